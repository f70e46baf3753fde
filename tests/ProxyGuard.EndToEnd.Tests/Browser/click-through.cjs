// Goes by clicks alone from the fleet to a repository, a run, an incident and a proxy: node click-through.cjs ADDRESS
const showEach = require('./browser.cjs');

const [address] = process.argv.slice(2);
const views = [{ view: 'script' }, { view: 'no-script', javaScriptEnabled: false }];

async function walk(browser, { view, ...options }) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const stops = [];
  const follow = async (link) => {
    await Promise.all([page.waitForNavigation(), link.first().click()]);
    stops.push(new URL(page.url()).pathname);
  };
  await page.goto(address);
  await follow(page.locator('main a[href^="/r/github.com~acme~widgets"]'));
  await follow(page.locator('main a[href*="/runs/"]'));
  await page.goBack();
  await follow(page.locator('main a[href^="/incidents/"]'));
  await follow(page.locator('main a[href^="/proxies/"]'));
  await context.close();
  return { view, stops };
}

showEach(views, walk);
