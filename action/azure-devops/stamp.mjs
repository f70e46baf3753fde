// Writes a version into a copy of the extension and its task: node stamp.mjs VERSION FOLDER
// Both know three numbers and nothing else: of 1.2.3-rc.1 they get 1.2.3.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [version, folder] = process.argv.slice(2);
const numbers = version.split('-')[0];
const [Major, Minor, Patch] = numbers.split('.').map(Number);

function stamp(file, value) {
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: value }, null, 2) + '\n');
}

stamp('vss-extension.json', numbers);
stamp('ProxyGuardV1/task.json', { Major, Minor, Patch });
