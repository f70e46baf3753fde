// Visits pages with a real browser, each in several views, and prints what it saw as one line of JSON: node visit.cjs PLAN FOLDER
// PLAN is a file: [{ name, address, status, shown, views }]. FOLDER gets a picture of every page that is to be shown.
const showEach = require('./browser.cjs');
const axe = require('axe-core');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

const [plan, folder] = process.argv.slice(2);
const tallest = 1500;
const lanes = 2;
const looks = {
  light: { width: 1200, colorScheme: 'light' },
  'no-script': { width: 1200, colorScheme: 'light', javaScriptEnabled: false },
  dark: { width: 1200, colorScheme: 'dark' },
  narrow: { width: 390, colorScheme: 'light' },
};

// Listens before any script of the page: what its policy refused, and what moved after it was drawn.
function listen() {
  window.seen = { refused: [], shift: 0 };
  document.addEventListener('securitypolicyviolation', (event) => window.seen.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });
}

// The share of a picture's bytes that say something else than the byte to the left or above: nothing of a page in one colour does.
function detail(picture) {
  const parts = [];
  for (let at = 8; at < picture.length; at += 12 + picture.readUInt32BE(at)) {
    if (picture.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(picture.subarray(at + 8, at + 8 + picture.readUInt32BE(at)));
  }
  const bytes = zlib.inflateSync(Buffer.concat(parts));
  let other = 0;
  for (let at = 4; at < bytes.length; at++) if (bytes[at] !== bytes[at - 3]) other++;
  return other / bytes.length;
}

async function visit(context, view, { name, address, status, shown }) {
  const page = await context.newPage();
  const hasScript = view !== 'no-script';
  const seen = { name, view, complaints: [], requests: [], failures: [], violations: [], refused: [], hidden: [], untold: [], shift: 0, overflow: 0 };
  page.on('console', (message) => { if (!/status of (404|403|400)/.test(message.text())) seen.complaints.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => seen.complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { seen.complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('requestfailed', (request) => seen.failures.push(request.url()));
  page.on('response', (response) => { if (response.status() >= 400 && response.url() !== address) seen.failures.push(`${response.status()} ${response.url()}`); });
  if (hasScript) await page.addInitScript(listen);
  const answer = await page.goto(address, { waitUntil: 'load' });
  seen.status = answer.status() === (status ?? 200) ? '' : `${answer.status()}`;
  // A chart says by its lines what stands in its table without a script.
  seen.text = (await page.locator('main > :not(.charts)').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
  seen.links = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.href));
  if (hasScript) {
    // Two frames, so that what a script draws late is drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    Object.assign(seen, await page.evaluate(() => window.seen));
    seen.hidden = await page.evaluate(() => [...document.querySelectorAll('main *')]
      .filter((element) => getComputedStyle(element).visibility === 'hidden').map((element) => `${element.tagName}.${element.className}`));
    seen.untold = await page.evaluate(() => [...document.querySelectorAll('time')]
      .filter((time) => !/:[0-9]{2}:/.test(time.title)).map((time) => time.outerHTML));
    seen.overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const height = Math.min(tallest, await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom + scrollY) + 24));
    const picture = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: page.viewportSize().width, height } });
    seen.detail = detail(picture);
    if (shown) fs.writeFileSync(path.join(folder, `page-${name}-${view}.png`), picture);
    await page.evaluate(axe.source);
    const result = await page.evaluate(() => window.axe.run());
    seen.violations = result.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
  }
  await page.close();
  return seen;
}

async function open(browser) {
  const contexts = {};
  for (const [view, { width, ...options }] of Object.entries(looks)) {
    contexts[view] = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  }
  return contexts;
}

// All views of a page follow each other at once, so that none of them is of another hour.
async function visitAll(browser, stops) {
  const contexts = await open(browser);
  const seen = [];
  const lane = async () => {
    for (let stop = stops.shift(); stop; stop = stops.shift()) {
      for (const view of stop.views) seen.push(await visit(contexts[view], view, stop));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return seen;
}

showEach([JSON.parse(fs.readFileSync(plan))], visitAll);
