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
  const pdf = await page.pdf({ path: path.join(folder, `${name}-${view}.pdf`), preferCSSPageSize: true, printBackground: false });
  seen.pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
  seen.size = pdf.toString('latin1').match(/\/MediaBox\s*\[([^\]]*)\]/)[1];
  await context.close();
  return seen;
}

showEach(views, look);
