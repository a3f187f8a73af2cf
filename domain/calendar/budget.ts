/**
 * How much time something may take (design §4). Four units, never mixed:
 * `ms` runs round the clock; `working-ms` and `working-days` run in a calendar; `end-of-working-day` ends at 24:00 of the
 * n-th working date after the day on which it starts. Months and years do not exist: their length depends on when they start.
 */
export interface Budget {
  readonly unit: 'ms' | 'working-ms' | 'working-days' | 'end-of-working-day';
  readonly amount: number;
}

const MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const FORM = /^(?:(end of) )?(\d+(?:\.\d+)?) (working )?(minute|hour|day)s?$/;

/** `30 minutes`, `3 days`, `4 working hours`, `2 working days`, `end of 3 working days`; undefined for anything else. */
export function parseBudget(text: string): Budget | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [, endOf, digits, working, noun] = match;
  const count = Number(digits);
  const unit = noun as keyof typeof MS;
  if (count <= 0 || count * MS[unit] > MAXIMUM_MS) return undefined;
  if (endOf)
    return working && unit === 'day' && Number.isInteger(count)
      ? { unit: 'end-of-working-day', amount: count }
      : undefined;
  const amount = Math.round(count * MS[unit]);
  // Less than half a millisecond is nothing, and what repeats every nothing would never end.
  if (amount < 1) return undefined;
  if (working && unit === 'day') return { unit: 'working-days', amount: count };
  return { unit: working ? 'working-ms' : 'ms', amount };
}

/** Ten years, so that no instant computed from a budget leaves the range of dates; refuses a longer one rather than wrapping. */
const MAXIMUM_MS = 3_653 * MS.day;

/** The same budget as an owner would write it. */
export function budgetText(budget: Budget): string {
  const { count, noun } = counted(budget);
  if (budget.unit === 'end-of-working-day') return `end of ${plural(count, 'working day')}`;
  return plural(count, `${budget.unit === 'ms' ? '' : 'working '}${noun}`);
}

/** Of what, and how many, in the greatest unit that it is a whole number of. */
export interface Counted {
  readonly unit: Budget['unit'];
  readonly count: number;
  readonly noun: 'day' | 'hour' | 'minute';
}

export function counted({ unit, amount }: Budget): Counted {
  if (unit === 'end-of-working-day' || unit === 'working-days') return { unit, count: amount, noun: 'day' };
  const noun =
    (['day', 'hour'] as const).find((one) => amount % MS[one] === 0 && !(one === 'day' && unit === 'working-ms')) ??
    'minute';
  return { unit, count: amount / MS[noun], noun };
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
