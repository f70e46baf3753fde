// The files by which a step hands something to later steps, and their reader: written from the runner's rules, not from our writer.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kinds = { env: 'set_env_', output: 'set_output_', state: 'save_state_', path: 'add_path_', step_summary: 'step_summary_' };
const mostSummary = 1024 * 1024;
const blocked = ['NODE_OPTIONS'];

export class CommandFiles {
  constructor(folder) {
    mkdirSync(folder, { recursive: true });
    const suffix = randomUUID();
    this.paths = Object.fromEntries(Object.entries(kinds).map(([kind, prefix]) => [kind, join(folder, prefix + suffix)]));
    for (const path of Object.values(this.paths)) writeFileSync(path, '');
  }

  // What the step left: values by kind, and the faults that make it fail. A fault in one file leaves the others alone.
  read() {
    const left = { env: {}, output: {}, state: {}, path: [], summary: '', errors: [], faults: [] };
    for (const kind of Object.keys(kinds)) {
      try {
        if (existsSync(this.paths[kind])) this.#readInto(left, kind);
      } catch (fault) {
        left.faults.push(`Unable to process file command '${kind}' successfully. ${fault.message}`);
      }
    }
    return left;
  }

  #readInto(left, kind) {
    const file = this.paths[kind];
    if (kind === 'step_summary') return this.#readSummary(left, file);
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    if (kind === 'path') {
      left.path = text.split(/\r\n|\r|\n/).filter((line) => line !== '');
      return;
    }
    for (const [name, value] of pairs(text)) {
      if (kind === 'env' && blocked.includes(name.toUpperCase())) {
        left.errors.push(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
      } else left[kind][name] = value;
    }
  }

  #readSummary(left, file) {
    const size = statSync(file).size;
    if (size <= mostSummary) left.summary = readFileSync(file, 'utf8');
    else left.errors.push(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size >> 10}k.`);
  }
}

// NAME=VALUE, or NAME<<DELIMITER and lines up to one that is the delimiter alone. Only LF ends a line, as on Linux.
export function* pairs(text) {
  const lines = text.split('\n');
  const isCut = !text.endsWith('\n');
  if (!isCut) lines.pop();
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === '') continue;
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')];
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      yield [line.slice(0, equals), line.slice(equals + 1)];
      continue;
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`);
    const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
    if (name === '' || delimiter === '') throw new Error(`Invalid format '${line}'. Name and delimiter must not be empty`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(isCut ? 'Invalid value. EOF marker missing new line.'
      : `Invalid value. Matching delimiter not found '${delimiter}'`);
    yield [name, lines.slice(at + 1, end).join('\n')];
    at = end;
  }
}
