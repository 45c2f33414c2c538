// Takes a picture of one built page as a reader sees it.
//
//   node screenshot.mjs TOOLS SITE PAGE OUT.png [light|dark] [WIDTH] [HEIGHT|full]
//
// TOOLS is where tests/run.sh put playwright-core: target/judges.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, site, name, out, colorScheme = 'light', width = '1280', height = '900'] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(tools), 'package.json'));
const { chromium } = require('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const viewport = { width: Number(width), height: height === 'full' ? 900 : Number(height) };
const page = await browser.newPage({ colorScheme, viewport, deviceScaleFactor: Number(process.env.SCALE ?? 1) });
const [file, hash = ''] = name.split('#');
await page.goto(pathToFileURL(path.join(path.resolve(site), file)).href + (hash && `#${hash}`));
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: out, fullPage: height === 'full' });
await browser.close();
