import type { Event } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import type { AnswerTo } from '../../domain/escalation/needs';
import { type Handoff, handoffOf, inHand, isOpen, openHandoffs, type State } from '../../domain/escalation/state';
import { law } from './law';

law(
  'law 2: every open handoff is in exactly one pair of hands, and a transfer leaves the sender responsible until accepted',
  ({ events }) => {
    let before: State | null = null;
    for (const event of events) {
      const after: State = evolve(before, event);
      for (const handoff of openHandoffs(after)) {
        if (handoff.state === 'offered') {
          const { for: inPlaceOf, ...to } = handoff.offer?.to ?? { department: '', person: null };
          expect(to).toEqual({ department: handoff.department, person: handoff.holder });
          expect(handoff.accountable).toBe(inPlaceOf ?? handoff.holder);
        } else {
          expect(handoff.holder).not.toBeNull();
          expect(handoff.accountable).not.toBeNull();
        }
        // Who answers is who holds, or whoever an absence says they stand in for; and who that is is nobody's guess.
        if (handoff.holder !== handoff.accountable) expect(standsIn(handoff, before, event)).toBe(true);
        expect(handoff.wait !== null).toBe(handoff.state === 'waiting');
      }
      if (event.type === 'transfer-offered' || event.type === 'transfer-withdrawn') {
        const was = before && handoffOf(before, event.handoff);
        const is = handoffOf(after, event.handoff);
        expect([is?.holder, is?.accountable, is?.department]).toEqual([was?.holder, was?.accountable, was?.department]);
      }
      before = after;
    }
  },
);

law('law 2: an open case with no open handoff is with its lead', ({ events }) => {
  let state: State | null = null;
  for (const event of events) {
    state = evolve(state, event);
    if (state.state === 'resolved' || state.state === 'closed') expect(state.handoffs.some(isOpen)).toBe(false);
    if (state.ended) expect(state.handoffs.some(isOpen)).toBe(false);
  }
});

/** It was so before, or this event says for whom. */
function standsIn(handoff: Handoff, before: State | null, event: Event): boolean {
  const was = before && handoffOf(before, handoff.handoff);
  if (was?.holder === handoff.holder && was?.accountable === handoff.accountable) return true;
  if ((was?.offer?.to.for ?? null) === handoff.accountable && was?.offer?.to.person === handoff.holder) return true;
  const named = JSON.stringify({ person: handoff.holder, for: handoff.accountable }).slice(1, -1);
  return JSON.stringify(event).includes(named);
}

law(
  'law 2: once the case has heard of every change, nobody who has left holds, and who stands in stands in',
  ({ heard }) => {
    for (const { state, answer } of heard) {
      const somebody = (person: string) => answer({ ask: 'person', person }).value as AnswerTo['person'];
      for (const handoff of openHandoffs(state)) {
        const party = inHand(handoff) ?? handoff.offer?.to;
        if (!party?.person) continue;
        expect(somebody(party.person)).not.toBeNull();
        const whose = somebody(party.for ?? party.person);
        expect(whose).not.toBeNull();
        const acting = whose?.away ? whose.away.instead : whose?.person;
        if (acting) expect(party.person).toBe(acting);
      }
    }
  },
);

law(
  'law 2: what a change says that somebody has now, they have, and whoever they stand in for answers',
  ({ events }) => {
    let state: State | null = null;
    for (const event of events) {
      state = evolve(state, event);
      if (event.type !== 'directory-changed') continue;
      for (const { as, handoff: number, to } of event.hands) {
        const handoff = number === null ? undefined : handoffOf(state, number);
        if (as === 'holder') expect(handoff && inHand(handoff)).toEqual(to);
        if (as === 'receiver') expect(handoff?.offer?.to).toEqual(to);
        if (as === 'holder') expect(handoff?.accountable).toBe(to.for ?? to.person);
        if (as === 'lead' || as === 'front') expect(state[as]).toEqual(to);
      }
    }
  },
);
