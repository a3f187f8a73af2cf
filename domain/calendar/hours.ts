import { DAY_MS, type Instant, MINUTE_MS } from './instant';
import { type Day, dayOf, type LocalTime, localTime, weekdayOf } from './local-time';
import { FOREVER, floor, max, min } from './numbers';
import type { Rules, Span } from './table';

/** A table as worked time: an instant is worked when its local time lies in a span. So an hour that the clocks skip is no time, and one that they repeat counts twice. */
export interface Hours {
  readonly local: LocalTime;
  /**
   * Visits the unbroken worked stretches of [from, to) in the order of time, each with the date to which it belongs, until the visitor
   * says true. It goes from date to date, never from minute to minute.
   */
  walk(from: Instant, to: Instant, visit: (from: Instant, to: Instant, day: Day) => boolean): void;
  /** How much of a date's time is worked before an instant, in milliseconds; without one, in all. */
  worked(day: Day, before?: Instant): number;
}

export function hoursOf({ weekly, exceptions, offsets }: Rules): Hours {
  const local = localTime(offsets);
  const dated = new Map(Object.entries(exceptions).map(([date, spans]) => [dayOf(date), spans]));
  const spansOn = (day: Day): readonly Span[] => dated.get(day) ?? weekly[weekdayOf(day)];

  return {
    local,
    walk(from, to, visit) {
      for (const regime of local.regimes) {
        const first = max(from, regime.from);
        const end = min(to, regime.to);
        if (first >= end) continue;
        // The date before may go on after midnight.
        for (let day = floor((first + regime.east) / DAY_MS) - 1; ; day++) {
          const midnight = day * DAY_MS - regime.east;
          if (midnight >= end) break;
          for (const [begin, stop] of spansOn(day)) {
            const a = max(first, midnight + begin * MINUTE_MS);
            const b = min(end, midnight + stop * MINUTE_MS);
            if (a < b && visit(a, b, day)) return;
          }
        }
      }
    },
    worked(day, before = FOREVER) {
      let sum = 0;
      for (const [begin, stop] of spansOn(day))
        for (const { from, to, east } of local.regimes) {
          const midnight = day * DAY_MS - east;
          const a = max(from, midnight + begin * MINUTE_MS);
          const b = min(to, before, midnight + stop * MINUTE_MS);
          sum += max(0, b - a);
        }
      return sum;
    },
  };
}
