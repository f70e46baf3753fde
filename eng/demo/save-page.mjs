// Saves a page of the service so that it displays from disk: node save-page.mjs ADDRESS FILE
import { writeFile } from 'node:fs/promises';

const [address, file] = process.argv.slice(2);

async function read(path) {
  const answer = await fetch(new URL(path, address));
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.text();
}

let page = await read(address);
for (const [link, path] of page.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)) {
  page = page.replace(link, `<style>\n${await read(path)}</style>`);
}
for (const [link, path] of page.matchAll(/<link rel="icon"[^>]* href="([^"]+)">/g)) {
  page = page.replace(link, `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(await read(path))}">`);
}
// What remains leads to the service, which may no longer run.
await writeFile(file, page.replaceAll(/ href="\/(?!\/)/g, ` href="${new URL('/', address)}`));
