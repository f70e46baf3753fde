// Holds a release against itself: node eng/release/prove.mjs VERSION [FOLDER], which is artifacts/release/VERSION unless told.
// Every fault is one line, exit code 1.
// First what can be read is compared; only files that are what they should be are then run and asked for their version.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { platformOf, readDependencies, readImageDependencies, readImages, readZip, sha256 } from './archives.mjs';

const version = process.argv[2];
const folder = process.argv[3] ?? `artifacts/release/${version}`;
if (!version || !fs.existsSync(path.join(folder, 'assets'))) {
  console.error(`usage: node eng/release/prove.mjs VERSION [FOLDER] (no release lies in ${folder})`);
  process.exit(2);
}

const at = (...names) => path.join(folder, ...names);
const text = (...names) => fs.readFileSync(at(...names), 'utf8');
const faults = [];
const expect = (isTrue, fault) => { if (!isTrue) faults.push(fault); };
const names = fs.readdirSync(at('assets')).filter(name => name !== 'SHA256SUMS');
const assets = new Map(names.map(name => [name, fs.readFileSync(at('assets', name))]));
const sums = new Map(names.map(name => [name, sha256(assets.get(name))]));

/** A check whose failure to read something is a fault like any other. */
function check(subject, body) {
  try {
    body();
  } catch (error) {
    faults.push(`${subject}: ${error.message.split('\n')[0]}`);
  }
}

const required = ['proxyguard-linux-x64', 'proxyguard-win-x64.exe', 'proxyguard-service-linux-x64.tar.gz', 'proxyguard-image.tar',
  'proxyguard-service-image.tar', 'sbom.cdx.json'];
const largestImage = 20e6;
const isProgram = name => /^proxyguard-(linux|osx|win)-/.test(name);
const listed = lines => new Map(lines.trimEnd().split('\n').map(line => [line.slice(66), line.slice(0, 64)]));

function compareSums(subject, lines, expected) {
  const told = listed(lines);
  for (const name of expected) expect(told.get(name) === sums.get(name), `${subject}: ${name} is not the file it names`);
  for (const name of told.keys()) expect(expected.includes(name), `${subject}: ${name} is no file of this release`);
}

for (const name of required) expect(assets.has(name), `assets: ${name} is missing`);
const extensions = names.filter(name => name.endsWith('.vsix'));
expect(extensions.length === 1, `assets: ${extensions.length} extensions for Azure DevOps, not one`);
check('SHA256SUMS', () => compareSums('SHA256SUMS', text('assets', 'SHA256SUMS'), names));
check('checksums.txt', () => compareSums('checksums.txt', text('tree', 'action', 'native', 'checksums.txt'), names.filter(isProgram)));
check('version.txt', () => expect(text('tree', 'action', 'native', 'version.txt') === `v${version}\n`,
  `version.txt: it is not v${version}`));
check('Directory.Build.props', () => expect(text('tree', 'Directory.Build.props').includes(`<VersionPrefix>${version}</VersionPrefix>`),
  `Directory.Build.props: its version is not ${version}`));
check('CHANGELOG.md', () => expect(new RegExp(`^## ${version.replaceAll('.', '\\.')}(,|$)`, 'm').test(text('tree', 'CHANGELOG.md')),
  `CHANGELOG.md: it has no section ${version}`));

// An image for each processor that there is a Linux program for.
const platforms = ['linux/amd64', ...assets.has('proxyguard-linux-arm64') ? ['linux/arm64'] : []];

/** The index of an archive's images, each of which is what the index says of it, and the reference that it is pushed under. */
function imageIndex(name) {
  const file = `${name}-image.tar`;
  const { digest, images } = readImages(assets.get(file));
  const [reference] = text('images.txt').split('\n').filter(line => line.endsWith(` ${file}`)).map(line => line.split(' ')[0]);
  expect(reference?.endsWith(`/${name}@${digest}`), `images.txt: ${file} is ${digest}, not ${reference}`);
  const told = images.map(({ platform }) => platform).sort();
  expect(`${told}` === `${platforms}`, `${file}: its images are for ${told}, and must be for ${platforms}`);
  for (const { platform, config, layers } of images) {
    expect(platformOf(config) === platform, `${file}: what it has for ${platform} is for ${platformOf(config)}`);
    // The first is run below.
    const subject = `${file}, ${platform}`;
    if (platform !== platforms[0]) check(subject, () => holds(subject, name, readImageDependencies(at('assets', file), platform)));
    expect(layers.every(({ mediaType }) => mediaType.endsWith('+zstd')), `${file}: for ${platform} not every layer is in zstd`);
  }
  return { digest, images, reference };
}

check('proxyguard-image.tar', () => {
  const { digest, images, reference } = imageIndex('proxyguard');
  for (const { platform, config, layers } of images) {
    const size = layers.reduce((sum, layer) => sum + layer.size, 0);
    expect(size <= largestImage,
      `proxyguard-image.tar: for ${platform} its layers are ${size} bytes, and at most ${largestImage} are allowed`);
    expect(!config.config.User, `proxyguard-image.tar: for ${platform} it sets a user, which the runner does not allow`);
  }
  const own = fs.readFileSync('action.yml', 'utf8').split('\n');
  const released = text('tree', 'action.yml').split('\n');
  const others = released.filter((line, index) => line !== own[index]);
  expect(released.length === own.length && others.length === 1, 'action.yml: it differs from the tree\'s by more than the image');
  expect(others[0] === `  image: docker://${reference}` && reference.endsWith(`@${digest}`), `action.yml: its image is not ${digest}`);
});
check('proxyguard-service-image.tar', () => {
  for (const { platform, config: { config: { User: user } } } of imageIndex('proxyguard-service').images) {
    expect(user && !/^(root|0)(:|$)/.test(user), `proxyguard-service-image.tar: for ${platform} it runs as root`);
  }
});

function holds(subject, program, dependencies) {
  const told = Object.keys(dependencies.libraries).find(library => library.startsWith(`${program}/`));
  expect(told === `${program}/${version}`, `${subject}: it holds ${told}`);
}

// Not every program runs here, but every one has its list of dependencies inside, itself among them.
for (const name of names.filter(isProgram)) {
  check(name, () => {
    holds(name, 'proxyguard', readDependencies(assets.get(name)));
  });
}
check('.vsix', () => {
  const files = readZip(assets.get(extensions[0]));
  const told = /<Identity[^>]* Version="([^"]*)"/.exec(files.get('extension.vsixmanifest'))?.[1];
  expect(told === version, `${extensions[0]}: its version is ${told}`);
  const programs = [...files].filter(([name]) => /\/proxyguard(-[a-z0-9-]+)?(\.exe)?$/.test(name));
  expect(programs.length >= 2, `${extensions[0]}: it lacks its programs`);
  const known = new Set(sums.values());
  for (const [name, bytes] of programs) expect(known.has(sha256(bytes)), `${extensions[0]}: ${name} is no program of this release`);
});
check('sbom.cdx.json', () => {
  const bom = JSON.parse(assets.get('sbom.cdx.json'));
  expect(bom.metadata.component.version === version, `sbom.cdx.json: its version is ${bom.metadata.component.version}`);
  for (const name of names.filter(name => name !== 'sbom.cdx.json')) {
    const told = bom.components.find(component => component.name === name)?.hashes[0].content;
    expect(told === sums.get(name), `sbom.cdx.json: ${name} is not the file it names`);
  }
});

function run(program, ...args) {
  const env = { CONTAINERS_CONF: path.resolve('eng/container/containers.conf'), ...process.env };
  return execFileSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 }).trim();
}

function asks(subject, program, ...args) {
  check(subject, () => {
    const told = run(program, ...args, '--version').replace(/^proxyguard /, '').split('+')[0];
    expect(told === version, `${subject}: it says that it is version ${told}`);
  });
}

if (faults.length === 0) {
  const work = fs.mkdtempSync(path.join(tmpdir(), 'proxyguard-prove-'));
  const program = path.join(work, 'proxyguard');
  fs.writeFileSync(program, assets.get('proxyguard-linux-x64'), { mode: 0o755 });
  asks('proxyguard-linux-x64', program);
  check('proxyguard-service-linux-x64.tar.gz', () => run('tar', '-xzf', at('assets', 'proxyguard-service-linux-x64.tar.gz'), '-C', work));
  asks('proxyguard-service-linux-x64.tar.gz', path.join(work, 'proxyguard-service', 'proxyguard-service'));
  for (const name of ['proxyguard', 'proxyguard-service']) {
    const archive = `${name}-image.tar`;
    asks(archive, 'podman', 'run', '--rm', '--network', 'none', '--read-only', `oci-archive:${at('assets', archive)}`);
  }
  fs.rmSync(work, { recursive: true });
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(`ProxyGuard ${version}: ${names.length} files are what SHA256SUMS, SBOM, action.yml and checksums.txt say, and of it.`);
