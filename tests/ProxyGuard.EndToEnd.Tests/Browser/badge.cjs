// Shows badges in a real browser, as pictures in a page of somebody else's and in one of ours, and by themselves, and prints what it saw
// as one line of JSON: node badge.cjs PLAN, a file with [{ addresses, token }]: with a token somebody is signed in.
const showEach = require('./browser.cjs');
const fs = require('node:fs');
const http = require('node:http');

const [plan] = process.argv.slice(2);

// How wide a picture is; 0 when it is none.
async function asPicture(address) {
  const picture = new Image();
  picture.src = address;
  document.body.append(picture);
  return picture.decode().then(() => picture.naturalWidth, () => 0);
}

// What it says, and how far each text is from the edges of its rectangle and from the width that it has by itself.
function measure() {
  const rectangles = [...document.querySelectorAll('rect')].map((one) => one.getBBox());
  const texts = [...document.querySelectorAll('text')].map((text, index) => {
    const [box, around] = [text.getBBox(), rectangles[index]];
    const width = text.textLength.baseVal.value;
    text.removeAttribute('textLength');
    const edges = [box.x - around.x, box.y - around.y, around.x + around.width - box.x - box.width, around.y + around.height - box.y - box.height];
    return { text: text.textContent, edge: Math.min(...edges), stretched: width / text.getComputedTextLength() };
  });
  return { title: document.querySelector('title').textContent, width: document.documentElement.width.baseVal.value, texts };
}

async function signIn(context, site, token) {
  const page = await context.newPage();
  await page.goto(`${site}/sign-in`);
  await page.locator('#token').fill(token);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  if ((await context.cookies()).length === 0) throw new Error(`not signed in: ${await page.locator('main').innerText()}`);
  await page.close();
}

async function open(context, where, complaints) {
  const page = await context.newPage();
  // A picture that is opened by itself names no icon, and the browser looks for one.
  const isOfIcon = (message) => message.location().url.endsWith('/favicon.ico');
  page.on('console', (message) => { if (!isOfIcon(message)) complaints.push(`${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  await page.goto(where);
  return page;
}

async function showAll(browser, { addresses, token }) {
  const context = await browser.newContext();
  const [site, complaints] = [new URL(addresses[0]).origin, []];
  // Another site, as near as this one: to a browser they differ by their names.
  const other = http.createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<!DOCTYPE html><title>README</title>'));
  await new Promise((listens) => { other.listen(0, '127.0.0.1', listens); });
  if (token) await signIn(context, site, token);
  const elsewhere = await open(context, `http://localhost:${other.address().port}/`, complaints);
  const here = await open(context, `${site}/accounting`, complaints);
  const alone = await open(context, 'about:blank', complaints);
  const seen = [];
  for (const address of addresses) {
    await alone.goto(address);
    const widths = { elsewhere: await elsewhere.evaluate(asPicture, address), here: await here.evaluate(asPicture, address) };
    seen.push({ address, ...widths, ...await alone.evaluate(measure), complaints: complaints.splice(0) });
  }
  await context.close();
  other.close();
  return seen;
}

showEach(JSON.parse(fs.readFileSync(plan)), showAll);
