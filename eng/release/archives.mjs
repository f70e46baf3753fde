// Readers of the archives of a release, written from the formats' descriptions: a proof does not ask the program that wrote them.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { inflateRawSync } from 'node:zlib';

export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

const text = bytes => bytes.toString('latin1').replace(/\0.*$/s, '');

/** The files of a tar, by name. */
export function readTar(bytes) {
  const files = new Map();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const size = parseInt(text(bytes.subarray(at + 124, at + 136)), 8);
    const type = String.fromCharCode(bytes[at + 156]);
    if (type === '0' || type === '\0') files.set(text(bytes.subarray(at, at + 100)), bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The files of a zip, by name, as its directory at the end names them. */
export function readZip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('it has no directory');
  const files = new Map();
  for (let left = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset));
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), member(bytes, at));
    at += 46 + name + extra + comment;
  }
  return files;
}

function member(bytes, at) {
  const start = bytes.readUInt32LE(at + 42);
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
  return bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
}

export const indexType = 'application/vnd.oci.image.index.v1+json';

/**
 * What an OCI archive leads to: the digest of its image index and, of each image in that, the platform it is for, its configuration and its
 * layers (as they are packed). Every blob is what its name says.
 */
export function readImages(bytes) {
  const files = readTar(bytes);
  const { manifests: [index, ...others] } = JSON.parse(files.get('index.json'));
  if (others.length > 0 || index?.mediaType !== indexType) throw new Error('it does not lead to one image index');
  const blob = ({ digest, size }) => {
    const content = files.get(digest.replace('sha256:', 'blobs/sha256/'));
    if (!content) throw new Error(`its blob ${digest} is missing`);
    const isWhole = content.length === size && `sha256:${sha256(content)}` === digest;
    if (!isWhole) throw new Error(`its blob ${digest} is not what that digest says`);
    return content;
  };
  const images = JSON.parse(blob(index)).manifests.map(manifest => {
    const { config, layers } = JSON.parse(blob(manifest));
    layers.forEach(blob);
    return { platform: platformOf(manifest.platform), config: JSON.parse(blob(config)), layers };
  });
  return { digest: index.digest, images };
}

/** As people write it: linux/arm64. */
export const platformOf = named => `${named?.os}/${named?.architecture}`;

/** The list of dependencies of the program in an OCI archive's image for a platform. Layers are in zstd, which Node 20 cannot read. */
export function readImageDependencies(archive, platform) {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'proxyguard-image-'));
  try {
    const [os, architecture] = platform.split('/');
    const chosen = ['--override-os', os, '--override-arch', architecture];
    execFileSync('skopeo', ['copy', '--quiet', ...chosen, '--dest-decompress', `oci-archive:${archive}`, `dir:${folder}`]);
    const { layers } = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json')));
    const files = new Map(layers.flatMap(({ digest }) => [...readTar(fs.readFileSync(path.join(folder, digest.replace('sha256:', ''))))]));
    const [list, program] = [files.get('app/proxyguard-service.deps.json'), files.get('usr/bin/proxyguard')];
    if (!list && !program) throw new Error('it holds no program');
    return list ? JSON.parse(list) : readDependencies(program);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const bundleMark = Buffer.from('8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae', 'hex');

/** The list of dependencies (deps.json) inside a .NET program of one file. */
export function readDependencies(bytes) {
  const mark = bytes.indexOf(bundleMark);
  if (mark < 8) throw new Error('it is no .NET program of one file');
  const header = Number(bytes.readBigInt64LE(mark - 8));
  const fields = header + 13 + bytes[header + 12];
  const from = Number(bytes.readBigInt64LE(fields));
  return JSON.parse(bytes.toString('utf8', from, from + Number(bytes.readBigInt64LE(fields + 8))));
}
