import type { FlowProblems } from '../domain/plan/problems';

const UNITS = /^(?:end of \d+ working days?|\d+(?:\.\d+)? (?:working )?(?:minute|hour|day)s?)$/;
const NO_FIXED_LENGTH = /\b(?:month|year|week|quarter)s?\b|[月年周季]/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED_MONTH = new RegExp(`\\b(${MONTHS.join('|')})[a-z]*\\b`, 'i');

/** Why a text is no budget: a date, and one that does not exist; a unit whose length depends on when it starts; nothing; too much. */
export function whyNoBudget(text: string): FlowProblems['not-a-budget']['why'] {
  const date = dateIn(text);
  if (date) return exists(date) ? 'date' : 'no-such-date';
  if (NO_FIXED_LENGTH.test(text)) return 'no-fixed-length';
  // In the form of a budget and none: more than ten years, or less than a millisecond.
  if (UNITS.test(text)) return Number(/[\d.]+/.exec(text)) < 1 ? 'nothing' : 'too-long';
  return 'form';
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `2026-04-31`, `31 April`, `April 31, 2026`, `4月31日`. */
function dateIn(text: string): CalendarDate | undefined {
  const numeric = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text);
  if (numeric) return { year: Number(numeric[1]), month: Number(numeric[2]), day: Number(numeric[3]) };
  const chinese = /(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/.exec(text);
  if (chinese) return { year: Number(chinese[1] ?? 2024), month: Number(chinese[2]), day: Number(chinese[3]) };
  const month = NAMED_MONTH.exec(text)?.[1]?.toLowerCase();
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text)?.[1];
  // Without a year, 29 February is a date: it exists in some years.
  if (month && day)
    return { year: Number(/\b(\d{4})\b/.exec(text)?.[1] ?? 2024), month: MONTHS.indexOf(month) + 1, day: Number(day) };
  return undefined;
}

function exists({ year, month, day }: CalendarDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
