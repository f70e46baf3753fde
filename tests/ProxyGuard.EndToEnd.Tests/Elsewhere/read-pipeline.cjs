// Prints a pipeline's YAML as JSON if it has the form that its CI system asks for: node read-pipeline.cjs gitlab|circleci FILE
const fs = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');

const [system, file] = process.argv.slice(2);
const schemas = {
  gitlab: ['ajv', 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json'],
  circleci: ['ajv-draft-04', 'circleciconfig.json'],
};
const [validator, name] = schemas[system];
const folder = path.join(path.dirname(require.resolve('schemastore/package.json')), 'schemas', 'json');
const schema = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const Ajv = require(validator).default ?? require(validator);
const check = new Ajv({ strict: false, validateFormats: false }).compile(schema);
const document = parse(fs.readFileSync(file, 'utf8'));
if (!check(document)) {
  console.error(check.errors.map(error => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`).join('\n'));
  process.exit(1);
}
console.log(JSON.stringify(document));
