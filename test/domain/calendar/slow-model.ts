import type { Budget } from '../../../domain/calendar/budget';
import type { Instant } from '../../../domain/calendar/instant';
import type { Span, WorkingHours } from '../../../domain/calendar/table';
import type { Used } from '../../../domain/calendar/used';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Looked up once: in a test's sandbox each look at a global costs more than the minute that is looked at. */
const { floor, max, min } = Math;
/** Of a budget in working days so little may be missing when it is due (domain/calendar/working-days). */
const SLACK = 2 ** -30;
/** What floating point may be off by, in milliseconds: an instant of our time is known to a quarter of a microsecond. */
export const NOISE = 1e-3;

/**
 * The same arithmetic as `domain/calendar`, done the slow way and sharing none of its code: it looks at every single minute of a time,
 * reads its local date and time off the zone's offset, and asks whether that lies in a span. Boundaries of spans and offsets are whole
 * minutes, so a minute is worked or it is not.
 */
export class SlowModel {
  /** The date to which each worked minute belongs, as a place in `dates`; -1 where nobody works. */
  private readonly owner: Int32Array;
  /** The local date of each minute. */
  private readonly date: Int32Array;
  private readonly dates: string[] = [];
  /** Worked milliseconds of each date in all. */
  private readonly whole: number[] = [];

  /** Knows [start, end), both whole minutes; of dates that are cut off by them it knows too little. */
  constructor(
    table: WorkingHours,
    readonly start: Instant,
    readonly end: Instant,
  ) {
    const minutes = (end - start) / MINUTE;
    this.owner = new Int32Array(minutes);
    this.date = new Int32Array(minutes);
    const places = new Map<string, number>();
    const place = (date: string): number => {
      const known = places.get(date);
      if (known !== undefined) return known;
      places.set(date, this.dates.length);
      this.whole.push(0);
      return this.dates.push(date) - 1;
    };
    let today = { number: -1, place: -1, spans: [] as readonly Span[] };
    let yesterday = today;
    for (let i = 0; i < minutes; i++) {
      const instant = start + i * MINUTE;
      let east = 0;
      for (const offset of table.offsets) if (offset[0] <= instant) east = offset[1];
      const local = instant + east * MINUTE;
      const number = floor(local / DAY);
      if (number !== today.number) {
        const on = (date: string) => ({ number, place: place(date), spans: spansOn(table, date) });
        today = on(new Date(local).toISOString().slice(0, 10));
        yesterday = on(new Date(local - DAY).toISOString().slice(0, 10));
      }
      const minute = (local - number * DAY) / MINUTE;
      this.date[i] = today.place;
      const owner = isIn(today.spans, minute)
        ? today.place
        : isIn(yesterday.spans, minute + 1440)
          ? yesterday.place
          : -1;
      this.owner[i] = owner;
      if (owner >= 0) this.whole[owner] = this.wholeOf(owner) + MINUTE;
    }
  }

  private wholeOf(date: number): number {
    return this.whole[date] as number;
  }

  isAtWork(at: Instant): boolean {
    return (this.owner[floor((at - this.start) / MINUTE)] as number) >= 0;
  }

  nextStart(at: Instant): Instant | null {
    for (let i = floor((at - this.start) / MINUTE); i < this.owner.length; i++)
      if ((this.owner[i] as number) >= 0) return max(at, this.start + i * MINUTE);
    return null;
  }

  between(from: Instant, to: Instant): Used {
    const used = new Map<number, number>();
    for (let i = floor((from - this.start) / MINUTE); this.start + i * MINUTE < to; i++) {
      const owner = this.owner[i] as number;
      const begin = this.start + i * MINUTE;
      if (owner >= 0) used.set(owner, (used.get(owner) ?? 0) + min(to, begin + MINUTE) - max(from, begin));
    }
    let workingMs = 0;
    let workingDays = 0;
    for (const [date, ms] of used) {
      workingMs += ms;
      workingDays += ms / this.wholeOf(date);
    }
    return { ms: to - from, workingMs, workingDays };
  }

  /** When a budget runs out, perhaps at a broken number of milliseconds; null when that is not known here. */
  due(from: Instant, budget: Budget, used: Used): number | null {
    if (budget.unit === 'ms') return from + max(0, budget.amount - used.ms);
    if (budget.unit === 'end-of-working-day') {
      const end = this.endOfWorkingDay(from - used.ms, budget.amount);
      return end === null ? null : max(from, end);
    }
    const inDays = budget.unit === 'working-days';
    const left = inDays ? budget.amount - used.workingDays - SLACK : budget.amount - used.workingMs;
    if (left <= 0) return from;
    let before = 0;
    let date = -1;
    let ms = 0;
    for (let i = floor((from - this.start) / MINUTE); i < this.owner.length; i++) {
      const owner = this.owner[i] as number;
      if (owner < 0) continue;
      if (owner !== date) {
        if (date >= 0) before += inDays ? ms / this.wholeOf(date) : ms;
        date = owner;
        ms = 0;
      }
      const begin = max(from, this.start + i * MINUTE);
      const end = this.start + (i + 1) * MINUTE;
      const needed = (left - before) * (inDays ? this.wholeOf(owner) : 1) - ms;
      if (needed <= end - begin + NOISE) return begin + max(0, needed);
      ms += end - begin;
    }
    return null;
  }

  private endOfWorkingDay(start: Instant, n: number): Instant | null {
    const first = this.dates[this.date[floor((start - this.start) / MINUTE)] as number] as string;
    const nth = this.dates
      .filter((date, place) => date > first && this.wholeOf(place) > 0)
      .sort()
      .at(n - 1);
    if (nth === undefined) return null;
    // 24:00 of a date: after the last minute that is not later.
    const later = this.dates.map((date) => date > nth);
    for (let i = this.date.length - 1; i >= 0; i--)
      if (!later[this.date[i] as number]) return this.start + (i + 1) * MINUTE;
    return null;
  }
}

function spansOn(table: WorkingHours, date: string): readonly Span[] {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return table.exceptions[date] ?? table.weekly[weekday as 0];
}

function isIn(spans: readonly Span[], minute: number): boolean {
  for (const span of spans) if (span[0] <= minute && minute < span[1]) return true;
  return false;
}
