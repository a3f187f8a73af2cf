import fc from 'fast-check';
import { rowsOf } from '../../activities/rows';
import type { StintRow } from '../../database/writes/record/turn-stints';
import type { Rows } from '../../database/writes/record-rows';
import type { Event } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import type { State } from '../../domain/escalation/state';
import { GENESIS } from '../../domain/journal/chain';
import { stintsOf } from '../../domain/ledger/stints';
import { games } from '../commands';
import { play, START } from '../given';
import { HOUR, MINUTE, plan as thePlan } from '../plans';
import { playAll } from '../random-case';
import { asCase, batches, headOf, sha256 } from './batches';

const plan = thePlan();
const NEVER = Number.POSITIVE_INFINITY;

/** The rows of these events as one batch after those. */
function rows(before: readonly Event[], events: readonly Event[]): Rows {
  const state = before.reduce<State | null>(evolve, null);
  const batch = { escalation: 'case-1', head: before.length > 0 ? headOf(before) : GENESIS, events, acts: [] };
  return rowsOf(plan, state, batch, sha256).rows;
}

/** Plays `before`, then gives the rows of what `then` brings. */
function when(before: (game: ReturnType<typeof play>) => void, then: (game: ReturnType<typeof play>) => void): Rows {
  const game = play();
  before(game);
  const past = [...game.events];
  then(game);
  return rows(past, game.events.slice(past.length));
}

const opened = (game: ReturnType<typeof play>) => void game.open();
const accepted = (game: ReturnType<typeof play>) => {
  game.open();
  game.say('accept', {}, { by: 'zhou', at: 5 * MINUTE });
};

describe('rows of a batch', () => {
  test('open: one row of each table, nothing ends, the offer is due when its clock ends', () => {
    const { opens, states, handoffs, handoffStates, stints, notifications } = when(() => {}, opened);
    expect(opens).toBe(true);
    expect(states).toEqual({
      endsAt: null,
      begun: [
        expect.objectContaining({
          seq: 2,
          state: 'open',
          leadDepartment: 'desk',
          leadPerson: 'lin',
          frontDepartment: 'desk',
          frontPerson: 'lin',
          holderDepartment: null,
          firstAnswerBy: START + HOUR,
          dueAt: NEVER,
          dueKind: null,
          from: START,
          to: null,
        }),
      ],
    });
    expect(handoffs.opened).toMatchObject([{ handoff: 1, step: 'check', acceptedAt: null, endedAt: null }]);
    expect(handoffStates.ends).toEqual([]);
    expect(handoffStates.begun).toMatchObject([
      {
        state: 'offered',
        department: 'security',
        person: null,
        acceptBy: START + HOUR,
        finishBy: NEVER,
        dueAt: START + HOUR,
        dueKind: 'accept',
      },
    ]);
    expect(stints).toEqual({
      ends: [],
      begun: [expect.objectContaining({ handoff: 1, kind: 'offered', chargedKind: 'department', to: null })],
    });
    expect(notifications).toEqual([]);
  });

  test('accept: the offer ends where the work begins, and the first of finish and silence is due', () => {
    const { opens, states, handoffs, handoffStates, stints } = when(opened, (game) =>
      game.say('accept', {}, { by: 'zhou', at: 5 * MINUTE }),
    );
    const at = START + 5 * MINUTE;
    expect(opens).toBe(false);
    expect(states).toEqual({ endsAt: null, begun: [] });
    expect(handoffs).toMatchObject({ opened: [], changed: [{ handoff: 1, acceptedAt: at, endedAt: null }] });
    expect(handoffStates.ends).toMatchObject([{ handoff: 1, at }]);
    expect(handoffStates.begun).toMatchObject([
      {
        state: 'working',
        person: 'zhou',
        accountable: 'zhou',
        offerKind: null,
        dueAt: at + 8 * HOUR,
        dueKind: 'silence',
        from: at,
      },
    ]);
    expect(stints.ends).toMatchObject([{ handoff: 1, at }]);
    expect(stints.begun).toMatchObject([
      { handoff: 1, kind: 'working', chargedKind: 'person', chargedPerson: 'zhou', from: at },
    ]);
  });

  test('transfer: the holder keeps the work and its deadline; the receiver has one of its own', () => {
    const { handoffStates, stints } = when(accepted, (game) =>
      game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'zhou', at: 10 * MINUTE }),
    );
    expect(stints).toEqual({ ends: [], begun: [] });
    expect(handoffStates.begun).toMatchObject([
      {
        department: 'security',
        person: 'zhou',
        dueKind: 'silence',
        offerKind: 'transfer',
        offerDepartment: 'payment',
        offerPerson: null,
        offerFromPerson: 'zhou',
        acceptBy: START + 10 * MINUTE + HOUR,
      },
    ]);
  });

  test('progress: nothing changes but when silence is due', () => {
    const { states, handoffs, handoffStates, stints } = when(accepted, (game) =>
      game.say('progress', { note: 'looked into it' }, { by: 'zhou', at: HOUR }),
    );
    expect([states.begun, handoffs.changed, stints.begun]).toEqual([[], [], []]);
    expect(handoffStates.begun).toMatchObject([{ version: 2, silenceBy: START + 9 * HOUR }]);
  });

  test('the last complete: the case comes to its lead, who has to resolve it', () => {
    const game = (all: ReturnType<typeof play>) => {
      accepted(all);
      all.say('complete', { results: { cause: 'user' } }, { by: 'zhou', at: 6 * MINUTE });
      all.say('accept', {}, { by: 'su', at: 7 * MINUTE });
    };
    const { states, handoffStates, stints } = when(game, (all) =>
      all.say('complete', { results: { summary: 'done' } }, { by: 'su', at: 8 * MINUTE }),
    );
    const at = START + 8 * MINUTE;
    expect(states).toMatchObject({
      endsAt: at,
      begun: [{ holderDepartment: 'desk', holderPerson: 'lin', dueKind: 'resolve', from: at, to: null }],
    });
    expect(handoffStates.begun).toMatchObject([
      { handoff: 2, state: 'done', person: 'su', dueAt: NEVER, dueKind: null },
    ]);
    expect(stints.begun).toMatchObject([{ handoff: 0, kind: 'coordinating', chargedPerson: 'lin' }]);
  });

  test('complete with a step to follow: the lead has the case for no time, which is no stint', () => {
    const { states, stints } = when(accepted, (game) =>
      game.say('complete', { results: { cause: 'user' } }, { by: 'zhou', at: 6 * MINUTE }),
    );
    expect(states.begun).toEqual([]);
    expect(stints.begun.map(({ handoff, kind }) => [handoff, kind])).toEqual([[2, 'offered']]);
  });

  test('a rung that reminds, one that notifies, one that moves the work: each tells whom it names', () => {
    const { notifications, handoffStates } = when(opened, (game) => game.wait(2 * HOUR));
    expect(
      notifications
        .filter(({ clock }) => clock === 'accept')
        .map(({ kind, department, person }) => [kind, department, person]),
    ).toEqual([
      ['reminded', 'security', null],
      ['notified', 'security', null],
      ['notified', 'desk', 'lin'],
      ['reassigned', 'security', 'feng'],
    ]);
    expect(notifications[0]).toMatchObject({ handoff: 1, at: START + HOUR / 2, dueAt: START + HOUR });
    expect(handoffStates.begun.at(-1)).toMatchObject({ state: 'working', person: 'feng', to: null });
  });

  test('an act is answered under its key, at the instant of its last event', () => {
    const game = play();
    game.open();
    const [batch] = batches(asCase(game.events, plan), []);
    const { rows: made } = rowsOf(plan, null, batch ?? fail(), sha256);
    expect(made.acts).toEqual([
      {
        actor: 'lin',
        key: 'key-1',
        digest: 'digest of key-1',
        verb: 'offered',
        seq: 2,
        version: 1,
        handoff: 1,
        handoffVersion: 2,
        at: START,
      },
    ]);
    expect(made.journal.map(({ seq, hash, previousHash }) => [seq, hash, previousHash])).toEqual([
      [1, headOf(batch?.events.slice(0, 1) ?? []), GENESIS],
      [2, made.escalation.head, headOf(batch?.events.slice(0, 1) ?? [])],
    ]);
  });

  test('events that cannot follow the state are no rows', () => {
    const game = play();
    game.open();
    const again = [...game.events];
    expect(() => rows(again, again)).toThrow(/broken law/);
  });
});

const fail = (): never => {
  throw new Error('no batch');
};

/** Tables in memory, written like those in the database. */
class Tables {
  readonly stints: StintRow[] = [];
  readonly states: (Rows['states']['begun'][number] & { to: number | null })[] = [];
  readonly handoffStates: (Rows['handoffStates']['begun'][number] & { to: number | null })[] = [];

  write({ states, handoffStates, stints }: Rows): void {
    if (states.endsAt !== null) end(this.states, () => true, states.endsAt);
    for (const { handoff, at } of handoffStates.ends) end(this.handoffStates, (row) => row.handoff === handoff, at);
    for (const { handoff, at } of stints.ends) {
      const gone = this.stints.findIndex(
        (row) => row.to === null && row.handoff === 0 && handoff === 0 && row.from === at,
      );
      if (gone >= 0) this.stints.splice(gone, 1);
      else end(this.stints, (row) => row.handoff === handoff, at);
    }
    this.states.push(...states.begun);
    this.handoffStates.push(...handoffStates.begun);
    this.stints.push(...stints.begun);
  }
}

function end<R extends { to: number | null }>(table: R[], which: (row: R) => boolean, at: number): void {
  const index = table.findIndex((row) => row.to === null && which(row));
  const row = table[index];
  if (!row) throw new Error('what ends was running');
  table[index] = { ...row, to: at };
}

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 });
const RUNS = Number(process.env.BATON_TEST_RUNS ?? 100);

function written(events: readonly Event[], cut: readonly number[]): Tables {
  const tables = new Tables();
  let state: State | null = null;
  for (const batch of batches(events, cut)) {
    const made = rowsOf(plan, state, batch, sha256);
    tables.write(made.rows);
    state = made.state;
  }
  return tables;
}

describe('however a journal is cut into batches', () => {
  test('the stints are those of the ledger, to the last one', () => {
    fc.assert(
      fc.property(games, lengths, (tried, cut) => {
        const events = asCase(playAll(tried).events, plan);
        const stints = written(events, cut).stints.map(({ handoff, from, to, kind, chargedPerson }) => ({
          handoff: handoff === 0 ? null : handoff,
          kind,
          from,
          to,
          person: chargedPerson,
        }));
        expect(stints).toEqual(
          stintsOf(events).map(({ handoff, kind, from, to, charged }) => ({
            handoff,
            kind,
            from,
            to,
            person: charged.person,
          })),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('what the tables say of any past instant is what the case was then', () => {
    fc.assert(
      fc.property(games, lengths, (tried, cut) => {
        const events = asCase(playAll(tried).events, plan);
        const tables = written(events, cut);
        const during = (at: number) => (row: { from: number; to: number | null }) =>
          row.from <= at && (row.to === null || at < row.to);
        let state: State | null = null;
        for (const [index, event] of events.entries()) {
          state = evolve(state, event);
          const next = events[index + 1];
          if (next?.at === event.at) continue;
          // Any instant up to the next event says the same.
          for (const at of [event.at, ...(next ? [next.at - 1] : [event.at + 1])]) {
            const there: State = state;
            expect(tables.states.filter(during(at))).toMatchObject([
              { state: there.state, priority: there.priority, leadPerson: there.lead.person, version: there.version },
            ]);
            expect(
              tables.handoffStates
                .filter(during(at))
                .sort((a, b) => a.handoff - b.handoff)
                .map(({ handoff, state: standing, person, version }) => [handoff, standing, person, version]),
            ).toEqual(
              there.handoffs.map(({ handoff, state: standing, holder, version }) => [
                handoff,
                standing,
                holder,
                version,
              ]),
            );
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});
