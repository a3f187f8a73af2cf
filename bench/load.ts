import { setTimeout as pause } from 'node:timers/promises';
import { type Chain, type Target, walkerOf } from './chains';

/** What the parent asks for: chains by so many users back to back, or arriving at a rate with people's pauses between acts. */
export interface Order {
  readonly target: Target;
  readonly load:
    | { readonly kind: 'closed'; readonly users: number }
    | { readonly kind: 'people'; readonly perSecond: number; readonly pauseMs: number };
  /** Seconds before anything is counted, and seconds that are. */
  readonly warm: number;
  readonly seconds: number;
}

/** What was seen within the counted seconds. Milliseconds. */
export interface Seen {
  /** Third completes, and completes of any department: a third of these is the steadier figure. */
  readonly chains: number;
  readonly completes: number;
  /** From sending an act to its answer. */
  readonly answers: readonly number[];
  /** From sending a complete until the next department sees the work: the inbox row here, the answer on raw Temporal. */
  readonly hops: readonly number[];
  readonly errors: readonly string[];
}

/** The counted seconds begin, end, and (when the last chain is through) what was seen. */
export type Report =
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }
  | ({ readonly kind: 'seen' } & Seen)
  | { readonly kind: 'failed'; readonly why: string };

/** The load generator, a process of its own: it carries out one order after another. */
process.on('message', (order: Order) => {
  run(order).then(
    (seen) => tell({ kind: 'seen', ...seen }),
    (error: Error) => tell({ kind: 'failed', why: error.stack ?? error.message }),
  );
});
process.once('disconnect', () => process.exit(0));

const tell = (report: Report): void => void process.send?.(report);

async function run({ target, load, warm, seconds }: Order): Promise<Seen> {
  const walker = await walkerOf(target);
  const began = performance.now();
  const from = began + warm * 1000;
  const to = from + seconds * 1000;
  const bells = [
    setTimeout(() => tell({ kind: 'begin' }), warm * 1000),
    setTimeout(() => tell({ kind: 'end' }), (warm + seconds) * 1000),
  ];
  const counts = (): boolean => performance.now() >= from && performance.now() < to;
  const seen = { chains: 0, completes: 0, answers: [] as number[], hops: [] as number[], errors: [] as string[] };

  async function walk(): Promise<void> {
    try {
      const chain = await timed(() => walker.open());
      for (let department = 1; department <= 3; department++) {
        await think();
        await timed(() => chain.accept());
        await think();
        await complete(chain, department);
      }
      if (counts()) seen.chains += 1;
    } catch (error) {
      seen.errors.push((error as Error).message);
      await pause(50);
    }
  }
  const think = async (): Promise<void> => void (load.kind === 'people' && (await pause(load.pauseMs)));

  async function complete(chain: Chain, department: number): Promise<void> {
    const sent = performance.now();
    await timed(() => chain.complete());
    if (load.kind === 'people' && department < 3) await chain.seen(department);
    if (!counts()) return;
    seen.completes += 1;
    if (department < 3) seen.hops.push(performance.now() - sent);
  }

  async function timed<T>(act: () => Promise<T>): Promise<T> {
    const sent = performance.now();
    const result = await act();
    if (counts()) seen.answers.push(performance.now() - sent);
    return result;
  }

  const walks: Promise<void>[] = [];
  if (load.kind === 'closed')
    for (let user = 0; user < load.users; user++)
      walks.push(
        (async () => {
          while (performance.now() < to) await walk();
        })(),
      );
  else
    for (let started = 0; performance.now() < to; started++) {
      await pause(Math.max(0, began + (started * 1000) / load.perSecond - performance.now()));
      walks.push(walk());
    }
  await Promise.all(walks);
  for (const bell of bells) clearTimeout(bell);
  await walker.end();
  return seen;
}
