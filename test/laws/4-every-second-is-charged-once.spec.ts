import { ledgerOf } from '../../domain/ledger/totals';
import { law } from './law';

law(
  'law 4: the stints of a handoff tile its life, and elapsed = Σ stints − overlap, to the millisecond',
  ({ events, state, end }) => {
    const ledger = ledgerOf(events, end);
    for (const handoff of state.handoffs) {
      const own = ledger.stints.filter((stint) => stint.handoff === handoff.handoff);
      expect(own[0]?.from).toBe(handoff.offeredAt);
      expect(own.at(-1)?.to).toBe(handoff.endedAt);
      for (const [index, stint] of own.entries()) if (index > 0) expect(stint.from).toBe(own[index - 1]?.to);
    }
    const sum = ledger.stints.reduce((total, stint) => total + stint.ms, 0);
    expect(ledger.elapsedMs).toBe(sum - ledger.parallelMs);
    expect(ledger.totals.reduce((total, one) => total + one.ms, 0)).toBe(sum);
    // One calendar is used for all: the same holds in working time.
    expect(ledger.totals.reduce((total, one) => total + one.workingMs, 0)).toBe(sum);
  },
);

law(
  'law 4: somebody is charged at every instant at which the case is not closed, and nobody when it is',
  ({ events, end }) => {
    const ledger = ledgerOf(events, end);
    const inside = (at: number) =>
      ledger.stints.some((stint) => stint.from <= at && at < (stint.to ?? Number.POSITIVE_INFINITY));
    let closed = false;
    for (const [index, event] of events.entries()) {
      if (event.type === 'closed' || event.type === 'cancelled') closed = true;
      if (event.type === 'reopened') closed = false;
      const next = events[index + 1]?.at ?? end;
      if (next > event.at) expect(inside(event.at)).toBe(!closed);
    }
  },
);
