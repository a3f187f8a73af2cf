import type { DayList, ListedDays } from '../contract/calendar';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { LocalDate } from '../domain/calendar/table';
import { datesOf } from './days';

export interface Placed {
  readonly kind: 'off' | 'worked';
  readonly entry: ListedDays;
  readonly pointer: string;
}

/** What is wrong with official days: ranges that are none, days of another time than `within` (both ends in it), days both off and worked. */
export function dayProblems(
  placed: readonly Placed[],
  within: { readonly from: LocalDate; readonly until: LocalDate } | null,
): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const known = new Map<LocalDate, Placed['kind']>();
  for (const { kind, entry, pointer } of placed) {
    const dates = datesOf(entry, pointer, problems);
    const outside = within && dates.find((date) => date < within.from || date > within.until);
    if (within && outside) problems.push(calendarProblem(pointer, 'date-outside', { ...within, date: outside }));
    const other = dates.find((date) => known.has(date) && known.get(date) !== kind);
    if (other !== undefined) problems.push(calendarProblem(pointer, 'off-and-worked', { date: other }));
    for (const date of dates) known.set(date, kind);
  }
  return problems;
}

/** What is wrong with a list by itself, whichever calendar takes it. */
export const dayListProblems = ({ from, until, off, worked }: DayList): readonly CalendarProblem[] => {
  if (until < from) return [calendarProblem('/until', 'range-backwards', { from, to: until })];
  const placed = (kind: Placed['kind'], list: readonly ListedDays[]) =>
    list.map((entry, place) => ({ kind, entry, pointer: `/${kind}/${place}` }));
  return dayProblems([...placed('off', off), ...placed('worked', worked)], { from, until });
};
