import type { Clock } from '../../domain/clocks/clock';
import { usedAt } from '../../domain/clocks/clocks';
import { type Ending, endingOf, pending } from '../../domain/clocks/next-deadline';
import { evolve } from '../../domain/escalation/evolve';
import { handoffOf, openHandoffs, type State } from '../../domain/escalation/state';
import { ledgerOf } from '../../domain/ledger/totals';
import type { Plan } from '../../domain/plan/plan';
import { law } from './law';

law(
  'law 5: the finish clock has used exactly the time in which the work was in somebody’s hands',
  ({ events, state, end }) => {
    const { stints } = ledgerOf(events, end);
    for (const handoff of openHandoffs(state)) {
      const clock = handoff.clocks.find((one) => one.clock === 'finish');
      // A clock that had run out when a wait began runs on through it, in whoever's hands; the ledger charges that time to the party waited for.
      const waits = events
        .filter((event) => event.type === 'waited')
        .filter((event) => event.handoff === handoff.handoff);
      const runsOn = (from: number) => waits.findLast((event) => event.at <= from)?.runsOn.includes('finish') ?? false;
      const worked = stints.filter(
        (stint) =>
          stint.handoff === handoff.handoff &&
          (stint.kind === 'working' || (stint.kind === 'waiting' && runsOn(stint.from))),
      );
      expect(clock ? usedAt(clock, end).ms : 0).toBe(worked.reduce((sum, stint) => sum + stint.ms, 0));
    }
  },
);

law(
  'law 5: the resolution promise has used exactly the time in which the case was open and no wait named the customer',
  ({ events, state, end }) => {
    const clock = state.clocks.find((one) => one.clock === 'resolution');
    if (!clock || state.contactedAt !== state.openedAt) return;
    const { stints } = ledgerOf(events, end);
    const counted = stints.filter(
      (stint) => stint.kind !== 'confirming' && !(stint.kind === 'waiting' && stint.charged.kind === 'customer'),
    );
    const confirmed = spans(events, 'confirmed', ['closed', 'reopened', 'cancelled'], end);
    expect(usedAt(clock, end).ms).toBe(counted.reduce((sum, stint) => sum + stint.ms, 0) - confirmed);
  },
);

/** How long the case stood in a state that an event begins and others end. */
function spans(
  events: readonly { type: string; at: number }[],
  begins: string,
  ends: readonly string[],
  end: number,
): number {
  let since: number | null = null;
  let sum = 0;
  for (const event of events) {
    if (since !== null && ends.includes(event.type)) {
      sum += event.at - since;
      since = null;
    }
    if (event.type === begins) since = event.at;
  }
  return since === null ? sum : sum + end - since;
}

law('law 5: a rung fires at most once in a clock’s life, and a declared repeat is numbered', ({ events }) => {
  const fired = new Set<string>();
  const lives = new Map<string, number>();
  const offers = new Map<number, { count: number; open: number; taken: number }>();
  for (const event of events) {
    // What gives a clock a new life: another offer, another word from the holder, another contact or reopening.
    if (event.type === 'progressed') next(`silence ${event.handoff}`);
    if (event.type === 'waited') next(`wait ${event.handoff}`);
    if ((event.type === 'contacted' && event.outcome !== 'no-answer') || event.type === 'reopened') next('update null');
    if (event.type === 'completed' || event.type === 'reopened' || event.type === 'resolved')
      for (const kind of ['resolve', 'confirm', 'close']) next(`${kind} null`);
    // Work that is put back goes on under the offer under which it was taken (T2), not under a later one that was taken back.
    if ('handoff' in event && event.handoff !== null) {
      const offer = offers.get(event.handoff) ?? { count: 0, open: 0, taken: 0 };
      if (event.type === 'offered' || event.type === 'transfer-offered' || event.type === 'redirected')
        offer.open = ++offer.count;
      if (event.type === 'transfer-withdrawn' || event.type === 'released') offer.open = offer.taken;
      if (TAKES.has(event.type)) offer.taken = offer.open;
      offers.set(event.handoff, offer);
      lives.set(`accept ${event.handoff}`, offer.open);
    }
    if ('rung' in event) {
      const clock = `${event.clock} ${event.handoff}`;
      for (const rung of [...(event.also ?? []), event.rung]) {
        const key = `${clock} life ${lives.get(clock) ?? 0} rung ${rung} time ${event.times ?? 0}`;
        expect(fired).not.toContain(key);
        fired.add(key);
      }
    }
  }
  function next(clock: string): void {
    lives.set(clock, (lives.get(clock) ?? 0) + 1);
  }
});

const TAKES: ReadonlySet<string> = new Set(['accepted', 'claimed', 'assigned', 'reassigned', 'taken-over']);

law('law 5: a change of hands, or of a calendar, takes nothing from a clock and gives it nothing', ({ events }) => {
  let before: State | null = null;
  for (const event of events) {
    const after: State = evolve(before, event);
    if (event.type === 'directory-changed' && before) {
      const clocks = (state: State) => [null, ...openHandoffs(state)].flatMap((one) => (one ?? state).clocks);
      const [was, is] = [clocks(before), clocks(after)];
      expect(is.map(({ clock, life, fired }) => [clock, life, fired])).toEqual(
        was.map(({ clock, life, fired }) => [clock, life, fired]),
      );
      for (const [index, clock] of is.entries()) {
        const one = was[index];
        expect(one && usedAt(clock, event.at)).toEqual(one && usedAt(one, event.at));
      }
    }
    before = after;
  }
});

law('law 5: a budget never ends before the change that moved it, and the journal says from when to when', (played) => {
  const { events, plan } = played;
  let before: State | null = null;
  for (const event of events) {
    const after: State = evolve(before, event);
    if (event.type === 'directory-changed' && before) {
      const was = ends(plan, before);
      const moved = [...ends(plan, after)].filter(([key, { at }]) => was.get(key)?.at !== at);
      for (const [key, { at }] of moved) {
        expect(at).toBeGreaterThanOrEqual(event.at);
        const [clock = '', , handoff] = key.split(' ');
        expect(event.deadlines).toContainEqual(
          expect.objectContaining({
            clock,
            handoff: handoff === '-' ? null : Number(handoff),
            was: was.get(key)?.at,
            is: at,
          }),
        );
      }
    }
    before = after;
  }
});

function ends(plan: Plan, state: State) {
  const all = new Map<string, Ending>();
  for (const one of [null, ...openHandoffs(state)])
    for (const clock of (one ?? state).clocks) {
      const ending = endingOf(plan, state, clock, one);
      if (ending) all.set(`${clock.clock} ${clock.life} ${one?.handoff ?? '-'}`, ending);
    }
  return all;
}

law('law 5: in other hands nothing that had not run out is due before they had it', ({ events, plan }) => {
  let before: State | null = null;
  for (const event of events) {
    const after: State = evolve(before, event);
    for (const handoff of openHandoffs(after)) {
      const was = before && handoffOf(before, handoff.handoff);
      if (!was || was.holder === handoff.holder) continue;
      for (const clock of handoff.clocks.filter((one) => one.clock === 'finish' || one.clock === 'silence')) {
        const end = endingOf(plan, after, clock, handoff);
        if (end && !clock.breached) expect(end.at).toBeGreaterThanOrEqual(event.at);
      }
    }
    before = after;
  }
});

law(
  'law 5: a breach stays where it was, and no change moves what follows it later than it stood there',
  ({ events, plan }) => {
    let before: State | null = null;
    const stood = new Map<string, { readonly end: number; readonly rungs: ReadonlyMap<string, number> }>();
    for (const event of events) {
      const after: State = evolve(before, event);
      if (before)
        for (const { key, end } of running(plan, before))
          if (end <= event.at && !stood.has(key)) stood.set(key, { end, rungs: rungs(plan, before, key) });
      for (const { key, end } of running(plan, after)) {
        const then = stood.get(key);
        if (!then) continue;
        expect([key, end]).toEqual([key, then.end]);
        for (const [rung, due] of rungs(plan, after, key)) {
          const was = then.rungs.get(rung);
          // A rung whose instant has passed fires at once: it cannot be late by more than that.
          if (was !== undefined) expect(Math.max(due, event.at)).toBeLessThanOrEqual(Math.max(was, event.at));
        }
      }
      before = after;
    }
  },
);

const keyOf = (clock: Pick<Clock, 'clock' | 'life'>, handoff: number | null) =>
  `${clock.clock} ${clock.life} ${handoff ?? '-'}`;

/** The clocks that run and when their budgets end, waits and what else ends by itself left out. */
function running(plan: Plan, state: State): readonly { readonly key: string; readonly end: number }[] {
  return [null, ...openHandoffs(state)].flatMap((handoff) =>
    (handoff ?? state).clocks.flatMap((clock) => {
      const end = ['wait', 'confirm', 'reopen'].includes(clock.clock)
        ? undefined
        : endingOf(plan, state, clock, handoff);
      return end ? [{ key: keyOf(clock, handoff?.handoff ?? null), end: end.at }] : [];
    }),
  );
}

/** When the rungs of a clock are due, by place. A repeated one counts from its last firing, and is left out. */
function rungs(plan: Plan, state: State, key: string): ReadonlyMap<string, number> {
  return new Map(
    pending(plan, state).flatMap((one) => {
      const clock = (one.handoff === null ? state : handoffOf(state, one.handoff))?.clocks.find(
        ({ clock, since }) => clock === one.clock && since !== null,
      );
      return clock && keyOf(clock, one.handoff) === key && one.rung !== null && !clock.fired.includes(one.rung)
        ? [[String(one.rung), one.due]]
        : [];
    }),
  );
}
