// Opens exported reports from the disk with a real browser that has no network, prints them on A4, and prints what it saw as one line of
// JSON: node export.cjs FOLDER FILE...
const showEach = require('./browser.cjs');
const axe = require('axe-core');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [folder, ...files] = process.argv.slice(2);
const views = files.flatMap((file) => [
  { file, view: 'light', width: 1200, colorScheme: 'light' },
  { file, view: 'dark', width: 390, colorScheme: 'dark' },
  { file, view: 'no-script', width: 1200, colorScheme: 'light', javaScriptEnabled: false },
]);

// The worst card and its chart as often as six proxies would have them, and a table of incidents as long as can be.
function fill() {
  for (const kind of ['article.proxy', 'figure.chart']) {
    const all = document.querySelectorAll(kind);
    for (let count = all.length; count < 6; count++) all[0].after(all[0].cloneNode(true));
  }
  document.querySelector('#incidents').nextElementSibling.replaceWith(document.querySelector('table.failures').cloneNode(true));
}

const print = async (page, file) => (await page.pdf({ path: file, preferCSSPageSize: true })).toString('latin1');
const pagesOf = (pdf) => pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;

async function look(browser, { file, view, width, colorScheme, ...options }) {
  const context = await browser.newContext({ viewport: { width, height: 1040 }, colorScheme, offline: true, ...options });
  const page = await context.newPage();
  const name = path.basename(file, '.html');
  const seen = { file, view, complaints: [], requests: [], violations: [] };
  page.on('console', (message) => seen.complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.complaints.push(`error: ${error.message}`));
  page.on('request', (request) => seen.requests.push(request.url().slice(0, 200)));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'networkidle' });
  seen.address = page.url();
  seen.text = await page.locator('body').innerText();
  if (options.javaScriptEnabled !== false) {
    seen.canvases = await page.locator('canvas').count();
    seen.complaintsBefore = seen.complaints.length;
    await page.screenshot({ path: path.join(folder, `${name}-${view}.png`), fullPage: true });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run());
    seen.violations = violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' ')}`);
    // A script that is not of the file does not run.
    seen.foreign = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.foreign = true';
      document.body.append(script);
      return window.foreign === true;
    });
  }
  const pdf = await print(page, path.join(folder, `${name}-${view}.pdf`));
  seen.pages = [pagesOf(pdf)];
  if (options.javaScriptEnabled !== false) {
    await page.evaluate(fill);
    seen.pages.push(pagesOf(await print(page, path.join(folder, `${name}-${view}-six.pdf`))));
  }
  seen.size = pdf.match(/\/MediaBox\s*\[([^\]]*)\]/)[1];
  await context.close();
  return seen;
}

showEach(views, look);
