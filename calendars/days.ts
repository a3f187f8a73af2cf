import type { DayList, ListedDays } from '../contract/calendar';
import { dateOf, dayOf } from '../domain/calendar/local-time';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { LocalDate } from '../domain/calendar/table';
import china2026 from './china-2026.json';

/** The lists that come with the program. China's for a year is published in the November before; a year that is not here is not known. */
export const SHIPPED: readonly DayList[] = [china2026];

/** A range longer than this is a mistake, not a holiday. */
const LONGEST_DAYS = 366;

/** The dates of an entry, both ends in it. */
export function datesOf(days: Omit<ListedDays, 'name'>, pointer: string, problems: CalendarProblem[]): LocalDate[] {
  const { date, from, to } = days;
  if (date !== undefined && from === undefined && to === undefined) return [date];
  if (date !== undefined || from === undefined || to === undefined) {
    problems.push(calendarProblem(pointer, 'date-or-range', {}));
    return [];
  }
  const length = dayOf(to) - dayOf(from) + 1;
  if (length < 1) problems.push(calendarProblem(pointer, 'range-backwards', { from, to }));
  else if (length > LONGEST_DAYS)
    problems.push(calendarProblem(pointer, 'range-too-long', { days: length, most: LONGEST_DAYS }));
  else return Array.from({ length }, (_, more) => dateOf(dayOf(from) + more));
  return [];
}

/** Official days by date, and until when they are known without a gap. */
export interface OfficialDays {
  readonly days: ReadonlyMap<LocalDate, 'off' | 'worked'>;
  readonly knownUntil: LocalDate;
}

/** All lists of one name together; undefined when there is none. A day that two lists name is as the later one has it. */
export function officialDays(
  name: string,
  lists: readonly DayList[],
  problems: CalendarProblem[],
): OfficialDays | undefined {
  const named = lists.filter(({ list }) => list === name).sort((a, b) => dayOf(a.from) - dayOf(b.from));
  const [first] = named;
  if (!first) return undefined;
  const days = new Map<LocalDate, 'off' | 'worked'>();
  let knownUntil = first.until;
  for (const list of named) {
    if (dayOf(list.from) <= dayOf(knownUntil) + 1 && list.until > knownUntil) knownUntil = list.until;
    for (const kind of ['off', 'worked'] as const)
      for (const entry of list[kind]) for (const date of datesOf(entry, '/days', problems)) days.set(date, kind);
  }
  return { days, knownUntil };
}
