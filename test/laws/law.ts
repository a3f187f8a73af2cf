import fc from 'fast-check';
import { tries } from '../commands';
import { type Played, playAll } from '../random-case';

/** How many random cases each law is tried on. A failure prints its seed and the shrunk case. */
export const RUNS = Number(process.env.BATON_LAW_RUNS ?? 150);

/** A law of design §2, held against random cases: several actors, deadlines passing between acts and at the same instant. */
export function law(name: string, holds: (played: Played) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(tries, (tried) => holds(playAll(tried))),
      { numRuns: RUNS },
    );
  });
}
