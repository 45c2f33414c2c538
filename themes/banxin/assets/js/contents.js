// The way back to the folded list of contents floats once the list has gone out of sight; until then nothing lies upon the page.
(() => {
  const [folded, back] = ['.folded-contents', '.way-back'].map((found) => document.querySelector(found));
  if (!folded || !back || !window.IntersectionObserver) return;
  new IntersectionObserver(([list]) => {
    back.classList.toggle('floats', !list.isIntersecting && list.boundingClientRect.top < 0);
  }).observe(folded);
})();

// Marks in the list of contents which section is being read. Without it, the list is a list of links.
(() => {
  const links = [...document.querySelectorAll('.contents a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let current;
  // The section whose heading was the last to pass the upper third of the window.
  const mark = () => {
    const passed = headings.filter((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    const next = passed.length ? links[headings.indexOf(passed[passed.length - 1])] : undefined;
    if (next === current) return;
    if (current) current.removeAttribute('aria-current');
    current = next;
    if (!current) return;
    current.setAttribute('aria-current', 'location');
    // Only the list scrolls, and only if it is longer than the window.
    const list = current.closest('.contents');
    list.scrollTop += current.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  };
  if (!links.length || !window.IntersectionObserver) return;
  // All that is above the window counts as within, so that a leap over several headings is noticed too.
  const observer = new IntersectionObserver(mark, { rootMargin: '9999999px 0px -66% 0px' });
  for (const heading of headings) if (heading) observer.observe(heading);
})();
