// What a release is made of, as CycloneDX 1.6: node eng/release/sbom.mjs VERSION UNIX_TIME ASSETS_FOLDER
// The packages are those that the shipped programs name in their own lists of dependencies; licences and hashes come from the package cache
// that they were built from. What an image's base holds is not in it: the Dockerfile names the base.
import fs from 'node:fs';
import path from 'node:path';
import { homedir } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { readDependencies, readImageDependencies, readImages, readTar, sha256 } from './archives.mjs';

const [version, time, folder] = process.argv.slice(2);
const cache = process.env.NUGET_PACKAGES ?? path.join(homedir(), '.nuget', 'packages');
const packages = new Map();

const nuget = (id, number) => `pkg:nuget/${id}@${number}`;
const read = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';

// Older packages name only the address of their licence.
function licencesIn(description) {
  const expression = /<license type="expression">([^<]+)</.exec(description)?.[1];
  const url = /<licenseUrl>([^<]+)</.exec(description)?.[1];
  if (expression) return [expression.includes(' ') ? { expression } : { license: { id: expression } }];
  return url && [{ license: { name: 'as at its address', url } }];
}

function nugetPackage(id, number) {
  const stem = path.join(cache, id.toLowerCase(), number);
  const licenses = licencesIn(read(path.join(stem, `${id.toLowerCase()}.nuspec`)));
  const hash = read(path.join(stem, `${id.toLowerCase()}.${number}.nupkg.sha512`));
  const purl = nuget(id, number);
  return {
    type: 'library', 'bom-ref': purl, name: id, version: number, purl,
    ...hash && { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] },
    ...licenses && { licenses },
  };
}

/** Notes the packages of a .NET program's list of dependencies and gives their references. */
function packagesOf(dependencies) {
  const target = dependencies.targets[dependencies.runtimeTarget.name];
  const shipped = Object.keys(target).filter(key => ['package', 'runtimepack'].includes(dependencies.libraries[key].type));
  const reference = key => nuget(...key.replace(/^runtimepack\./, '').split('/'));
  for (const key of shipped) {
    const needs = Object.entries(target[key].dependencies ?? {}).map(pair => pair.join('/')).filter(need => shipped.includes(need));
    const [id, number] = key.replace(/^runtimepack\./, '').split('/');
    packages.set(reference(key), { component: nugetPackage(id, number), needs: needs.map(reference) });
  }
  return shipped.map(reference);
}

const assets = fs.readdirSync(folder).filter(name => name !== 'SHA256SUMS' && name !== 'sbom.cdx.json').sort();
const contents = Object.fromEntries(assets.map(name => [name, fs.readFileSync(path.join(folder, name))]));
const service = () => readTar(gunzipSync(contents['proxyguard-service-linux-x64.tar.gz']))
  .get('proxyguard-service/proxyguard-service.deps.json');

const isImage = name => name.endsWith('-image.tar');

function needsOfImages(name) {
  const { images } = readImages(contents[name]);
  const needs = images.flatMap(({ platform }) => packagesOf(readImageDependencies(path.join(folder, name), platform)));
  return [...new Set(needs)];
}

function needsOf(name) {
  if (isImage(name)) return needsOfImages(name);
  if (name.startsWith('proxyguard-service')) return packagesOf(JSON.parse(service()));
  if (name.endsWith('.vsix')) return ['proxyguard-linux-x64', 'proxyguard-win-x64.exe'];
  return packagesOf(readDependencies(contents[name]));
}

const image = name => `pkg:oci/${name.replace('-image.tar', '')}@${encodeURIComponent(readImages(contents[name]).digest)}`;
const files = assets.map(name => ({
  type: isImage(name) ? 'container' : 'application', 'bom-ref': name, name, version,
  ...isImage(name) && { purl: image(name) },
  hashes: [{ alg: 'SHA-256', content: sha256(contents[name]) }],
  licenses: [{ license: { id: 'MIT' } }],
}));
const dependencies = [{ ref: 'proxyguard', dependsOn: assets }, ...assets.map(name => ({ ref: name, dependsOn: needsOf(name) }))];
const sorted = [...packages].sort(([left], [right]) => left < right ? -1 : 1);

console.log(JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  metadata: {
    timestamp: new Date(time * 1000).toISOString(),
    component: { type: 'application', 'bom-ref': 'proxyguard', name: 'proxyguard', version, licenses: [{ license: { id: 'MIT' } }] },
  },
  components: [...files, ...sorted.map(([, { component }]) => component)],
  dependencies: [...dependencies, ...sorted.map(([ref, { needs }]) => ({ ref, dependsOn: needs }))],
}, null, 2));
