// Looks at a page with a real browser and prints what it saw as one line of JSON: node look.cjs ADDRESS FOLDER NAME
// FOLDER gets pictures of the whole page: light and dark on a wide screen, light and dark on a telephone; and the wide one's top.
const showEach = require('./browser.cjs');
const path = require('node:path');

const [address, folder, name] = process.argv.slice(2);
const views = [
  { view: 'light', width: 1200, colorScheme: 'light' },
  { view: 'dark', width: 1200, colorScheme: 'dark' },
  { view: 'narrow-light', width: 390, colorScheme: 'light' },
  { view: 'narrow-dark', width: 390, colorScheme: 'dark' },
  { view: 'no-script', width: 1200, colorScheme: 'light', javaScriptEnabled: false },
];

async function look(browser, { view, width, colorScheme, ...options }) {
  const context = await browser.newContext({ viewport: { width, height: 1040 }, colorScheme, ...options });
  const page = await context.newPage();
  const seen = { view, complaints: [], requests: [], failures: [] };
  page.on('console', (message) => seen.complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.complaints.push(`error: ${error.message}`));
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('requestfailed', (request) => seen.failures.push(request.url()));
  page.on('response', (response) => { if (response.status() >= 400) seen.failures.push(`${response.status()} ${response.url()}`); });
  await page.goto(address, { waitUntil: 'networkidle' });
  seen.text = await page.locator('body').innerText();
  // A drawing says what its table says, and without a script says it in another way.
  for (const plot of await page.locator('.plot').all()) seen.text = seen.text.replace(await plot.innerText(), '');
  if (options.javaScriptEnabled !== false) {
    seen.background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    seen.overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.screenshot({ path: path.join(folder, `${name}-${view}.png`), fullPage: true });
    if (view === 'light') await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  await context.close();
  return seen;
}

showEach(views, look);
