// Signs in and out with a real browser, by keyboard alone, and prints what it saw as one line of JSON:
// node sign-in.cjs ADDRESS TOKEN FOLDER
const showEach = require('./browser.cjs');
const axe = require('axe-core');
const path = require('node:path');

const [address, token, folder] = process.argv.slice(2);
const views = [
  { view: 'light', width: 1200, colorScheme: 'light' },
  { view: 'dark', width: 1200, colorScheme: 'dark' },
  { view: 'narrow-dark', width: 390, colorScheme: 'dark' },
  { view: 'no-script', width: 1200, colorScheme: 'light', javaScriptEnabled: false },
];

async function enter(page, text) {
  await page.locator('#token:focus').waitFor(); // it gets the focus by itself, with the page's first picture
  await page.keyboard.type(text);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

// What a person who cannot see colours, or hears the page, would stumble over.
async function violations(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() => window.axe.run());
  return result.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' ')}`);
}

async function visit(browser, { view, width, colorScheme, ...options }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, ...options });
  const page = await context.newPage();
  const hasScript = options.javaScriptEnabled !== false;
  const seen = { view, complaints: [], requests: [], violations: [] };
  // That one answer is a refusal is meant, and a token has no user name that a browser could keep with it.
  const expected = /status of 403|^\[DOM\] Password forms should have/;
  page.on('console', (message) => { if (!expected.test(message.text())) seen.complaints.push(`${message.type()}: ${message.text()}`); });
  page.on('request', (request) => seen.requests.push(request.url()));

  await page.goto(address, { waitUntil: 'networkidle' });
  seen.closed = page.url();
  seen.overflow = hasScript ? await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) : 0;
  if (hasScript) seen.violations.push(...await violations(page));
  await page.screenshot({ path: path.join(folder, `sign-in-${view}.png`), fullPage: true });

  await enter(page, 'pg_wrong');
  seen.refused = await page.locator('[role=alert]').innerText();
  if (hasScript) seen.violations.push(...await violations(page));
  await page.screenshot({ path: path.join(folder, `sign-in-refused-${view}.png`), fullPage: true });
  await enter(page, token);
  seen.opened = page.url();
  seen.text = await page.locator('body').innerText();
  seen.cookies = (await context.cookies()).map(({ name, httpOnly, sameSite }) => `${name} ${httpOnly} ${sameSite}`);
  seen.scripts = hasScript ? await page.evaluate(() => document.cookie) : '';

  await page.goto(new URL('/', address).href);
  await page.getByRole('link', { name: /^Sign out/ }).focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  if (hasScript) seen.violations.push(...await violations(page));
  await page.screenshot({ path: path.join(folder, `sign-out-${view}.png`), fullPage: true });
  await page.keyboard.press('Shift+Tab');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.goto(address);
  seen.left = page.url();
  await context.close();
  return seen;
}

showEach(views, visit);
