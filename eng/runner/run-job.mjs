#!/usr/bin/env node
// Runs one job of a workflow as GitHub's runner does, on this machine.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { githubContext, runnerContext } from './github.mjs';
import { knownHosts } from './hosts.mjs';
import { JobLog } from './log.mjs';
import { Steps } from './steps.mjs';

const usage = `usage: node eng/runner/run-job.mjs --workflow FILE --job NAME --workspace DIR [options]
  --action USES=DIR     the folder of an action, by what its step says in 'uses'; repeatable, as are all of NAME=VALUE
  --image IMAGE         what container actions run, instead of building it
  --engine podman|docker    (podman), --network NAME for its containers
  --add-host NAME:IP    a name that steps know, without the machine's own /etc/hosts being changed (for run steps that needs root)
  --event FILE          the event as JSON; --github NAME=VALUE changes anything else that the run knows of itself
  --secret NAME=VALUE, --var NAME=VALUE
  --result FILE         writes what became of the steps, as JSON`;

const many = { type: 'string', multiple: true, default: [] };
const one = { type: 'string' };

function read() {
  const { values } = parseArgs({ options: {
    workflow: one, job: one, workspace: one, image: one, engine: { ...one, default: 'podman' }, network: one, event: one, result: one,
    action: many, secret: many, var: many, github: many, 'add-host': many,
  } });
  for (const name of ['workflow', 'job', 'workspace']) if (!values[name]) throw new Error(`--${name} is missing`);
  if (!['podman', 'docker'].includes(values.engine)) throw new Error('--engine is podman or docker');
  return values;
}

const named = (values) => Object.fromEntries(values.map((value) => [value.split('=', 1)[0], value.slice(value.indexOf('=') + 1)]));
const strategy = { 'fail-fast': true, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 };

async function runJob(given) {
  const workflow = parse(readFileSync(given.workflow, 'utf8'));
  const definition = workflow.jobs?.[given.job];
  if (!definition) throw new Error(`${given.workflow} has no job '${given.job}'`);
  const temp = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    const job = prepare(given, workflow, temp);
    const steps = new Steps(job);
    job.status = () => steps.status;
    Object.assign(job.env, steps.expressions().texts(workflow.env));
    Object.assign(job.env, steps.expressions().texts(definition.env));
    if (steps.expressions().holds(definition.if)) await steps.run(definition.steps);
    else steps.status = 'skipped';
    job.log.say(`Job '${given.job}': ${steps.status}`);
    const { env, path, summary, log: { annotations } } = job;
    return { status: steps.status, steps: steps.results, env, path, annotations, summary };
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

function prepare(given, workflow, temp) {
  const workspace = resolve(given.workspace);
  const eventPath = join(temp, '_github_workflow', 'event.json');
  const event = given.event ? JSON.parse(readFileSync(given.event, 'utf8')) : {};
  mkdirSync(join(temp, '_github_workflow'));
  writeFileSync(eventPath, JSON.stringify(event));
  const github = githubContext(
    { workflow: workflow.name, file: basename(given.workflow), job: given.job, workspace, eventPath, event }, named(given.github));
  const secrets = { ...named(given.secret), GITHUB_TOKEN: github.token };
  const log = new JobLog(process.stdout);
  for (const secret of Object.values(secrets)) log.addSecret(secret);
  return {
    workspace, temp, log, github, runner: runnerContext(workspace, temp), hosts: knownHosts(given['add-host'], temp),
    env: {}, path: [], summary: '',
    contexts: { secrets, vars: named(given.var), strategy, matrix: {}, needs: {}, inputs: {} },
    settings: { actions: named(given.action), image: given.image, engine: given.engine, network: given.network },
  };
}

try {
  const given = read();
  const result = await runJob(given);
  if (given.result) writeFileSync(given.result, JSON.stringify(result, null, 2));
  process.exitCode = result.status === 'failure' ? 1 : 0;
} catch (fault) {
  process.stderr.write(`run-job.mjs: ${fault.message}\n${usage}\n`);
  process.exitCode = 2;
}
