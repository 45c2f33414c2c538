// Tooltips, a walk by keyboard and highlighted series for charts. Without it, titles and tables say the same.
(() => {
  const make = (name, attributes, parent) => {
    const made = document.createElementNS(`http://www.w3.org/${name === 'rect' ? '2000/svg' : '1999/xhtml'}`, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (parent) parent.append(made);
    return made;
  };
  const tip = make('div', { class: 'tip hei', hidden: '', 'aria-hidden': true }, document.body);
  const [head, words] = [make('span', { class: 'tip-head' }, tip), make('span', {}, tip)];
  const ring = make('rect', { class: 'ring' });
  let shown, pressed;

  // What has a title is a mark; a group of a series without one is its key. A title left in place would be a second tooltip.
  const read = (svg) => {
    const marks = [];
    for (const found of svg.querySelectorAll('title, g[data-s]')) {
      const key = found.tagName === 'g';
      const [group, text] = key ? [found, `图例：${found.textContent}`] : [found.parentNode, found.textContent];
      if (!key) found.remove();
      else if (found.querySelector('title')) continue;
      marks.push({ group, key, text });
    }
    return { svg, marks };
  };

  // The ring is what says where the keyboard is.
  const hide = (walking) => {
    if (shown) shown.classList.remove('fade');
    shown = null;
    tip.hidden = true;
    if (!walking) ring.remove();
  };

  const show = ({ svg }, { group, key, text }, series, framed, x, above, below) => {
    hide();
    shown = svg;
    svg.classList.toggle('fade', !!series);
    for (const one of svg.querySelectorAll('[data-s]')) one.classList.toggle('on', one.dataset.s === series);
    if (framed) {
      const box = group.getBBox();
      for (const side of ['x', 'y', 'width', 'height']) ring.setAttribute(side, box[side] + (side < 'x' ? 6 : -3));
      svg.append(ring);
    }
    if (key) return;
    const cut = text.indexOf('：');
    head.textContent = text.slice(0, Math.max(cut, 0));
    words.textContent = text.slice(cut + 1);
    tip.hidden = false;
    tip.style.left = tip.style.top = 0;
    const { offsetWidth: width, offsetHeight: height } = tip;
    const right = document.documentElement.clientWidth - width - 8;
    tip.style.left = `${scrollX + Math.max(8, Math.min(x - width / 2, right))}px`;
    tip.style.top = `${scrollY + (above < height + 8 ? Math.min(below, innerHeight - height - 8) : above - height)}px`;
  };

  // How far a point is from a shape: from its box, or from points along a line, which yields to a dot beside it.
  const gap = (at, from, size) => Math.max(from - at, 0, at - from - size);
  const distance = (shape, x, y, across, least) => {
    const away = ({ x: left, y: top, width = 0, height = 0 }) =>
      Math.hypot(gap(x, left, width) * across, gap(y, top, height));
    const box = away(shape.getBBox());
    if (!/^p/.test(shape.tagName) || box > least) return box;
    const part = shape.getTotalLength() / 40;
    return Math.min(...Array.from({ length: 41 }, (_, i) => away(shape.getPointAtLength(part * i)))) + 6;
  };

  const point = (on, { clientX, clientY, pointerType, type }) => {
    const mouse = pointerType === 'mouse';
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(on.svg.getScreenCTM().inverse());
    const hit = document.elementFromPoint(clientX, clientY);
    // Where every mark has a row to itself, the height of the pointer counts.
    const boxes = on.marks.filter((mark) => !mark.key).map((mark) => mark.group.getBBox());
    const rows = boxes.every((box, i) => !i || box.y > boxes[i - 1].y + boxes[i - 1].height - 2);
    let nearest, least = mouse ? 16 : Infinity;
    for (const mark of on.marks) {
      const across = rows && !mark.key ? 0.01 : 1;
      const { group } = mark;
      const shapes = group.children.length ? [...group.children] : [group];
      const far = group.contains(hit) ? -1 : Math.min(...shapes.map((shape) => distance(shape, x, y, across, least)));
      // A key is meant only where it is hit, and not by a finger that slides over it.
      const meant = !mark.key || (far < 8 && (mouse || type === 'pointerdown'));
      if (meant && far <= least) [nearest, least] = [mark, far];
    }
    if (!nearest) return hide();
    const series = nearest.group.dataset.s || (least < 0 && hit.dataset.s);
    const lift = mouse ? 14 : 32;
    show(on, nearest, series, !mouse, clientX, clientY - lift, clientY + lift);
  };

  // Back to where the keyboard is, if it is in a chart.
  const steps = [];
  const again = () => {
    hide();
    for (const step of steps) step(0);
  };

  for (const figure of document.querySelectorAll('.chart')) {
    const all = [...figure.querySelectorAll('.drawing:not(.print) svg')].map(read).filter((on) => on.marks.length);
    if (!all.length) continue;
    figure.classList.add('aided');
    // A slider: every screen reader steps through it, by keys or gestures, and the drawing stays an image.
    const name = (figure.querySelector('.chart-number') || figure.querySelector('.chart-title')).textContent;
    const walk = make('input', { type: 'range', class: 'walk', value: 0, 'aria-label': `${name}：逐项查看` });
    const step = (by) => {
      const on = all.find(({ svg }) => svg.getClientRects().length) || all[0];
      walk.max = on.marks.length - 1;
      walk.value = +walk.value + by;
      const mark = on.marks[walk.value];
      walk.setAttribute('aria-valuetext', mark.text);
      if (document.activeElement !== walk) return;
      mark.group.scrollIntoView({ block: 'nearest' });
      const { left, right, top, bottom } = mark.group.getBoundingClientRect();
      show(on, mark, mark.group.dataset.s, true, (left + right) / 2, top - 8, bottom + 8);
    };
    steps.push(step);
    all[all.length - 1].svg.parentNode.after(walk);
    step(0);
    walk.oninput = walk.onfocus = again;
    walk.onblur = () => hide();
    walk.onkeydown = (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      step(by);
    };
    for (const on of all) {
      on.svg.onpointermove = on.svg.onpointerdown = (event) => {
        if (event.type === 'pointerdown') pressed = event.timeStamp;
        point(on, event);
      };
      on.svg.onpointerleave = ({ pointerType }) => pointerType === 'mouse' && again();
      on.svg.onpointercancel = () => hide();
      // A swipe scrolls the page; a finger that rested first may slide in any direction.
      on.svg.addEventListener('touchmove', (event) => {
        if (event.cancelable && !event.touches[1] && event.timeStamp - pressed > 300) event.preventDefault();
      }, { passive: false });
    }
  }
  addEventListener('resize', again);
  addEventListener('keydown', ({ key, target }) => key === 'Escape' && hide(target.className === 'walk'));
  addEventListener('pointerdown', ({ target }) => shown && !shown.contains(target) && hide());
})();
