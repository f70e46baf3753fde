// Starts the real browser, shows it every view, and prints what was seen as one line of JSON.
const { chromium } = require('playwright-core');

async function main(views, visit) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  try {
    const seen = [];
    for (const view of views) seen.push(await visit(browser, view));
    console.log(JSON.stringify(seen));
  } finally {
    await browser.close();
  }
}

module.exports = (views, visit) => main(views, visit).catch((error) => { console.error(error); process.exitCode = 1; });
