// Tells of the element that stands last on each page whether it is seen, and whether it would be before the page's end has arrived:
// node arrival.cjs SELECTOR ADDRESS...
const showEach = require('./browser.cjs');

const [selector, ...addresses] = process.argv.slice(2);

async function look(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const last = page.locator(selector);
  const whole = await last.isVisible();
  await page.evaluate(() => {
    for (const main = document.querySelector('main'); main.nextSibling;) main.nextSibling.remove();
  });
  const seen = { address, whole, cut: await last.isVisible() };
  await page.close();
  return seen;
}

showEach(addresses, look);
