import { evolve } from '../../domain/escalation/evolve';
import type { Handoff, State } from '../../domain/escalation/state';
import { verbs } from '../../domain/escalation/verbs';
import { law } from './law';

law(
  'law 9: a command on another version than the present one is refused and told who holds it now; a refusal changes nothing',
  ({ met }) => {
    for (const { outcome, before, after, verb } of met) {
      if (outcome.kind === 'events') continue;
      // Only what was due may have happened, and `play` had let it happen before.
      expect(after).toBe(before);
      if (outcome.code !== 'stale') continue;
      expect(verb === 'open' || verbs[verb].versioned).toBe(true);
      expect(outcome.params.holder).toMatchObject({ department: expect.stringMatching(/./) });
      expect(outcome.params.version).toBeGreaterThan(0);
    }
  },
);

law(
  'law 9: a version counts every change of state, holder or offer of a handoff, and of state, lead, front or priority of a case',
  ({ events }) => {
    const seen = (state: State) => JSON.stringify([state.state, state.lead, state.front, state.priority]);
    const hands = (one: Handoff) => JSON.stringify([one.state, one.holder, one.accountable, one.department, one.offer]);
    let before: State | null = null;
    for (const event of events) {
      const after: State = evolve(before, event);
      if (before) {
        if (seen(before) !== seen(after)) expect(after.version).toBeGreaterThan(before.version);
        else expect(after.version).toBe(before.version);
        for (const handoff of after.handoffs) {
          const was = before.handoffs[handoff.handoff - 1];
          if (was && hands(was) !== hands(handoff)) expect(handoff.version).toBeGreaterThan(was.version);
        }
      }
      before = after;
    }
  },
);
