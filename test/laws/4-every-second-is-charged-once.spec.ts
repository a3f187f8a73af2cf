import fc from 'fast-check';
import { calendarOf } from '../../domain/calendar/calendar';
import { ledgerOf } from '../../domain/ledger/totals';
import { games, type Try } from '../commands';
import { company, DEPARTMENTS, MANAGER } from '../company';
import { hours } from '../hours';
import { playAll } from '../random-case';
import { law, RUNS } from './law';

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
    for (const stint of ledger.stints) {
      expect(stint.workingMs).toBeGreaterThanOrEqual(0);
      expect(stint.workingMs).toBeLessThanOrEqual(stint.ms);
    }
    expect(ledger.totals.reduce((total, one) => total + one.workingMs, 0)).toBe(
      ledger.stints.reduce((total, one) => total + one.workingMs, 0),
    );
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

test('law 4: where one calendar is used for all, it holds in working time too', () => {
  const office = hours('Mon-Fri 09:00-12:00, 13:00-18:00', { days: 'china' });
  const calendar = calendarOf(office);
  fc.assert(
    fc.property(games, (tried) => {
      const it = company();
      for (const department of [...DEPARTMENTS, MANAGER.department]) it.calendar(department, office);
      const { events, end } = playAll(tried.map(withoutCalendars), undefined, it);
      const ledger = ledgerOf(events, end);
      let elapsed = 0;
      let open: number | null = null;
      for (const { type, at } of events) {
        if (type === 'opened' || type === 'reopened') open ??= at;
        if ((type === 'closed' || type === 'cancelled') && open !== null) {
          elapsed += calendar.between(open, at).workingMs;
          open = null;
        }
      }
      if (open !== null) elapsed += calendar.between(open, end).workingMs;
      // The steps of this flow come one after another: nothing overlaps.
      expect(ledger.parallelMs).toBe(0);
      expect(ledger.stints.reduce((sum, one) => sum + one.workingMs, 0)).toBe(elapsed);
    }),
    { numRuns: RUNS },
  );
});

const withoutCalendars = ({ edit, ...one }: Try): Try =>
  edit === undefined || edit.what === 'calendar' ? one : { ...one, edit };
