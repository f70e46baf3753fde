// Reads documents with a real browser's own reader of XML and prints what it understood as one line of JSON: node parse.cjs PLAN, a file
// with the texts.
const showEach = require('./browser.cjs');
const fs = require('node:fs');

const [plan] = process.argv.slice(2);

function read(text) {
  window.attacks = 0;
  window.attack = () => { window.attacks++; };
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  const seen = {
    fault: parsed.querySelector('parsererror')?.textContent ?? '',
    elements: [...parsed.querySelectorAll('*')].map((one) => `${one.namespaceURI} ${one.localName}`),
    links: [...parsed.querySelectorAll('link')].map((link) => new URL(link.getAttribute('href')).href),
    times: [...parsed.querySelectorAll('updated, published')].map((time) => Date.parse(time.textContent)),
    text: new XMLSerializer().serializeToString(parsed),
  };
  // As a page does that takes it over.
  document.body.replaceChildren(document.adoptNode(parsed.documentElement));
  return { ...seen, ran: window.attacks };
}

async function readAll(browser, texts) {
  const page = await browser.newPage();
  const seen = [];
  for (const text of texts) seen.push(await page.evaluate(read, text));
  await page.close();
  return seen;
}

showEach([JSON.parse(fs.readFileSync(plan))], readAll);
