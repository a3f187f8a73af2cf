import fc from 'fast-check';
import type { Clock } from '../../domain/clocks/clock';
import { usedAt } from '../../domain/clocks/clocks';
import type { VerbName } from '../../domain/escalation/commands';
import type { State } from '../../domain/escalation/state';
import { company } from '../company';
import { brought, play, START } from '../given';
import { step, unpromised } from '../plans';
import { DAY, HOUR, MINUTE } from '../situations';

/** Song is named by the flow; zhou stands in. */
const plan = unpromised({
  steps: {
    ...unpromised().steps,
    check: step({
      person: { rule: 'person', person: 'song' },
      gives: [{ field: 'cause', required: true }],
      next: [{ go: 'answer' }],
    }),
  },
});

interface Act {
  readonly verb: Exclude<VerbName, 'open'>;
  readonly by: string;
  readonly after: number;
}
const BODIES: Readonly<Record<string, object>> = {
  accept: {},
  claim: {},
  progress: { note: 'on it' },
  release: { reason: 'not today' },
  transfer: { to: { department: 'payment' }, reason: 'theirs' },
  'withdraw-transfer': {},
  assign: { person: 'song', reason: 'his' },
  resume: {},
  complete: { results: { cause: 'user' } },
  contact: { said: 'on it', channel: 'phone', outcome: 'reached' },
};
const VERBS = [...Object.keys(BODIES), 'wait'] as Act['verb'][];
const acts = fc.array(
  fc.record({
    verb: fc.constantFrom(...VERBS),
    by: fc.constantFrom('song', 'zhou', 'zhou', 'zhou', 'feng', 'ma', 'lin'),
    after: fc.constantFrom(0, MINUTE, 20 * MINUTE, HOUR, DAY),
  }),
  { maxLength: 15 },
);

/** Zhou stands in from the start, or from so many milliseconds after the opening; then the same acts at the same instants. */
function played(all: readonly Act[], since: number | null, begin: number) {
  const it = company();
  if (since === null) it.away('song', 'zhou');
  const game = play(plan, it.answer);
  game.open();
  if (since !== null) game.change(it.away('song', 'zhou'), { at: since });
  let at = begin;
  const outcomes = all.map(({ verb, by, after }) => {
    at += after;
    const body = verb === 'wait' ? { for: 'customer', party: 'x', until: START + at + HOUR } : BODIES[verb];
    return brought(game.say(verb, body as never, { by, at, on: verb === 'contact' ? null : 1 }));
  });
  game.wait(at + DAY);
  const own = game.events.filter(({ type }) => type !== 'directory-changed' && type !== 'opened' && type !== 'offered');
  return {
    outcomes,
    // What happened and in whose name; numbers, and what was asked for when, are not compared.
    events: own.map(({ seq, directory, cause, ...rest }) => rest),
    state: comparable(game.state, START + at + DAY),
  };
}

/** Without what counts events: two roads to one place have not the same number of steps. */
function comparable(state: State, end: number) {
  const clocks = (all: readonly Clock[]) =>
    all.map(({ since, ...clock }) => ({ ...clock, used: usedAt({ ...clock, since }, end) }));
  const { seq, at, version, ...rest } = state;
  return {
    ...rest,
    clocks: clocks(state.clocks),
    handoffs: state.handoffs.map(({ version, ...one }) => ({ ...one, clocks: clocks(one.clocks) })),
  };
}

describe('T11: a delegate added later obeys the same rules as one found at the start', () => {
  test('whatever anybody does: the same is refused, the same happens, in the same names, and it ends the same', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(0, MINUTE, 25 * MINUTE), (all, since) => {
        expect(played(all, since, since)).toEqual(played(all, null, since));
      }),
      { numRuns: 200 },
    );
  });

  test.each<[string, number | null]>([
    ['from the start', null],
    ['later', 5 * MINUTE],
  ])('%s: the delegate accepts and completes for the one who answers', (_when, since) => {
    const done = played(
      [
        { verb: 'accept', by: 'zhou', after: 0 },
        { verb: 'complete', by: 'song', after: MINUTE },
        { verb: 'complete', by: 'zhou', after: MINUTE },
      ],
      since,
      10 * MINUTE,
    );
    expect(done.outcomes).toEqual([['accepted'], 'not-yours', ['completed', 'offered']]);
    expect(done.state.handoffs[0]).toMatchObject({ state: 'done', holder: 'zhou', accountable: 'song' });
    expect(done.events[0]).toMatchObject({
      type: 'accepted',
      person: 'zhou',
      for: 'song',
      actor: { kind: 'delegate', person: 'zhou', onBehalfOf: 'song' },
    });
  });
});
