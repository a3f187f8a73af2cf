import { allHandlersFinished, condition, defineUpdate, setHandler } from '@temporalio/workflow';

/** The acts of a chain in order: opened, then accepted and completed in each of three departments. */
export type RawAct = 'open' | 'accept' | 'complete';
const ORDER: readonly RawAct[] = ['open', 'accept', 'complete', 'accept', 'complete', 'accept', 'complete'];

/** A deadline that never comes while the benchmark runs, as ours. */
const DEADLINE = '1 day';

export const rawAct = defineUpdate<number, [RawAct]>('act');

/**
 * The floor: the same six waits, each with its deadline timer, and the same seven updates, each answered when its wait is over and
 * the next one has begun. No decision, no activity, no database, no codec.
 */
export async function rawChain(): Promise<void> {
  let taken = 0; // acts that have arrived
  let done = 0; // acts that the main function has taken in
  setHandler(
    rawAct,
    async () => {
      const mine = ++taken;
      await condition(() => done >= mine);
      return done;
    },
    {
      validator: (act) => {
        if (ORDER[taken] !== act) throw new Error(`${act} is not expected now`);
      },
    },
  );
  await condition(() => taken > 0);
  while (done < ORDER.length - 1) {
    done += 1;
    await condition(() => taken > done, DEADLINE);
  }
  done += 1;
  await condition(allHandlersFinished);
}
