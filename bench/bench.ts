import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ops/root';
import { Load, type Measured } from './measure';
import { type Options, readOptions } from './options';
import { cpuByThread } from './processes';
import { selfTimes } from './profile';
import { type Servers, startServers } from './servers';
import { type Side, startBaton, startRaw } from './sides';
import { table } from './table';

/** A person's pace: so many chains begin each second, and so long a pause lies between two acts of one. */
const PEOPLE = { kind: 'people', perSecond: 4, pauseMs: 300 } as const;

/** A measurement of both sides, one round. */
export interface Pair {
  readonly raw: Measured;
  readonly Baton: Measured;
}
/** By the name of the load: `people`, or the number of users. */
export type Round = ReadonlyMap<string, Pair>;

/** `npm run bench`: the seven acts on Baton and on raw Temporal, on the same server, in rounds that alternate. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    note('starting Temporal and PostgreSQL');
    const servers = await startServers(note);
    stops.push(servers.stop);
    const load = new Load();
    stops.push(() => load.stop());
    const profiles = options.profile ? join(servers.folder, 'profiles') : undefined;
    if (profiles) mkdirSync(profiles);
    note('starting Baton, and raw Temporal beside it');
    const baton = await startBaton(servers, profiles);
    stops.push(baton.stop);
    if (profiles) return await profile(baton, load, servers, profiles, options);
    const raw = await startRaw(servers);
    stops.push(raw.stop);
    const rounds = await runRounds([raw, baton], load, servers, options);
    process.stdout.write(`${table(rounds)}\n`);
  } finally {
    await stop();
  }
}

async function runRounds(
  sides: readonly [Side, Side],
  load: Load,
  servers: Servers,
  { rounds, seconds, warm, concurrency }: Options,
): Promise<readonly Round[]> {
  const loads = [
    ...concurrency.map((users) => [`${users}`, { kind: 'closed', users } as const] as const),
    ['people', PEOPLE] as const,
  ];
  for (const side of sides) {
    note(`warming ${side.name}`);
    await load.measure(side, { kind: 'closed', users: 20 }, { warm: 1, seconds: Math.min(10, seconds), servers });
  }
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    const pairs = new Map<string, Pair>();
    for (const [name, kind] of loads) {
      // Who goes first alternates, so that a drift of the machine falls on both.
      const order = round % 2 ? sides : sides.toReversed();
      const found: Partial<Record<Side['name'], Measured>> = {};
      for (const side of order) {
        const measured = await load.measure(side, kind, { warm, seconds, servers });
        found[side.name] = measured;
        note(`round ${round}, ${name}: ${told(side, measured)}`);
      }
      pairs.set(name, found as Pair);
    }
    done.push(pairs);
  }
  return done;
}

async function profile(
  baton: Side,
  load: Load,
  servers: Servers,
  folder: string,
  { seconds, warm, concurrency }: Options,
): Promise<void> {
  const users = concurrency[1] ?? concurrency[0] ?? 50;
  await load.measure(baton, { kind: 'closed', users: 20 }, { warm: 1, seconds: 10, servers });
  let threads = cpuByThread(baton.pid);
  const counting = (): void => {
    threads = cpuByThread(baton.pid);
    process.kill(baton.pid, 'SIGUSR2');
    setTimeout(() => process.kill(baton.pid, 'SIGUSR2'), seconds * 1000);
  };
  const measured = await load.measure(baton, { kind: 'closed', users }, { warm, seconds, servers, counting });
  const used = [...cpuByThread(baton.pid)].map(([name, after]) => [name, after - (threads.get(name) ?? 0)] as const);
  await new Promise((resolve) => setTimeout(resolve, 3000)); // the threads write their files
  note(`${users} users while profiled: ${told(baton, measured)}`);
  const { groups, functions } = selfTimes(folder, join(root, 'dist/workflows.bundle.js'));
  const total = groups.reduce((sum, { ms }) => sum + ms, 0);
  const lines = (of: typeof groups, most: number) =>
    of.slice(0, most).map(({ name, ms }) => `  ${((ms / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
  process.stdout.write(
    [
      'CPU seconds by thread:',
      ...used.filter(([, s]) => s >= 0.05).map(([name, s]) => `  ${s.toFixed(1).padStart(5)} s  ${name}`),
      'Self time by package or room:',
      ...lines(groups, 25),
      'Self time by function:',
      ...lines(functions, 40),
      '',
    ].join('\n'),
  );
}

const told = (side: Side, { chainsPerSecond, cpu, hop, others, errors }: Measured): string =>
  `${side.name.padEnd(5)} ${chainsPerSecond.toFixed(1)} chains/s, ${cpu.sum.toFixed(0)} ms of CPU each (${[cpu.side, cpu.temporal, cpu.postgres].map((ms) => ms.toFixed(0)).join(' + ')}), p50 ${hop.p50.toFixed(0)} p99 ${hop.p99.toFixed(0)} ms; others ${(others * 100).toFixed(0)} %${errors.length ? `; ${errors.length} errors: ${errors[0]}` : ''}`;

function note(line: string): void {
  process.stderr.write(`· ${line}\n`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.name === 'Sentence' ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
