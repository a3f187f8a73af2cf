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
  ({ met }) => {
    for (const { before, after } of met) {
      const seen = (state: typeof after) => JSON.stringify([state.state, state.lead, state.front, state.priority]);
      expect(seen(before) === seen(after)).toBe(before.version === after.version || seen(before) === seen(after));
      if (seen(before) !== seen(after)) expect(after.version).toBeGreaterThan(before.version);
      for (const handoff of after.handoffs) {
        const was = before.handoffs[handoff.handoff - 1];
        if (!was) continue;
        const hands = (one: typeof handoff) => JSON.stringify([one.state, one.holder, one.department, one.offer]);
        if (hands(was) !== hands(handoff)) expect(handoff.version).toBeGreaterThan(was.version);
      }
    }
  },
);
