// A container action's image and its container, as the runner makes them.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const engineEnvironment = { ...process.env, CONTAINERS_CONF: process.env.CONTAINERS_CONF ?? join(root, 'eng/container/containers.conf') };

// The Dockerfile's own folder is the context, and there are no build arguments; but podman is for machines that reach no registry.
export function imageOf(actionFolder, image, settings) {
  if (settings.image) return settings.image;
  if (image.startsWith('docker://')) return image.slice('docker://'.length);
  const dockerfile = join(actionFolder, image);
  const [program, ...args] = settings.engine === 'podman' && actionFolder === root
    ? ['bash', join(root, 'eng/container/build.sh'), 'guard']
    : [settings.engine, 'build', '-q', '-f', dockerfile, dirname(dockerfile)];
  const output = execFileSync(program, args, { encoding: 'utf8', env: engineEnvironment, stdio: ['ignore', 'pipe', 'inherit'] });
  return output.trim().split('\n').at(-1);
}

// The job's folders, and where the container has them; the longest path first, since one stands in another.
export function mounts(workspace, temp) {
  const folders = [
    [join(temp, '_runner_file_commands'), '/github/file_commands'], [join(temp, '_github_workflow'), '/github/workflow'],
    [join(temp, '_github_home'), '/github/home'], [temp, '/github/runner_temp'], [workspace, '/github/workspace'],
  ];
  for (const [host] of folders) mkdirSync(host, { recursive: true });
  return folders.sort(([left], [right]) => right.length - left.length);
}

export const translate = (path, pairs) => {
  const found = pairs.find(([from]) => path === from || path.startsWith(from + '/'));
  return found ? found[1] + path.slice(found[0].length) : path;
};

// Only names stand in the command line, and the values in the engine's environment; but for those that the engine itself goes by.
export function runCommand({ image, runs, args, environment, folders, hosts, settings }) {
  const inside = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, translate(value, folders)]));
  const variables = Object.entries(inside).flatMap(([name, value]) => ['-e', ['HOME', 'PATH'].includes(name) ? `${name}=${value}` : name]);
  const volumes = folders.map((pair) => pair.join(':'));
  if (settings.engine === 'docker') volumes.push('/var/run/docker.sock:/var/run/docker.sock');
  const command = ['run', '--rm', '--workdir', '/github/workspace', ...variables,
    ...(settings.network ? ['--network', settings.network] : []), ...hosts.options,
    ...(runs.entrypoint ? ['--entrypoint', runs.entrypoint] : []),
    ...volumes.flatMap((volume) => ['-v', volume]), image, ...args];
  const { HOME, PATH, ...values } = inside;
  return { program: settings.engine, args: command, environment: { ...engineEnvironment, ...values } };
}
