// Names that only a job's steps know: containers by the engine's option, other programs by a /etc/hosts of their own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// hosts: NAME:IP. command: what a program is started with to know them.
export function knownHosts(hosts, temp) {
  if (hosts.length === 0) return { options: [], command: [] };
  const file = join(temp, '_hosts');
  const lines = hosts.map((host) => `${host.slice(host.indexOf(':') + 1)} ${host.slice(0, host.indexOf(':'))}\n`);
  writeFileSync(file, `${readFileSync('/etc/hosts', 'utf8')}\n${lines.join('')}`);
  return {
    options: hosts.flatMap((host) => ['--add-host', host]),
    command: ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', file],
  };
}
