import { assert } from '../assert';
import { DAY_MS, type Instant, MINUTE_MS } from './instant';
import { FOREVER, floor, min } from './numbers';
import type { LocalDate, Offset, Weekday } from './table';

/** A date as the number of days since 1970-01-01, whatever the zone. */
export type Day = number;

export const dayOf = (date: LocalDate): Day => Date.parse(date) / DAY_MS;
export const dateOf = (day: Day): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday, and `%` keeps the sign of what was before it. */
export const weekdayOf = (day: Day): Weekday => (((day % 7) + 10) % 7) as Weekday;

/** A time during which a zone's offset does not change: local time = instant + `east`, in milliseconds. */
export interface Regime {
  readonly from: Instant;
  readonly to: Instant;
  readonly east: number;
}

/** Local time by a list of offsets. */
export interface LocalTime {
  /** In order, without a gap, from the beginning of time to its end. */
  readonly regimes: readonly Regime[];
  /** The local date at an instant. */
  day(instant: Instant): Day;
  /** 00:00 of a date, which is 24:00 of the one before: the first instant from which on it is never earlier again. */
  start(day: Day): Instant;
}

export function localTime(offsets: readonly Offset[]): LocalTime {
  const regimes = offsets.map(([from, minutes], place) => ({
    from: place === 0 ? -FOREVER : from,
    to: offsets[place + 1]?.[0] ?? FOREVER,
    east: minutes * MINUTE_MS,
  }));
  return {
    regimes,
    day(instant) {
      const regime = regimes.find(({ to }) => instant < to);
      assert(regime, 'a zone has an offset at every instant');
      return floor((instant + regime.east) / DAY_MS);
    },
    start(day) {
      // The last regime that begins before the date does. Where it ends first, the clocks jumped over midnight.
      const regime = regimes.findLast(({ from, east }) => from < day * DAY_MS - east);
      assert(regime, 'a zone has an offset at every instant');
      return min(day * DAY_MS - regime.east, regime.to);
    },
  };
}
