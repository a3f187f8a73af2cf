import type { Budget } from './budget';
import type { Instant } from './instant';

/** What the directory answers for a department's calendar, and what a state keeps: enough to compute with, and nothing else. */
export interface CalendarTable {
  readonly id: string;
  readonly version: number;
}

/** What a clock has used so far, in each of the three units in which a budget may be written (design §4). */
export interface Used {
  readonly ms: number;
  readonly workingMs: number;
  readonly workingDays: number;
}

/** Working-time arithmetic over one calendar. Everything in `domain/` that needs time asks this interface. */
export interface Calendar {
  /** What passes between two instants, `from <= to`. */
  between(from: Instant, to: Instant): Used;
  /** When a budget of which `used` is already spent runs out, going on at `from`; `from` itself when nothing is left. */
  due(from: Instant, budget: Budget, used: Used): Instant;
}

export const NOTHING_USED: Used = { ms: 0, workingMs: 0, workingDays: 0 };
export const DAY_MS = 86_400_000;

/** Every minute of every day (UTC) is worked. */
export const ROUND_THE_CLOCK: CalendarTable = { id: 'round-the-clock', version: 1 };

const roundTheClock: Calendar = {
  between: (from, to) => ({ ms: to - from, workingMs: to - from, workingDays: (to - from) / DAY_MS }),
  due(from, budget, used) {
    switch (budget.unit) {
      case 'ms':
        return from + Math.max(0, budget.amount - used.ms);
      case 'working-ms':
        return from + Math.max(0, budget.amount - used.workingMs);
      case 'working-days':
        return from + Math.max(0, Math.round((budget.amount - used.workingDays) * DAY_MS));
      case 'end-of-working-day': {
        const start = from - used.ms;
        return Math.max(from, (Math.floor(start / DAY_MS) + 1 + budget.amount) * DAY_MS);
      }
    }
  },
};

/** The arithmetic of a calendar's table. */
export const calendarOf = (_table: CalendarTable): Calendar => roundTheClock;
