// What a reader gets from charts besides the drawing: by keyboard, touch and mouse, and without scripts.
//
// The titles are read from the page with scripts off; then the same page is used with scripts on.

/// The marks and keys of the drawing of each chart that is displayed: title, or nothing for a key, and which element it is.
const marks = () => [...document.querySelectorAll('figure.chart')].map((figure) =>
  [...figure.querySelectorAll('.drawing svg')].filter((svg) => svg.getClientRects().length)
    .flatMap((svg) => [...svg.querySelectorAll(':not(title)')].map((element, at) => {
      const title = [...element.children].find((child) => child.tagName === 'title');
      return { at, text: title?.textContent ?? null, meant: title || element.matches('g[data-s]') };
    }).filter(({ meant }) => meant)));

/// The titles of all drawings of each chart.
const titles = () => [...document.querySelectorAll('figure.chart')].map((figure) =>
  [...figure.querySelectorAll('.drawing svg')].map((svg) => [...svg.querySelectorAll('title')].map((title) => title.textContent)));

/// Functions for the page itself.
function helpers() {
  globalThis.judge = {
    drawing: (chart) => [...document.querySelectorAll('figure.chart')[chart].querySelectorAll('.drawing svg')]
      .find((svg) => svg.getClientRects().length),
    /// The open tooltip: its words with the colon that its two lines stand for, and whether all of it is in the window.
    tooltip: () => {
      const tip = document.querySelector('.tip');
      if (!tip || tip.hidden) return null;
      const [head, words] = [...tip.children].map((part) => part.textContent);
      const { left, right, top, bottom } = tip.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= document.documentElement.clientWidth && bottom <= innerHeight;
      return { words: head ? `${head}：${words}` : words, inside, left };
    },
    /// What is faded: opacities of the series that stays, of the others, and of texts.
    faded: () => {
      const svg = document.querySelector('.fade');
      if (!svg) return null;
      const of = (elements) => [...new Set([...elements].map((element) => getComputedStyle(element).opacity))].sort();
      const state = (state) => of(svg.querySelectorAll(`g[data-s]${state} > :not(text), [data-s]${state}:not(g, text)`));
      return { on: state('.on'), off: state(':not(.on)'), texts: of(svg.querySelectorAll('text')) };
    },
    /// What a reader at the slider of a chart hears and sees.
    heard: () => {
      const { activeElement } = document;
      if (!activeElement.matches('figure.chart .walk')) return null;
      const text = activeElement.getAttribute('aria-valuetext');
      return { text, at: activeElement.value, tip: globalThis.judge.tooltip(), faded: globalThis.judge.faded() };
    },
    focusable: () => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
      .filter((element) => element.getClientRects().length && !element.closest('details:not([open]) > :not(summary)')),
    /// The middle of a mark's shape, scrolled to a place in the window, and whether the mark lies uppermost there.
    spot: (chart, mark, block) => {
      const group = globalThis.judge.drawing(chart).querySelectorAll(':not(title, .ring)')[mark];
      const shape = group.querySelector(':scope > :not(text)') ?? group;
      shape.scrollIntoView({ block });
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return { x, y, own: group.contains(document.elementFromPoint(x, y)) };
    },
  };
}

/// Walks a chart by keyboard: in with Tab, to all marks and back, quiet with Escape, out with Tab.
async function walk(page, chart, expected, find) {
  const heard = () => page.evaluate(() => globalThis.judge.heard());
  const before = await page.evaluate((chart) => {
    const all = globalThis.judge.focusable();
    const own = all.filter((element) => element.closest('figure.chart .walk, .drawing') && element.closest('figure') === document.querySelectorAll('figure.chart')[chart]);
    if (own.length === 1) all[all.indexOf(own[0]) - 1].focus();
    return own.length;
  }, chart);
  if (before !== 1) return find(`${before} tab stops`);
  await page.keyboard.press('Tab');
  let now = await heard();
  if (!now) return find('Tab does not lead to its marks');
  const said = [];
  for (let last; now && now.at !== last; now = await heard()) {
    const { text, tip, faded } = now;
    const key = text.startsWith('图例：');
    said.push(text);
    if (key ? tip : tip?.words !== text) find(`says “${text}” and shows “${tip?.words}”`);
    if (tip && !tip.inside) find(`the tooltip of “${text}” leaves the window`);
    if (key && !faded) find(`the key “${text}” singles nothing out`);
    if (faded && `${faded.on}|${faded.texts}` !== '1|1') find(`“${text}” fades itself or texts: ${JSON.stringify(faded)}`);
    if (faded?.off.some((opacity) => opacity !== '0.35')) find(`“${text}” leaves others at ${faded.off}`);
    last = now.at;
    await page.keyboard.press(said.length % 2 ? 'ArrowDown' : 'ArrowRight');
  }
  const walked = said.filter((text) => !text.startsWith('图例：')).join('\n');
  const wanted = expected.map(({ text }) => text).filter(Boolean).join('\n');
  if (walked !== wanted) find(`walks “${walked}” and not “${wanted}”`);
  for (const [key, wanted] of [['ArrowUp', said.at(-2) ?? said[0]], ['Home', said[0]], ['End', said.at(-1)]]) {
    await page.keyboard.press(key);
    const text = (await heard())?.text;
    if (text !== wanted) find(`${key} leads to “${text}” and not to “${wanted}”`);
  }
  await page.keyboard.press('Escape');
  const left = await heard();
  if (!left || left.tip || left.faded) find('Escape does not close the tooltip, or loses the place');
  if (!(await page.evaluate((chart) => Boolean(globalThis.judge.drawing(chart).querySelector('.ring')), chart))) {
    find('nothing shows where the keyboard is');
  }
  await page.keyboard.press('Tab');
  if ((await heard()) || (await page.evaluate(() => Boolean(document.querySelector('.ring'))))) find('Tab does not leave');
}

/// Touches every mark of a chart, by events in the page; and the first and the last with a finger that slides.
async function touch(page, finger, chart, expected, find) {
  for (const [i, { at: mark, text }] of expected.entries()) {
    const real = i === 0 || i === expected.length - 1;
    // At the upper edge of the window there is no room above the finger.
    const block = real ? 'start' : 'center';
    const { x, y, own } = await page.evaluate((spot) => globalThis.judge.spot(...spot), [chart, mark, block]);
    const at = async (type, x) => {
      if (real) {
        await finger(type === 'pointerdown' ? 'touchStart' : 'touchMove', { x, y });
        // The browser hands moves on with the next frame.
        await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      }
      return page.evaluate(([chart, type, x, y]) => {
        const init = { pointerType: 'touch', clientX: x, clientY: y, bubbles: true };
        if (type) globalThis.judge.drawing(chart).dispatchEvent(new PointerEvent(type, init));
        return globalThis.judge.tooltip();
      }, [chart, real ? '' : type, x, y]);
    };
    const told = await at('pointerdown', x);
    if (own && text === null && told) find('the key of a series has a tooltip');
    if (own && text !== null && told?.words !== text) find(`touched “${text}”, told “${told?.words}”`);
    if (told && !told.inside) find(`the tooltip of “${told.words}” leaves the window`);
    const [one, other] = [await at('pointermove', 2), await at('pointermove', page.viewportSize().width - 2)];
    if (text !== null && !(one?.left < other?.left)) find(`the tooltip of “${text}” does not follow from edge to edge`);
    for (const moved of [one, other]) if (moved && !moved.inside) find(`the tooltip of “${moved.words}” leaves the window`);
    if (real) await finger('touchEnd');
  }
  await page.evaluate(() => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
  if (await page.evaluate(() => globalThis.judge.tooltip())) find('a touch elsewhere leaves the tooltip open');
}

/// Points at a chart with the mouse, and away from it.
async function hover(page, chart, expected, find) {
  const { at, text } = expected.find((mark) => mark.text !== null);
  const { x, y, own } = await page.evaluate((spot) => globalThis.judge.spot(...spot), [chart, at, 'center']);
  await page.mouse.move(x, y);
  const told = await page.evaluate(() => globalThis.judge.tooltip());
  if (own && told?.words !== text) find(`pointed at “${text}”, told “${told?.words}”`);
  if (told && !told.inside) find(`the tooltip of “${told.words}” leaves the window`);
  await page.mouse.move(1, 1);
  if (await page.evaluate(() => globalThis.judge.tooltip())) find('the tooltip stays when the mouse has left');
}

/// Makes the window a phone's and a desktop's again while the keyboard is in a chart: the place is kept, what is said is
/// shown.
async function resize(page, chart, find) {
  const viewport = page.viewportSize();
  await page.evaluate((chart) => document.querySelectorAll('figure.chart')[chart].querySelector('.walk').focus(), chart);
  await page.keyboard.press('End');
  for (const width of [360, viewport.width]) {
    await page.setViewportSize({ ...viewport, width });
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    const now = await page.evaluate(() => globalThis.judge.heard());
    const drawn = await page.evaluate((chart) => Boolean(globalThis.judge.drawing(chart).querySelector('.ring')), chart);
    if (!now || !drawn || now.tip?.words !== now.text || !now.tip.inside) find(`a window of ${width} px loses the place`);
  }
}

/// Swipes upwards over a chart: the page has to scroll. A finger that rested first moves over the marks instead.
async function swipe(page, finger, chart, find) {
  const { x, y, room } = await page.evaluate((chart) => {
    globalThis.judge.drawing(chart).scrollIntoView({ block: 'center' });
    const { left, top, width, height } = globalThis.judge.drawing(chart).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, room: document.documentElement.scrollHeight - innerHeight - scrollY };
  }, chart);
  if (room < 200) return;
  const before = await page.evaluate(() => scrollY);
  await finger('touchStart', { x, y });
  for (let by = 20; by <= 200; by += 20) await finger('touchMove', { x, y: y - by });
  await finger('touchEnd');
  // The page goes on for a while after a swipe.
  for (let last = -1, now = before; now !== last; now = await page.evaluate(() => scrollY)) {
    last = now;
    await page.waitForTimeout(200);
  }
  const { by, tip } = await page.evaluate((before) => ({ by: scrollY - before, tip: globalThis.judge.tooltip() }), before);
  if (by < 50) find('a swipe does not scroll the page');
  if (tip) find('the tooltip stays open while the page scrolls');
  const place = await page.evaluate((chart) => {
    globalThis.judge.drawing(chart).scrollIntoView({ block: 'center' });
    return scrollY;
  }, chart);
  await finger('touchStart', { x, y });
  await page.waitForTimeout(400);
  for (let by = 20; by <= 100; by += 20) await finger('touchMove', { x, y: y - by });
  await page.waitForTimeout(100);
  const rested = await page.evaluate((place) => ({ by: scrollY - place, tip: globalThis.judge.tooltip() }), place);
  await finger('touchEnd');
  if (rested.by || !rested.tip) find(`a finger that rested does not stay with the marks: ${JSON.stringify(rested)}`);
}

/// Opens every data table by keyboard, without scripts: what it is called, how its cells are named, whether it fits.
async function tables(page, find) {
  const count = await page.evaluate(() => document.querySelectorAll('details.data').length);
  for (let table = 0; table < count; table += 1) {
    await page.evaluate((table) => document.querySelectorAll('details.data > summary')[table].focus(), table);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const faults = await page.evaluate((table) => {
      const details = document.querySelectorAll('details.data')[table];
      const region = details.querySelector('.table-frame');
      const cells = [...details.querySelectorAll('th')];
      return Object.entries({
        'does not open with Enter': !details.open,
        'cannot be reached to scroll it': document.activeElement !== region,
        'is a region without a name': !region?.getAttribute('aria-label'),
        'has no caption': !details.querySelector('caption')?.textContent.trim(),
        'has heads without scope': !cells.length || cells.some((cell) => !['col', 'row'].includes(cell.scope)),
        'has rows without a head': [...details.querySelectorAll('tbody tr')].some((row) => !row.querySelector('th')),
        'is wider than the window': document.documentElement.scrollWidth > document.documentElement.clientWidth,
      }).filter(([, wrong]) => wrong).map(([fault]) => fault);
    }, table);
    for (const fault of faults) find(`data table ${table + 1} ${fault}`);
    await page.evaluate((table) => { document.querySelectorAll('details.data')[table].open = false; }, table);
  }
}

/// Judges the reading aids of every page; `find` takes where and what. Gives the number of views.
export async function reading(browser, base, pages, find) {
  let views = 0;
  for (const width of [320, 390, 1280]) {
    const viewport = { width, height: 800 };
    const phone = width < 800;
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport });
    const rich = await browser.newContext({ viewport, reducedMotion: 'reduce', hasTouch: phone, isMobile: phone });
    const [bare, page] = [await plain.newPage(), await rich.newPage()];
    const client = await rich.newCDPSession(page);
    const finger = (type, ...touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
    for (const name of pages) {
      const here = (what) => find(`${name} ${width}`, what);
      page.removeAllListeners();
      page.on('console', (message) => message.type() === 'error' && here(`console: ${message.text()}`));
      page.on('pageerror', (error) => here(`script: ${error}`));
      const address = base + name.split(/[\\/]/).map(encodeURIComponent).join('/');
      await bare.goto(address);
      for (const [chart, drawings] of (await bare.evaluate(titles)).entries()) {
        if (drawings.some((found) => !found.length || found.some((title) => !title.trim()))) {
          here(`chart ${chart + 1} has marks without a title`);
        }
      }
      const charts = await bare.evaluate(marks);
      await tables(bare, here);
      await page.goto(address);
      await page.evaluate(helpers);
      await page.evaluate(() => document.fonts.ready);
      const doubled = (await page.evaluate(marks)).flat().filter(({ text }) => text !== null);
      if (doubled.length) here(`the browser shows ${doubled.length} titles as well, “${doubled[0].text}”`);
      for (const [chart, expected] of charts.entries()) {
        const there = (what) => here(`chart ${chart + 1}: ${what}`);
        try {
          await walk(page, chart, expected, there);
          if (phone) await touch(page, finger, chart, expected, there);
          else {
            await hover(page, chart, expected, there);
            await resize(page, chart, there);
          }
        } catch (error) {
          there(error);
        }
      }
      if (phone && charts.length) await swipe(page, finger, 0, here).catch(here);
      views += 1;
    }
    await Promise.all([plain.close(), rich.close()]);
  }
  return views;
}
