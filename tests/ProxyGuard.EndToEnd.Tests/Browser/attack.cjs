// Visits pages full of attacks with the page's policy switched off, so that nothing but the encoding is between an attack and the browser,
// and prints what ran as one line of JSON: node attack.cjs PLAN, a file with the addresses.
const showEach = require('./browser.cjs');
const fs = require('node:fs');

const [plan] = process.argv.slice(2);

function listen() {
  window.attacks = 0;
  window.attack = () => { window.attacks++; };
}

async function visitAll(browser) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, bypassCSP: true });
  await context.addInitScript(listen);
  const seen = [];
  for (const address of JSON.parse(fs.readFileSync(plan))) {
    const page = await context.newPage();
    const one = { address, ran: 0, requests: [], dialogs: 0 };
    page.on('dialog', (dialog) => { one.dialogs++; dialog.dismiss(); });
    page.on('request', (request) => one.requests.push(request.url()));
    await page.goto(address, { waitUntil: 'load' });
    // Whatever waits for the pointer or the focus gets both.
    one.ran = await page.evaluate(() => {
      for (const element of document.querySelectorAll('main *')) {
        for (const type of ['mouseover', 'focus', 'pointerenter', 'click', 'toggle']) {
          if (type !== 'click' || !element.closest('a, button, form')) element.dispatchEvent(new Event(type, { bubbles: true }));
        }
      }
      return window.attacks;
    });
    one.elements = await page.evaluate(() => document.querySelectorAll('main script:not([src]), iframe, object, embed, base, form:not([action^="/"]), [onerror], [onload], [onfocus]').length);
    one.text = (await page.locator('main').innerText()).length;
    one.links = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.protocol).filter((kind) => !/^https?:$/.test(kind)));
    seen.push(one);
    await page.close();
  }
  await context.close();
  return seen;
}

showEach([{}], visitAll);
