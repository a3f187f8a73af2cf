import type { Budget } from './budget';
import { type Hours, hoursOf } from './hours';
import type { Instant } from './instant';
import { type Day, dayOf } from './local-time';
import { FOREVER, floor, max } from './numbers';
import type { Rules } from './table';
import type { Used } from './used';
import { daysOf, partsLeft, partsOf } from './working-days';

/** Working-time arithmetic over one calendar. Everything in `domain/` that needs time asks this interface. */
export interface Calendar {
  /** What passes between two instants, `from <= to`. */
  between(from: Instant, to: Instant): Used;
  /**
   * When a budget of which `used` is already spent runs out, going on at `from`: the first instant at which nothing is left, so that the
   * end of a span is meant and not the next start; `from` itself when nothing is left. What working hours never use up is due at
   * {@link END_OF_TIME}.
   */
  due(from: Instant, budget: Budget, used: Used): Instant;
  isAtWork(at: Instant): boolean;
  /** The first worked instant from `at` on: `at` itself during working time; null when there is none before {@link END_OF_TIME}. */
  nextStart(at: Instant): Instant | null;
  /** Whether an instant lies beyond what the calendar is known for: a deadline there is computed by its weekly hours (design §4). */
  isProvisional(at: Instant): boolean;
}

/** 2100-01-01T00:00:00Z. A calendar without a working minute in sight is searched no further, and no working budget ends later. */
export const END_OF_TIME: Instant = 4_102_444_800_000;

/** What some milliseconds of worked time, from `from` on and unbroken, are in a unit; it never shrinks as they grow. */
type Measure = (hours: Hours, day: Day, from: Instant) => (ms: number) => number;

const inMs: Measure = () => (ms) => ms;

const inParts: Measure = (hours, day, from) => {
  const whole = hours.worked(day);
  const before = hours.worked(day, from);
  return (ms) => partsOf(before + ms, whole) - partsOf(before, whole);
};

export function workingTime(table: Rules): Calendar {
  const hours = hoursOf(table);
  const known = table.knownUntil === null ? FOREVER : hours.local.start(dayOf(table.knownUntil) + 1);
  const nextStart = (at: Instant): Instant | null => {
    let start: Instant | null = null;
    hours.walk(at, END_OF_TIME, (from) => {
      start = from;
      return true;
    });
    return start;
  };

  return {
    between(from, to) {
      let workingMs = 0;
      let parts = 0;
      hours.walk(from, to, (a, b, day) => {
        workingMs += b - a;
        parts += inParts(hours, day, a)(b - a);
        return false;
      });
      return { ms: to - from, workingMs, workingDays: daysOf(parts) };
    },
    due(from, budget, used) {
      switch (budget.unit) {
        case 'ms':
          return from + max(0, budget.amount - used.ms);
        case 'working-ms':
          return spend(hours, from, budget.amount - used.workingMs, inMs);
        case 'working-days':
          return spend(hours, from, partsLeft(budget.amount, used.workingDays), inParts);
        case 'end-of-working-day':
          return max(from, endOfWorkingDay(hours, from - used.ms, budget.amount));
      }
    },
    isAtWork: (at) => nextStart(at) === at,
    nextStart,
    isProvisional: (at) => at > known,
  };
}

/** The first instant from `from` on at which as much is spent as is left. */
function spend(hours: Hours, from: Instant, left: number, measure: Measure): Instant {
  if (left <= 0) return from;
  let due = max(from, END_OF_TIME);
  let open = left;
  hours.walk(from, END_OF_TIME, (a, b, day) => {
    const gained = measure(hours, day, a);
    if (gained(b - a) < open) {
      open -= gained(b - a);
      return false;
    }
    due = a + leastMs(b - a, (ms) => gained(ms) >= open);
    return true;
  });
  return due;
}

/** The least number of milliseconds that is enough, where `most` is. */
function leastMs(most: number, enough: (ms: number) => boolean): number {
  let short = 0;
  let least = most;
  while (least - short > 1) {
    const middle = floor((short + least) / 2);
    if (enough(middle)) least = middle;
    else short = middle;
  }
  return least;
}

/** 24:00 of the n-th working date after the one of `start` (受理当日不计). */
function endOfWorkingDay({ local, worked }: Hours, start: Instant, n: number): Instant {
  let day = local.day(start);
  for (let left = n; left > 0; ) {
    day++;
    if (local.start(day) >= END_OF_TIME) return END_OF_TIME;
    if (worked(day) > 0) left--;
  }
  return local.start(day + 1);
}
