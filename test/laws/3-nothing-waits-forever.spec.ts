import { pending } from '../../domain/clocks/next-deadline';
import { evolve } from '../../domain/escalation/evolve';
import { openHandoffs, type State } from '../../domain/escalation/state';
import { law } from './law';

law('law 3: whatever is open has a deadline of its own, after every event', ({ events, plan }) => {
  let state: State | null = null;
  for (const [index, event] of events.entries()) {
    state = evolve(state, event);
    // Within one act the case passes through states that nobody sees.
    if (events[index + 1]?.cause === event.cause && events[index + 1]?.at === event.at) continue;
    if (state.ended) {
      expect(pending(plan, state)).toEqual([]);
      continue;
    }
    const armed = pending(plan, state);
    const clocks = (handoff: number | null) =>
      armed.filter((deadline) => deadline.handoff === handoff).map((deadline) => deadline.clock);
    for (const handoff of openHandoffs(state)) {
      const own = clocks(handoff.handoff);
      if (handoff.state === 'offered') expect(own).toContain('accept');
      if (handoff.state === 'working')
        expect(own).toEqual(expect.arrayContaining(['finish', 'silence', ...(handoff.offer ? ['accept'] : [])]));
      if (handoff.state === 'waiting') expect(own).toContain('wait');
    }
    const own = clocks(null);
    if (state.state === 'open' && openHandoffs(state).length === 0) expect(own).toContain('resolve');
    if (state.state === 'open') expect(own).toEqual(expect.arrayContaining(['update']));
    if (state.state === 'resolved') expect(own).toEqual(['confirm']);
    if (state.state === 'confirmed') expect(own).toContain('close');
    if (state.state === 'closed') expect(own).toEqual(['reopen']);
    for (const deadline of armed) expect(deadline.due).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  }
});
