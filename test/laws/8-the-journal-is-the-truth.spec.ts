import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Event } from '../../domain/escalation/events';
import { GENESIS, link, verify } from '../../domain/journal/chain';
import { type Entry, entryOf, eventOf } from '../../domain/journal/entry';
import { stateOf } from '../../domain/journal/recompute';
import { games } from '../commands';
import { playAll } from '../random-case';
import { law, RUNS } from './law';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function journal(events: readonly Event[]) {
  let previousHash = GENESIS;
  return events.map((event) => {
    const entry = entryOf(event);
    const chained = { ...entry, previousHash, hash: link(sha256, previousHash, entry) };
    previousHash = chained.hash;
    return chained;
  });
}

law(
  'law 8: numbers without gaps, instants that never go back, and the state is the fold of what was published',
  ({ events, state }) => {
    const published = JSON.parse(JSON.stringify(journal(events))) as Entry[];
    expect(published.map((entry) => entry.seq)).toEqual(events.map((_, index) => index + 1));
    for (const [index, event] of events.entries())
      if (index > 0) expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
    expect(JSON.parse(JSON.stringify(stateOf(published.map(eventOf))))).toEqual(JSON.parse(JSON.stringify(state)));
    expect(verify(sha256, journal(events))).toMatchObject({ kind: 'whole' });
  },
);

test('law 8: an edit, a deletion, an insertion or a reordering is found, and the first bad entry is named', () => {
  fc.assert(
    fc.property(games, fc.nat(), fc.constantFrom('edit', 'delete', 'insert', 'swap'), (tried, where, how) => {
      const whole = journal(playAll(tried).events);
      const at = where % whole.length;
      const touched = [...whole];
      const entry = whole[at];
      if (!entry) return;
      if (how === 'edit') touched[at] = { ...entry, cause: `${entry.cause}!` };
      if (how === 'delete') touched.splice(at, 1);
      if (how === 'insert') touched.splice(at, 0, entry);
      if (how === 'swap') touched.splice(at, 2, ...touched.slice(at, at + 2).reverse());
      const verdict = verify(sha256, touched);
      // What is cut off at the very end can only be told from a head that was published elsewhere (seals, later).
      const invisible = (how === 'delete' && at === whole.length - 1) || (how === 'swap' && at === whole.length - 1);
      if (invisible) expect(verdict.kind).toBe('whole');
      else expect(verdict).toMatchObject({ kind: 'broken', seq: how === 'insert' ? at + 2 : at + 1 });
    }),
    { numRuns: RUNS },
  );
});
