import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../ops/root';
import { scripts } from '../package.json';
import type { Target } from './chains';
import { prepare } from './prepare';
import type { Servers } from './servers';

/** One of the two that are compared: a process that takes acts over HTTP. */
export interface Side {
  readonly name: 'raw' | 'Baton';
  readonly target: Target;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Milliseconds until a side that was asked to stop is killed. */
const STOPS_WITHIN = 20_000;

export async function startRaw({ temporal, folder }: Servers): Promise<Side> {
  const child = fork(join(__dirname, 'raw-temporal.js'), [], {
    env: { ...process.env, TEMPORAL_ADDRESS: temporal.address, BENCH_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`raw Temporal ended with ${code} before it was ready`)));
  });
  return {
    name: 'raw',
    target: { kind: 'raw', port },
    pid: child.pid ?? 0,
    stop: () => ended(child, () => child.disconnect()),
  };
}

/** API and worker in one process, as `npm start` runs them, on the same Temporal server. `profile` is a folder for CPU profiles. */
export async function startBaton({ temporal, postgres }: Servers, profile?: string): Promise<Side> {
  const keys = await prepare(postgres.url, __dirname);
  const env = {
    ...process.env,
    ...{ PORT: '0', HOST: '127.0.0.1', BATON_ROLE: 'all', BATON_LOG_LEVEL: 'warn' },
    ...{ TEMPORAL_ADDRESS: temporal.address, TEMPORAL_NAMESPACE: temporal.namespace, DATABASE_URL: postgres.url },
    BATON_CODEC_KEY: Buffer.alloc(32, 'bench').toString('base64'),
    ...(profile ? { BENCH_PROFILE: profile } : {}),
  };
  const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
  const preload = profile ? ['-r', join(__dirname, 'profile-switch.js')] : [];
  const child = spawn(process.execPath, [...flags, ...preload, join(root, 'dist/ops/start.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer): void => {
      said += text;
      const found = /Address\s+http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`Baton ended with ${code} before it was ready:\n${said}`)));
  });
  return {
    name: 'Baton',
    target: { kind: 'baton', port, database: postgres.url, keys },
    pid: child.pid ?? 0,
    stop: () => ended(child, () => child.kill('SIGTERM')),
  };
}

function ended(child: ChildProcess, ask: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    ask();
  });
}
