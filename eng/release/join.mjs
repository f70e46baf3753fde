// Joins OCI archives of one image, each for another platform, into one archive that leads to an image index of them, and prints the index's
// digest: node eng/release/join.mjs FILE ARCHIVE...
// podman and skopeo can do that too, but what they write, and whether layers stay in zstd, depends on their version and their settings.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { indexType, sha256 } from './archives.mjs';

const [file, ...archives] = process.argv.slice(2);
if (archives.length === 0) {
  console.error('usage: node eng/release/join.mjs FILE ARCHIVE...');
  process.exit(2);
}

const folder = fs.mkdtempSync(path.join(tmpdir(), 'proxyguard-join-'));
const blob = digest => path.join(folder, digest.replace('sha256:', 'blobs/sha256/'));
const read = file => JSON.parse(fs.readFileSync(file));

function unpack(archive) {
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  const { mediaType, digest, size } = read(path.join(folder, 'index.json')).manifests[0];
  const { os, architecture, variant } = read(blob(read(blob(digest)).config.digest));
  // Newer programs add this note to an index whose layers are in zstd when they copy it, and so cannot keep the digest of one without it.
  const annotations = { 'io.github.containers.compression.zstd': 'true' };
  return { mediaType, digest, size, platform: { architecture, os, variant }, annotations };
}

const index = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: archives.map(unpack) });
const digest = `sha256:${sha256(index)}`;
const top = { mediaType: indexType, digest, size: Buffer.byteLength(index) };
fs.writeFileSync(blob(digest), index);
fs.writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [top] }));
const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
execFileSync('tar', [...same, '-C', folder, '-cf', path.resolve(file), 'blobs', 'index.json', 'oci-layout']);
fs.rmSync(folder, { recursive: true });
console.log(digest);
