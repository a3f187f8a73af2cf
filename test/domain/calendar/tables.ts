import fc from 'fast-check';
import type { Instant } from '../../../domain/calendar/instant';
import type { Offset, Span, Week, WorkingHours } from '../../../domain/calendar/table';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** 2026-03-02T00:00:00Z, a Monday: the days for which random tables have exceptions and changes of the clocks. */
export const SPAN = { start: Date.UTC(2026, 2, 2), end: Date.UTC(2026, 3, 13) } as const;

/** Sorted, apart or touching, within [earliest, 1440]. */
const spansFrom = (earliest: number): fc.Arbitrary<readonly Span[]> =>
  fc
    .uniqueArray(fc.oneof(fc.integer({ min: earliest / 30, max: 48 }), fc.integer({ min: earliest / 30, max: 48 })), {
      maxLength: 6,
    })
    .chain((halves) => fc.tuple(fc.constant(halves), fc.integer({ min: 0, max: 29 })))
    .map(([halves, odd]) => {
      const cuts = halves.map((half) => (half === 48 ? 1440 : half * 30 + odd)).sort((a, b) => a - b);
      const spans: Span[] = [];
      for (let i = 0; i + 1 < cuts.length; i += 2) spans.push([cuts[i] as number, cuts[i + 1] as number]);
      return spans;
    });

/** The last span of a day goes on to so many minutes after midnight. */
const overMidnight = (spans: readonly Span[], until: number): readonly Span[] => {
  const last = spans.at(-1);
  return last && until > 0 ? [...spans.slice(0, -1), [last[0], 1440 + until]] : spans;
};

/** Nights end by 06:00 and days begin then, so that no table contradicts itself; or there are no nights. */
const hours = (nights: boolean): fc.Arbitrary<readonly Span[]> => {
  const early = nights ? 360 : 0;
  const night = nights ? fc.constantFrom(0, 1, 75, 239, 360) : fc.constant(0);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.tuple(spansFrom(early), night).map(([spans, until]) => overMidnight(spans, until)) },
    {
      weight: 2,
      arbitrary: fc.constant([
        [570, 720],
        [810, 1110],
      ] as const),
    },
    { weight: 1, arbitrary: fc.constant([[early, 1440]] as const) },
  );
};

/** East and west, on whole, half and quarter hours, and at the ends of what there is. */
const east = fc.constantFrom(0, 60, -210, 330, 345, 480, 525, 570, 630, 765, 840, -150, -480, -720);
/** An hour as mostly, Lord Howe's half, Troll's two, and an island that crosses the date line. */
const shift = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(60, -60) },
  { weight: 3, arbitrary: fc.constantFrom(30, -30, 120, -120, 20, -44) },
  { weight: 1, arbitrary: fc.constantFrom(1440, -1440) },
);
const change = fc.tuple(
  fc.oneof(
    fc.integer({ min: 0, max: (SPAN.end - SPAN.start) / MINUTE }),
    fc.integer({ min: 0, max: (SPAN.end - SPAN.start) / DAY }).map((day) => day * 1440 + 60),
    // One minute past midnight, as Newfoundland did.
    fc.integer({ min: 0, max: (SPAN.end - SPAN.start) / DAY }).map((day) => day * 1440 + 1),
  ),
  shift,
);
const offsets: fc.Arbitrary<readonly Offset[]> = fc
  .tuple(east, fc.uniqueArray(change, { maxLength: 4, selector: ([minute]) => minute }), fc.boolean())
  .map(([first, changes, atLocalTime]) => {
    const list: Offset[] = [[0, first]];
    let minutes = first;
    for (const [minute, by] of [...changes].sort(([a], [b]) => a - b)) {
      const at = SPAN.start + minute * MINUTE - (atLocalTime ? minutes * MINUTE : 0);
      if (at <= (list.at(-1)?.[0] ?? 0)) continue;
      minutes += by;
      list.push([at, minutes]);
    }
    return list;
  });

const dateAt = (place: number): string => new Date(SPAN.start + place * DAY).toISOString().slice(0, 10);

/** Any calendar that an owner could publish, and stranger ones. */
export const tables: fc.Arbitrary<WorkingHours> = fc.tuple(fc.boolean(), offsets).chain(([nights, zone]) =>
  fc.record({
    id: fc.constant('random'),
    version: fc.constant(1),
    zone: fc.constant('Odd/Zone'),
    weekly: fc.array(hours(nights), { minLength: 7, maxLength: 7 }).map((week) => week as unknown as Week),
    exceptions: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 41 }).map(dateAt), hours(nights)), { maxLength: 12 })
      .map((entries) => Object.fromEntries(entries)),
    offsets: fc.constant(zone),
    knownUntil: fc.constantFrom(null, dateAt(20)),
  }),
);

export interface Query {
  /** Of the days after SPAN.start, where it begins. */
  readonly from: Instant;
  /** Milliseconds from there to the end of a span of time; also what was used before when a budget is asked for. */
  readonly length: number;
  readonly unit: 'ms' | 'working-ms' | 'working-days' | 'end-of-working-day';
  /** Hours or days. */
  readonly amount: number;
}

export const queries: fc.Arbitrary<Query> = fc.record({
  from: fc
    .oneof(
      fc.integer({ min: 0, max: 14 * DAY }),
      fc.integer({ min: 0, max: 14 * 96 }).map((quarter) => quarter * 15 * MINUTE),
    )
    .map((after) => SPAN.start + 5 * DAY + after),
  length: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 8 * DAY }),
    fc.integer({ min: 0, max: 8 * 96 }).map((quarter) => quarter * 15 * MINUTE),
  ),
  unit: fc.constantFrom('ms', 'working-ms', 'working-days', 'end-of-working-day'),
  amount: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.8, 1.5, 2.25, 3.6, 7 / 3)),
});
