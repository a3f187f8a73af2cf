import fc from 'fast-check';
import { games } from '../commands';
import { inWorkingTime } from '../plans';
import { type Played, playAll } from '../random-case';

/** How many random cases each law is tried on. A failure prints its seed and the shrunk case. */
export const RUNS = Number(process.env.BATON_TEST_RUNS ?? 150);

/**
 * A law of design §2, held against random cases: several actors, deadlines passing between acts and at the same instant; a company in which
 * people are absent, come back and leave, substitutes and shifts change, calendars are edited; and cases that hear of it late, or twice, or
 * between an act and the answers on which it rests. Budgets run round the clock, or in working time.
 */
export function law(name: string, holds: (played: Played) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(games, fc.boolean(), (tried, working) =>
        holds(playAll(tried, working ? inWorkingTime() : undefined)),
      ),
      { numRuns: RUNS },
    );
  });
}
