// Finds an action and reads what it says of itself.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

// uses: a path in the workspace, or a name that the command line maps to a folder.
export function findAction(uses, workspace, mapped) {
  const place = mapped[uses] ?? (uses.startsWith('./') ? resolve(workspace, uses) : null);
  if (!place) throw new Error(`'${uses}' is not mapped to a folder: --action ${uses}=DIR`);
  const folder = resolve(place);
  const file = ['action.yml', 'action.yaml'].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${folder}'.`);
  const action = parse(readFileSync(file, 'utf8'));
  for (const [name, said] of described(action)) {
    if (String(said?.description ?? '').includes('${{')) throw new Error(`${file}: the description of ${name} holds an expression`);
  }
  const [name, ref] = uses.startsWith('./') ? ['', ''] : uses.split('@');
  return { ...action, folder, repository: name.split('/').slice(0, 2).join('/'), ref: ref ?? '' };
}

const described = (action) => [['the action', action], ...Object.entries(action.inputs ?? {}), ...Object.entries(action.outputs ?? {})];

// What was given, and the defaults of what was not. An input that the action does not know is passed on with a warning.
export function inputsOf(action, given, expressions, warn) {
  const inputs = {};
  for (const [name, input] of Object.entries(action.inputs ?? {})) inputs[name] = expressions.text(input?.default);
  const unknown = Object.keys(given).filter((name) => !(name.toLowerCase() in lowered(inputs)));
  if (unknown.length > 0) warn(`Unexpected input(s) '${unknown.join("', '")}', valid inputs are ['${Object.keys(inputs).join("', '")}']`);
  return { ...inputs, ...given };
}

const lowered = (inputs) => Object.fromEntries(Object.keys(inputs).map((name) => [name.toLowerCase(), true]));

// Upper case, and of all characters only spaces replaced: when-none is INPUT_WHEN-NONE.
export const inputVariables = (inputs) => Object.fromEntries(
  Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
