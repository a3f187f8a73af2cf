import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { turnOver } from '../log-file';
import { identify } from '../process-identity';
import { Sentence } from '../sentence';
import { clusterOf, findCluster, type Run, runner, urlOf } from './cluster';
import { findPlace } from './place';

export interface LocalPostgres {
  url: string;
  /** The number of the server's main process now; another after it was killed and started again. */
  pid(): number;
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers from its log. */
  kill(): void;
}

const WATCH = 500; // milliseconds between two looks at the main process; what a killed server is away at most, plus its start
const LONGEST_PAUSE = 10_000; // milliseconds between two attempts to start it again

/**
 * Starts the PostgreSQL that came with the packages, in its own session (a Ctrl-C in the terminal does not reach it), or
 * takes over one that a killed program left running on this folder. A watcher starts it again when it dies.
 */
export async function startPostgres(options: {
  folder: string;
  /** A free port; one that runs already keeps its own. */
  port: number;
  log: (line: string) => void;
}): Promise<LocalPostgres> {
  const place = await findPlace(options.folder);
  const run = runner(place);
  const cluster = await findCluster(place, run);
  const pidFile = () => read(join(cluster, 'postmaster.pid')).split('\n');
  const pid = () => Number(pidFile()[0]);

  await start(run, cluster, options.port);
  const port = Number(pidFile()[3]);
  let stopping = false;
  let restarting: Promise<void> | undefined;

  const restart = async () => {
    options.log('PostgreSQL has died; starting it again');
    for (let wait = 250; !stopping; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        await start(run, cluster, port);
        options.log('PostgreSQL is back');
        return;
      } catch (error) {
        options.log(`PostgreSQL does not start: ${(error as Error).message}`);
        await pause(wait);
      }
    }
  };
  const watcher = setInterval(() => {
    if (restarting || runs(cluster)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, WATCH).unref();

  return {
    url: urlOf(cluster, port),
    pid,
    stop: async () => {
      stopping = true;
      clearInterval(watcher);
      await restarting;
      await stop(run, cluster);
    },
    kill: () => {
      stopping = true;
      if (runs(cluster)) process.kill(pid(), 'SIGQUIT'); // PostgreSQL's immediate shutdown, its own processes included
    },
  };
}

/** The address of the server that runs on this folder, whoever started it. */
export async function runningPostgres(folder: string): Promise<string | undefined> {
  const cluster = clusterOf(await findPlace(folder));
  return runs(cluster) ? urlOf(cluster, Number(read(join(cluster, 'postmaster.pid')).split('\n')[3])) : undefined;
}

/** Stops the server of this folder, whoever started it; nothing happens when none runs. */
export async function stopPostgres(folder: string): Promise<void> {
  const place = await findPlace(folder);
  await stop(runner(place), clusterOf(place));
}

async function stop(run: Run, cluster: string): Promise<void> {
  if (!runs(cluster)) return;
  try {
    await run('pg_ctl', 'stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30');
  } catch (error) {
    if (runs(cluster)) throw error; // else it ended by itself between the look and the order
  }
}

/** True when the process that the cluster's pid file names is this cluster's server, and no stranger with its number. */
function runs(cluster: string): boolean {
  const found = identify(Number(read(join(cluster, 'postmaster.pid')).split('\n')[0]));
  return found?.command.includes(cluster) ?? false;
}

async function start(run: Run, cluster: string, port: number): Promise<void> {
  const log = join(cluster, 'server.log');
  if (runs(cluster)) return untilReady(cluster);
  turnOver(log);
  // PostgreSQL itself takes a zombie, or a stranger of the same user under that number, for a living server.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  try {
    await run('pg_ctl', 'start', '-D', cluster, '-w', '-t', '60', '-l', log, '-o', `-p ${port}`);
  } catch (error) {
    // Another starter may have been quicker.
    if (runs(cluster)) return untilReady(cluster);
    const words = read(log).trim().split('\n').slice(-5).join('\n');
    throw new Sentence(
      `The embedded PostgreSQL did not start. The end of ${log}:\n${words || (error as Error).message}`,
    );
  }
}

async function untilReady(cluster: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (read(join(cluster, 'postmaster.pid')).split('\n')[7]?.includes('ready')) return;
    await pause(100);
  }
  throw new Sentence(
    `The embedded PostgreSQL in ${cluster} runs, but is not ready after a minute; its server.log says why.`,
  );
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
