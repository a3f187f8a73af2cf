import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FLOW, LEAD } from '../../wire/run';
import { openLog } from '../log-file';
import { endOrphan, forgetProcess, rememberProcess } from '../orphan';
import { Sentence } from '../sentence';
import { answers } from './answers';

export interface LocalTemporal {
  address: string;
  namespace: string;
  /** The number of the server's process now; another after it was killed and started again. */
  pid(): number | undefined;
  stop(): Promise<void>;
  /** Ends it at once; its file survives that. */
  kill(): void;
}

export interface TemporalOptions {
  /** The CLI. */
  binary: string;
  /** Where the server's file, its log and the note of its process lie. */
  folder: string;
  /** `ui` is wanted only by who names it. */
  ports: { grpc: number; metrics: number; ui?: number };
  log: (line: string) => void;
  /** The server's own dynamic configuration, `key=json`. */
  dynamicConfig?: readonly string[];
}

const NAMESPACE = 'default';
const READY_WITHIN = 60_000; // milliseconds; a new file takes 1.6 s on a quiet machine, an old one 0.5 s
const STOPS_WITHIN = 10_000; // milliseconds until a server that was asked to stop is killed; its file survives that
const BACK_EVERY = 100; // milliseconds between two looks whether one that was started again answers
const FIRST_PAUSE = 100; // milliseconds before a server that died is started again; doubled while it keeps dying
const LONGEST_PAUSE = 10_000; // milliseconds
const HEALTHY_AFTER = 30_000; // milliseconds of life after which the pause is the first one again

/**
 * Starts the Temporal dev server with a file behind it, in a session of its own, so that a Ctrl-C in the terminal does
 * not reach it before the worker has drained. When it dies it is started again on the same file and ports.
 */
export async function startTemporal(options: TemporalOptions): Promise<LocalTemporal> {
  mkdirSync(options.folder, { recursive: true });
  const note = join(options.folder, 'temporal.pid.json');
  if (await endOrphan(note)) options.log('Ended a Temporal server that an earlier run had left behind');

  const address = `127.0.0.1:${options.ports.grpc}`;
  let wait = FIRST_PAUSE;
  let stopping = false;
  let ready = false;
  let child: ChildProcess | undefined;
  let death: string | undefined;

  const launch = () => {
    const began = Date.now();
    child = spawnServer(options);
    rememberProcess(note, child.pid);
    child.once('error', (error) => {
      child = undefined; // it was never there
      death = error.message;
    });
    child.once('exit', (code, signal) => {
      child = undefined;
      death = `ended with ${signal ?? code}`;
      if (stopping || !ready) return;
      options.log(`Temporal ${death}; starting it again`);
      wait = Date.now() - began > HEALTHY_AFTER ? FIRST_PAUSE : Math.min(wait * 2, LONGEST_PAUSE);
      setTimeout(() => stopping || relaunch(), wait).unref();
    });
  };
  const relaunch = () => {
    launch();
    sayWhenBack(child).catch((error: Error) => options.log(`Temporal could not be asked: ${error.message}`));
  };
  /** Silent where it dies again before it answers: its next start will say it. */
  const sayWhenBack = async (started: ChildProcess | undefined) => {
    while (!stopping && child !== undefined && child === started) {
      if (await answers(address, NAMESPACE)) return options.log('Temporal is back');
      await pause(BACK_EVERY, undefined, { ref: false });
    }
  };
  const stop = async () => {
    stopping = true;
    if (child) await end(child);
    forgetProcess(note);
  };
  const kill = () => {
    stopping = true;
    child?.kill('SIGKILL');
    forgetProcess(note);
  };

  launch();
  // A dead server is looked for first: another program's server may answer on its port.
  for (const until = Date.now() + READY_WITHIN; death || !(await answers(address, NAMESPACE)); await pause(50)) {
    const why = death ?? (Date.now() > until ? `does not answer after ${READY_WITHIN / 1000} s` : undefined);
    if (why === undefined) continue;
    await stop();
    throw new Sentence(`The embedded Temporal server did not start: it ${why}. ${lastWords(options)}`);
  }
  ready = true;
  return { address, namespace: NAMESPACE, pid: () => child?.pid, stop, kill };
}

function spawnServer({ binary, folder, ports, dynamicConfig = [] }: TemporalOptions): ChildProcess {
  const log = openLog(join(folder, 'temporal.log'));
  const pairs = {
    '--ip': '127.0.0.1',
    '--port': String(ports.grpc),
    '--metrics-port': String(ports.metrics),
    '--db-filename': join(folder, 'temporal.db'),
    '--log-level': 'warn',
    '--log-format': 'json',
  };
  const args = [
    ...['server', 'start-dev', ...Object.entries(pairs).flat()],
    // A write-ahead log: an act costs one short write, and a killed server finds everything in it.
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...(ports.ui === undefined ? ['--headless'] : ['--ui-port', String(ports.ui), '--ui-disable-news-fetch']),
    ...[FLOW, LEAD].flatMap(({ name }) => ['--search-attribute', `${name}=Keyword`]),
    ...dynamicConfig.flatMap((pair) => ['--dynamic-config-value', pair]),
  ];
  try {
    return spawn(binary, args, { detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN);
  await gone;
  clearTimeout(late);
}

function lastWords({ folder }: TemporalOptions): string {
  const path = join(folder, 'temporal.log');
  return `The end of ${path}:\n${readFileSync(path, 'utf8').trim().split('\n').slice(-5).join('\n')}`;
}
