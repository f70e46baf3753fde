// Runs steps one after the other, those of a job and those of a composite action alike.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { findAction, inputsOf, inputVariables } from './actions.mjs';
import { CommandFiles } from './command-files.mjs';
import { imageOf, mounts, runCommand, translate } from './container.mjs';
import { Expressions } from './expressions.mjs';
import { variables } from './github.mjs';
import { StepLog } from './log.mjs';

const shells = { undefined: ['bash', '-e'], bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'], sh: ['sh', '-e'] };

// The job: { github, runner, contexts, env, path, hosts, log, temp, workspace, settings, summary }; steps change env, path and summary.
// The scope: { env, contexts, github }, what is said only to these steps.
export class Steps {
  status = 'success';
  results = [];
  known = {};

  constructor(job, scope = {}) {
    this.job = job;
    this.scope = scope;
  }

  async run(steps) {
    for (const [index, step] of steps.entries()) this.results.push(await this.#runOne(step, step.id ?? `__${index}`));
    return this;
  }

  // The contexts as a step sees them now.
  expressions(env = {}) {
    const { job, scope } = this;
    return new Expressions({
      ...job.contexts, github: { ...job.github, ...scope.github }, runner: job.runner, job: { status: job.status() }, steps: this.known,
      env: { ...job.env, ...scope.env, ...env }, ...scope.contexts,
    }, this.status);
  }

  async #runOne(step, id) {
    const { log } = this.job;
    const name = this.expressions().text(step.name ?? step.uses ?? step.run.split('\n')[0]);
    const result = { id, name, outcome: 'skipped', conclusion: 'skipped', exitCode: null, outputs: {} };
    try {
      if (!this.expressions().holds(step.if)) return this.#conclude(result, step);
      log.say(`##[group]Run ${name}`);
      log.say('##[endgroup]');
      result.outcome = 'failure';
      const exitCode = await this.#execute(step, result);
      result.exitCode ??= exitCode;
      if (exitCode === 0) result.outcome = 'success';
    } catch (fault) {
      log.annotate('error', fault.message);
      result.outcome = 'failure';
    }
    return this.#conclude(result, step);
  }

  #conclude(result, step) {
    const isExcused = result.outcome === 'failure' && this.expressions().text(step['continue-on-error']) === 'true';
    result.conclusion = isExcused ? 'success' : result.outcome;
    if (result.conclusion === 'failure') this.status = 'failure';
    this.known[result.id] = { outputs: result.outputs, outcome: result.outcome, conclusion: result.conclusion };
    return result;
  }

  // 0, or what the step failed with.
  async #execute(step, result) {
    const env = this.expressions().texts(step.env);
    const expressions = this.expressions(env);
    if (step.run !== undefined) return this.#runScript(step, env, expressions, result);
    const action = findAction(expressions.text(step.uses), this.job.workspace, this.job.settings.actions);
    const inputs = inputsOf(action, expressions.texts(step.with), expressions, (line) => this.job.log.annotate('warning', line));
    const github = { action_repository: action.repository, action_ref: action.ref };
    switch (action.runs.using) {
      case 'docker': return this.#runContainer(action, inputs, env, github, result);
      case 'composite': return this.#runComposite(action, inputs, env, github, result);
      default: throw new Error(`eng/runner does not run '${action.runs.using}' actions: map '${step.uses}' to a stand-in`);
    }
  }

  #runScript(step, env, expressions, result) {
    const file = join(this.job.temp, `${randomUUID()}.sh`);
    writeFileSync(file, expressions.text(step.run));
    const shell = shells[step.shell];
    if (!shell) throw new Error(`eng/runner knows no shell '${step.shell}'`);
    const directory = join(this.job.workspace, expressions.text(step['working-directory']));
    const [program, ...args] = [...this.job.hosts.command, ...shell, file];
    return this.#runProcess({ env, github: this.scope.github, result }, (own) => {
      const environment = { ...process.env, ...own };
      environment.PATH = [...this.job.path.toReversed(), environment.PATH].join(':');
      return { program, args, directory, environment, toHost: (path) => path };
    });
  }

  #runContainer(action, inputs, env, github, result) {
    const { workspace, temp, settings } = this.job;
    const image = imageOf(action.folder, action.runs.image, settings);
    const inside = new Expressions({ inputs, github: this.job.github });
    const args = (action.runs.args ?? []).map((argument) => inside.text(argument));
    const folders = mounts(workspace, temp);
    const back = folders.map(([host, container]) => [container, host]);
    const own = { ...inside.texts(action.runs.env), ...env, ...inputVariables(inputs), HOME: join(temp, '_github_home') };
    return this.#runProcess({ env: own, github, result }, (environment) => ({
      ...runCommand({ image, runs: action.runs, args, environment, folders, hosts: this.job.hosts, settings }), directory: workspace,
      toHost: (path) => translate(path, back),
    }));
  }

  async #runComposite(action, inputs, env, github, result) {
    const scope = { env: { ...this.scope.env, ...env }, contexts: { inputs }, github: { ...github, action_path: action.folder } };
    const inner = await new Steps(this.job, scope).run(action.runs.steps ?? []);
    const expressions = inner.expressions();
    for (const [name, output] of Object.entries(action.outputs ?? {})) result.outputs[name] = expressions.text(output.value);
    result.exitCode = inner.results.find((step) => step.conclusion === 'failure')?.exitCode ?? 0;
    return inner.status === 'success' ? 0 : 1;
  }

  // command: makes the program, its arguments and its environment of the variables that the step has.
  async #runProcess({ env, github = {}, result }, command) {
    const { job, scope } = this;
    const files = new CommandFiles(join(job.temp, '_runner_file_commands'));
    const environment = {
      ...job.env, ...scope.env, ...env, ...variables({ ...job.github, ...github, action: result.id, ...files.paths }, job.runner),
    };
    const { program, args, environment: all, directory, toHost } = command(environment);
    const step = new StepLog(job.log, (path) => relative(job.workspace, toHost(path)) || path);
    const code = await talk(spawn(program, args, { cwd: directory, env: all, stdio: ['ignore', 'pipe', 'pipe'] }), step);
    this.#keep(files.read(), step, result);
    if (code !== 0) job.log.annotate('error', `Process completed with exit code ${code}.`);
    result.exitCode = code;
    return code !== 0 ? code : step.hasFailed ? 1 : 0;
  }

  #keep(left, step, result) {
    const { job } = this;
    Object.assign(job.env, left.env);
    for (const path of left.path) job.path = [...job.path.filter((known) => known !== path), path];
    Object.assign(result.outputs, step.outputs, left.output);
    job.summary += left.summary.split('\n').map((line) => job.log.mask(line)).join('\n');
    for (const error of left.errors) job.log.annotate('error', error);
    for (const fault of left.faults) step.fail(fault);
  }
}

// Both streams may hold commands.
async function talk(child, step) {
  const ends = new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => resolve(code ?? `signal ${signal}`));
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => step.take(line));
  return ends;
}
