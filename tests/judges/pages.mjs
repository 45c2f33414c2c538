// Opens every page of a built site in Chromium and judges what a reader gets: axe in light and dark on a phone and a
// desktop, nothing wider than the window, no text of a drawing cut off or upon another, no message in the console,
// nothing fetched from elsewhere, the reading aids of charts by keyboard and touch (reading.mjs), and the same from file://
// with scripts off. The server allows what a strict policy allows: files of its own, nothing inline.
//
//   node pages.mjs TOOLS SITE
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { reading } from './reading.mjs';

const [tools, site] = process.argv.slice(2).map((folder) => path.resolve(folder));
const require = createRequire(path.join(tools, 'package.json'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const pages = fs.readdirSync(site, { recursive: true }).filter((file) => file.endsWith('.html')).sort();
if (pages.length === 0) {
  console.error(`no pages below ${site}`);
  process.exit(1);
}

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript',
  '.woff2': 'font/woff2', '.pdf': 'application/pdf', '.png': 'image/png', '.jpg': 'image/jpeg' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'";
const server = http.createServer((request, response) => {
  const file = path.join(site, decodeURIComponent(new URL(request.url, 'http://site').pathname));
  if (!file.startsWith(site) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-security-policy': policy, 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
  response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
let findings = 0;
const find = (where, what) => {
  findings += 1;
  console.log(`${where}: ${what}`);
};

function watch(page, where, own) {
  page.on('console', (message) => message.type() === 'error' && find(where(), `console: ${message.text()}`));
  page.on('pageerror', (error) => find(where(), `script: ${error}`));
  page.on('requestfailed', (request) => find(where(), `failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:')) find(where(), `fetches ${request.url()}`);
  });
}

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

// Texts of the drawings that are shown, as the browser sets them: none leaves its drawing, no two of one lie upon each
// other. Boxes are in the drawing's own pixels; their height is that of the em square, of which a 汉字 fills the most.
// Marks that fill half of their square may hang out with the empty half.
const drawings = () => {
  const slack = 0.5;
  const found = [];
  for (const svg of document.querySelectorAll('.drawing svg')) {
    if (svg.getClientRects().length === 0) continue;
    const { x, y, width, height } = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      const [from, to] = [text.getStartPositionOfChar(0).x, text.getEndPositionOfChar(text.getNumberOfChars() - 1).x];
      const em = parseFloat(getComputedStyle(text).fontSize);
      const baseline = text.y.baseVal[0].value;
      const words = text.textContent.trim();
      const left = from + (/^[（《〈「『【“‘]/.test(words) ? em / 2 : 0);
      const right = to - (/[）》〉」』】”’、，。：；！？]$/.test(words) ? em / 2 : 0);
      return { words, left, right, top: baseline - 0.88 * em, bottom: baseline + 0.12 * em };
    });
    boxes.forEach((one, index) => {
      if (one.left < x - slack || one.right > x + width + slack || one.top < y - slack || one.bottom > y + height + slack) {
        found.push(`“${one.words}” leaves its drawing`);
      }
      for (const other of boxes.slice(index + 1)) {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const tall = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > slack && tall > slack) found.push(`“${one.words}” lies upon “${other.words}”`);
      }
    });
  }
  return found;
};

// Entries of registers and sheets are templates filled many times: each is looked at on a phone by day and on a desktop by
// night, every other page in all windows.
const registers = ['places', 'organisations', 'people', 'programmes', 'themes', 'mechanisms', 'policies', 'sources', 'terms', 'indicators'];
const isFilled = (name) => {
  const [folder, ...rest] = name.split(path.sep);
  return (registers.includes(folder) && rest.length >= 2) || rest.includes('sheet');
};
const views = [];
for (const colorScheme of ['light', 'dark']) {
  for (const width of [320, 390, 820, 1280]) {
    const all = (colorScheme === 'light' && width === 390) || (colorScheme === 'dark' && width === 1280);
    views.push({ colorScheme, width, pages: all ? pages : pages.filter((name) => !isFilled(name)) });
  }
}
// The longest first, so that no worker is left with one at the end.
views.sort((a, b) => b.pages.length - a.pages.length);

let looked = 0;
async function look({ colorScheme, width, pages }) {
  const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  let name = '';
  watch(page, () => `${name} ${colorScheme} ${width}`, base);
  for (name of pages) {
    await page.goto(base + name.split(path.sep).map(encodeURIComponent).join('/'));
    await page.addScriptTag({ content: axe });
    const result = await page.evaluate(() => axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const violation of result.violations) {
      find(`${name} ${colorScheme} ${width}`,
        `${violation.id} (${violation.impact}, ${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 120)}`);
    }
    const over = await page.evaluate(overflow);
    if (over > 0) find(`${name} ${colorScheme} ${width}`, `${over} px wider than the window`);
    await page.evaluate(() => document.fonts.ready);
    for (const what of await page.evaluate(drawings)) find(`${name} ${colorScheme} ${width}`, what);
    looked += 1;
  }
  await context.close();
}
await Promise.all(Array.from({ length: os.availableParallelism() }, async () => {
  for (let view = views.shift(); view; view = views.shift()) await look(view);
}));

looked += await reading(browser, base, pages, find);

// As a reader has it who copied the folder: no server, no scripts.
const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
const page = await context.newPage();
let name = '';
watch(page, () => `${name} from file://`, pathToFileURL(site).href);
for (name of pages) {
  await page.goto(pathToFileURL(path.join(site, name)).href);
  const sheets = await page.locator('link[rel="stylesheet"]').count();
  if (sheets === 0) find(`${name} from file://`, 'no stylesheet');
  for (const target of await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.href))) {
    if (target.startsWith('file:') && !fs.existsSync(new URL(target.split('#')[0]))) find(name, `dead link ${target}`);
  }
  looked += 1;
}
await browser.close();
server.close();
console.log(`${pages.length} pages, ${looked} views, ${findings} findings`);
process.exit(findings === 0 ? 0 : 1);
