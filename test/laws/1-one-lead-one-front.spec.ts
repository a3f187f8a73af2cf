import { evolve } from '../../domain/escalation/evolve';
import type { State } from '../../domain/escalation/state';
import { law } from './law';

/** Events that may change a lead or a front; each says who, and by whom or which rule. */
const CHANGES = new Set(['reassigned', 'taken-over', 'directory-changed']);

law(
  'law 1: from start to end one lead and one front, a department and a person each, and a change is an event of its own',
  ({ events }) => {
    let before: State | null = null;
    for (const event of events) {
      const after: State = evolve(before, event);
      for (const side of ['lead', 'front'] as const) {
        expect(after[side].department).toMatch(/^[a-z-]+$/);
        expect(after[side].person).toMatch(/^[a-z-]+$/);
        if (before && JSON.stringify(before[side]) !== JSON.stringify(after[side])) {
          expect(CHANGES).toContain(event.type);
          expect(event.actor).toMatchObject({ kind: 'rule', person: null });
          expect(after.version).toBeGreaterThan(before.version);
          if (event.type === 'directory-changed')
            expect(event.hands).toContainEqual(
              expect.objectContaining({ as: side, handoff: null, from: before[side], to: after[side] }),
            );
        }
      }
      before = after;
    }
  },
);

law('law 1: once the case has heard of every change, nobody who has left leads it or speaks for it', ({ heard }) => {
  for (const { state, answer } of heard) {
    if (state.ended) continue;
    for (const { person } of [state.lead, state.front]) expect(answer({ ask: 'person', person }).value).not.toBeNull();
  }
});
