// The whole of the task but the program: hands the inputs over to it, and its exit code back. Plain Node, one file, nothing to bundle.
//
// Why not azure-pipelines-task-lib: three variables are all that would be read with it. Bundled it is 181 kB, prints every input and the
// job's token as debug commands, leaves a key file in the agent's folder, and empties the very variables that the program reads.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const programs = { 'linux-x64': 'proxyguard-linux-x64', 'win32-x64': 'proxyguard-win-x64.exe' };
const failures = {
  1: 'no proxy can be used, and the policy is to fail (when-none)',
  2: 'bad inputs or malformed module files, see the errors above',
  4: 'a fault of its own, see the errors above',
};
// After its first signal an agent waits 7.5 s for the task.
const graceMilliseconds = 5000;

const say = line => fs.writeSync(1, line + '\n');

function fail(words, exitCode) {
  say(`##vso[task.complete result=Failed;]ProxyGuard: ${words}`);
  process.exitCode = exitCode;
}

function refuse(why) {
  say(`##vso[task.logissue type=error;]ProxyGuard: ${why} For other agents: install the program there and call it in a script step.`);
  fail('this agent cannot run it', 2);
}

// What the program is given: the job's variables and its own options. What else the agent hands a task, all the job's secrets among it,
// is nobody's business. An input is called as its option, but that input names hold no hyphens: reportUrl is report-url.
function environment(given) {
  const handed = Object.fromEntries(Object.entries(given)
    .filter(([name]) => !/^(INPUT_|SECRET_|ENDPOINT_|SECUREFILE_|VSTS_)/i.test(name)));
  for (const { name } of require('./task.json').inputs) {
    const value = given[`INPUT_${name.toUpperCase()}`];
    if (!value) continue;
    // An agent leaves the name of a variable that is not set; a fork's build has no secret ones.
    if (/^\$\([\w.-]+\)$/.test(value)) say(`The input ${name} is ${value}, a variable that is not set here: it is left out.`);
    else handed[`INPUT_${name.replace(/[A-Z]/g, '-$&').toUpperCase()}`] = value;
  }
  const token = given.ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN;
  if (token && !given.SYSTEM_ACCESSTOKEN) handed.SYSTEM_ACCESSTOKEN = token;
  return handed;
}

// A package keeps no permissions. In a container job the task's folder may be read-only, or another user's: then a copy must do.
function executable(file) {
  if (process.platform === 'win32') return file;
  try {
    fs.chmodSync(file, 0o755);
    return file;
  } catch (error) {
    const copy = path.join(fs.mkdtempSync(path.join(process.env.AGENT_TEMPDIRECTORY || os.tmpdir(), 'proxyguard-')), 'proxyguard');
    fs.copyFileSync(file, copy);
    fs.chmodSync(copy, 0o755);
    return copy;
  }
}

function run(file) {
  let cancelled = false;
  // On Windows a signal is the console's, so that the program has it already; what Node can send there kills at once.
  const cancel = signal => {
    cancelled = true;
    if (process.platform !== 'win32') program.kill(signal);
    setTimeout(() => program.kill('SIGKILL'), graceMilliseconds).unref();
  };
  // Before the start: a signal between the two would leave the program alone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK']) process.on(signal, cancel);
  const program = spawn(executable(file), [], { env: environment(process.env), stdio: 'inherit' });

  program.on('error', error => refuse(`The program cannot be started here (${error.code}); it needs Linux with glibc, or Windows.`));
  program.on('exit', (code, signal) => {
    if (failures[code]) fail(failures[code], code);
    else if (code !== null || cancelled) process.exitCode = code ?? 3;
    else say(`##vso[task.logissue type=error;]ProxyGuard was ended by ${signal}: the build goes on without.`);
  });
}

const platform = `${process.platform}-${process.arch}`;
if (platform in programs) run(path.join(__dirname, programs[platform]));
else refuse(`The task holds the program for Linux and Windows on x64; this agent is ${platform}.`);
