import { evolve } from '../../domain/escalation/evolve';
import { handoffOf, isOpen, openHandoffs, type State } from '../../domain/escalation/state';
import { law } from './law';

law(
  'law 2: every open handoff is in exactly one pair of hands, and a transfer leaves the sender responsible until accepted',
  ({ events }) => {
    let before: State | null = null;
    for (const event of events) {
      const after: State = evolve(before, event);
      for (const handoff of openHandoffs(after)) {
        if (handoff.state === 'offered') {
          expect(handoff.offer?.to).toEqual({ department: handoff.department, person: handoff.holder });
        } else {
          expect(handoff.holder).not.toBeNull();
          expect(handoff.accountable).toBe(handoff.holder);
        }
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
