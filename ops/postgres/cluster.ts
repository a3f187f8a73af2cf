import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Sentence } from '../sentence';
import type { Place } from './place';

/** Listens on this machine alone; no socket file, whose lock in /tmp would be one more thing to go stale. */
const CONFIGURATION = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  "timezone = 'UTC'",
  "log_timezone = 'UTC'",
  '',
].join('\n');

/** Half-made clusters older than this were left by a killed first start. */
const LITTER_AGE = 10 * 60_000; // milliseconds; an initdb takes about two seconds

/** Runs one of PostgreSQL's programs, as its own user and in a clean environment. */
export type Run = (program: string, ...args: string[]) => Promise<{ stdout: string; stderr: string }>;

export function runner(place: Place): Run {
  const options = { ...place.user, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } };
  return (program, ...args) => promisify(execFile)(join(place.programs, program), args, options);
}

/** The folder of the cluster, made or not. */
export const clusterOf = (place: Place): string => join(place.home, 'pg18');

/** The folder of the cluster; made on the first start. */
export async function findCluster(place: Place, run: Run): Promise<string> {
  const cluster = clusterOf(place);
  sweep(place.home);
  if (existsSync(cluster)) return cluster;

  // Made aside and renamed: a killed initdb, or two starters at once, never leave half a cluster under the real name.
  const half = join(place.home, `pg18.new-${randomBytes(4).toString('hex')}`);
  const secret = `${half}.password`;
  const password = randomBytes(24).toString('hex');
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (place.user) for (const path of [half, secret]) chownSync(path, place.user.uid, place.user.gid);
  try {
    const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run('initdb', '-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, ...locale).catch(
      ({ stderr, message }: { stderr?: string; message: string }) => {
        const why = /error: (.*)/.exec(stderr ?? '')?.[1] ?? message;
        throw new Sentence(`The embedded PostgreSQL could not make its files in ${place.home}: ${why}.`);
      },
    );
    appendFileSync(join(half, 'postgresql.conf'), CONFIGURATION);
    writeFileSync(join(half, 'client.secret'), password, { mode: 0o600 });
    if (!existsSync(cluster)) renameSync(half, cluster);
  } finally {
    rmSync(half, { recursive: true, force: true });
    rmSync(secret, { force: true });
  }
  return cluster;
}

/** The address that an administrator of this cluster connects to. */
export function urlOf(cluster: string, port: number, database = 'postgres'): string {
  return `postgres://postgres:${readFileSync(join(cluster, 'client.secret'), 'utf8')}@127.0.0.1:${port}/${database}`;
}

function sweep(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('pg18.new-'))) {
    const path = join(home, name);
    if (Date.now() - statSync(path).mtimeMs > LITTER_AGE) rmSync(path, { recursive: true, force: true });
  }
}
