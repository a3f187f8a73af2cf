import { evolve } from '../../domain/escalation/evolve';
import { handoffOf, inHand, type State } from '../../domain/escalation/state';
import { law } from './law';

const REASONED = new Set(['released', 'transfer-offered', 'redirected', 'reopened', 'cancelled']);

law(
  'law 7: a rule’s act is the rule’s, with its due; a person’s is the person’s; what moves responsibility says why',
  ({ events }) => {
    for (const event of events) {
      expect(event.cause).not.toBe('');
      if (event.actor.kind === 'rule') {
        expect(event.actor.person).toBeNull();
        expect(event.actor.rule).toMatch(/^test@1 /);
        if (event.cause.startsWith('deadline ')) expect(event.due).toBeLessThanOrEqual(event.at);
        else if (event.type === 'directory-changed') expect(event.actor.rule).toBe('test@1 directory-changed');
      } else {
        expect(event.actor).toMatchObject({ rule: null, person: expect.stringMatching(/^[a-z]+$/) });
        expect(event.actor.kind).toBe(event.actor.onBehalfOf === null ? 'person' : 'delegate');
        expect(event.cause).toMatch(/^key-\d+$/);
        expect(event.due).toBeUndefined();
      }
      if (REASONED.has(event.type)) expect(event).toHaveProperty('reason', expect.stringMatching(/./));
      if (event.type === 'resolved' && event.waived.length > 0) expect(event.reason).toMatch(/./);
    }
  },
);

/** What only the holder does, only the lead, only lead and front. */
const BY_HOLDER = new Set(['progressed', 'waited', 'transfer-offered', 'completed']);
const BY_LEAD = new Set(['redirected', 'closed', 'cancelled']);

law('law 7: what a stand-in does is "B for A" in the journal, and nobody else’s act is', ({ events }) => {
  // As whoever acts has found it: one act may bring several events.
  let before: State | null = null;
  let state: State | null = null;
  let cause = '';
  for (const event of events) {
    const { kind, person, onBehalfOf } = event.actor;
    const first = event.cause !== cause;
    if (first) before = state;
    cause = event.cause;
    if (before && kind !== 'rule') {
      const handoff = 'handoff' in event && event.handoff !== null ? handoffOf(before, event.handoff) : undefined;
      const holder = handoff && inHand(handoff);
      if (BY_HOLDER.has(event.type)) expect(onBehalfOf).toBe(holder?.for ?? null);
      if (BY_LEAD.has(event.type) && before.lead.person === person) expect(onBehalfOf).toBe(before.lead.for ?? null);
      // Nobody acts for somebody whom they do not stand in for.
      if (first && onBehalfOf !== null) {
        const asked = [before, ...before.handoffs].flatMap(({ clocks }) => clocks.map(({ raised }) => raised?.to));
        const parties = [before.lead, before.front, holder, handoff?.offer?.to, ...asked];
        expect(parties.some((one) => one?.person === person && one?.for === onBehalfOf)).toBe(true);
      }
    }
    state = evolve(state, event);
  }
});
