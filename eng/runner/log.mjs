// What a job says: masks secrets, obeys workflow commands, and prints the rest as GitHub shows it.
const unescapeData = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text) => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
const levels = ['error', 'warning', 'notice'];
const known = [...levels, 'debug', 'group', 'endgroup', 'add-mask', 'stop-commands', 'echo', 'set-output', 'save-state', 'set-env',
  'add-path', 'add-matcher', 'remove-matcher'];

export class JobLog {
  #secrets = [];
  annotations = [];

  constructor(out) {
    this.out = out;
  }

  // A secret is also hidden in the shapes that programs commonly give it.
  addSecret(text) {
    for (const part of [text, ...text.split(/[\r\n]+/)]) {
      if (part.trim() === '') continue;
      const shapes = [part, Buffer.from(part).toString('base64'), encodeURIComponent(part), JSON.stringify(part).slice(1, -1)];
      this.#secrets.push(...shapes.filter((shape) => !this.#secrets.includes(shape)));
    }
    this.#secrets.sort((left, right) => right.length - left.length);
  }

  mask(text) {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }

  say(line) {
    this.out.write(this.mask(line) + '\n');
  }

  annotate(level, message, properties = {}) {
    this.annotations.push({ level, message: this.mask(message), ...properties });
    this.say(`##[${level}]${message}`);
  }
}

// The lines of one step. Commands that it obeys are not shown; what it can not obey fails the step.
export class StepLog {
  #stopToken = null;
  outputs = {};
  hasFailed = false;

  // toHost: where a path of the step's file system stands in the workspace.
  constructor(log, toHost = (path) => path) {
    this.log = log;
    this.toHost = toHost;
  }

  take(line) {
    const command = parse(line, this.#stopToken);
    if (!command || (this.#stopToken !== null && command.name !== this.#stopToken)) return this.log.say(line);
    try {
      this.#obey(command, line);
    } catch (fault) {
      this.fail(`Unable to process command '${command.name}' successfully. ${fault.message}`);
    }
  }

  fail(message) {
    this.hasFailed = true;
    this.log.annotate('error', message);
  }

  #obey({ name, properties, data }, line) {
    if (name === this.#stopToken) {
      this.#stopToken = null;
      return this.log.say(line);
    }
    if (levels.includes(name)) {
      const { title, file, line: at } = properties;
      return this.log.annotate(name, data, { ...(title && { title }), ...(file && { file: this.toHost(file) }), ...(at && { line: +at }) });
    }
    switch (name) {
      case 'add-mask':
        if (data.trim() === '') this.log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        else this.log.addSecret(data);
        break;
      case 'stop-commands':
        if (data === '' || known.includes(data) || data === 'pause-logging') throw new Error(`'${data}' is no token to stop with.`);
        this.log.say(line);
        this.#stopToken = data.toLowerCase();
        break;
      case 'set-output': this.outputs[required(properties.name)] = data; break;
      case 'set-env': case 'add-path': throw new Error(`The command '${name}' is disabled.`);
      case 'group': this.log.say(`##[group]${data}`); break;
      case 'endgroup': this.log.say('##[endgroup]'); break;
      // Shown only when a run is debugged (debug), or of no meaning here.
      default: break;
    }
  }
}

function parse(line, stopToken) {
  const match = /^\s*::([^\s:]+)(?: +((?:(?!::).)*))?::(.*)$/s.exec(line);
  const name = match?.[1].toLowerCase();
  if (!match || !(known.includes(name) || name === stopToken)) return null;
  const properties = (match[2] ?? '').split(',').map((pair) => pair.trim()).filter((pair) => pair.indexOf('=') > 0)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), unescapeProperty(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: Object.fromEntries(properties), data: unescapeData(match[3]) };
}

function required(name) {
  if (!name) throw new Error("Required field 'name' is missing.");
  return name;
}
