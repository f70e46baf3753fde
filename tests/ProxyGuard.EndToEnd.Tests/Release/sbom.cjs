// Whether an SBOM has the form that CycloneDX 1.6 prescribes: NODE_MODULES=… node sbom.cjs FILE
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { Spec, Validation } = createRequire(`${process.env.NODE_MODULES}/x`)('@cyclonedx/cyclonedx-library');

new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(readFileSync(process.argv[2], 'utf8')).then(faults => {
  if (faults) console.error(JSON.stringify(faults, null, 2));
  process.exitCode = faults ? 1 : 0;
});
