import type { CalendarDocument, DayList } from '../contract/calendar';
import type { CalendarTable, WorkingHours } from '../domain/calendar/table';
import { type CompiledCalendar, compileCalendar, type Publication } from './compile';
import { SHIPPED } from './days';

/** The lists of official days that are known: those that were put, and of the ones that come with the program those that none replaces. */
export const knownLists = (put: readonly DayList[]): readonly DayList[] => [
  ...SHIPPED.filter(({ list, from }) => !put.some((one) => one.list === list && yearOf(one.from) === yearOf(from))),
  ...put,
];
const yearOf = (date: string): string => date.slice(0, 4);

/**
 * A calendar computed anew after lists of official days have changed, or years have passed: `same` where running cases would notice
 * nothing.
 */
export function recompile(
  document: CalendarDocument,
  present: CalendarTable,
  publication: Publication,
): CompiledCalendar | { readonly kind: 'same' } {
  const compiled = compileCalendar(document, publication);
  return compiled.kind === 'table' && 'weekly' in present && meaning(compiled.table) === meaning(present)
    ? { kind: 'same' }
    : compiled;
}

/** The first offset holds before its instant too: from when on it stands in the table says nothing. */
const meaning = ({ offsets, ...table }: WorkingHours): string =>
  JSON.stringify([
    table.zone,
    table.weekly,
    Object.entries(table.exceptions).sort(([a], [b]) => (a < b ? -1 : 1)),
    table.knownUntil,
    offsets.map(([from, east], place) => [place === 0 ? 0 : from, east]),
  ]);
