import type { CalendarDocument, ListedDays } from '../contract/calendar';
import { dateOf, dayOf } from '../domain/calendar/local-time';
import type { LocalDate } from '../domain/calendar/table';
import { datesOf } from './days';
import { readWeek, spanText } from './hours';

type Exception = NonNullable<CalendarDocument['exceptions']>[number];

/**
 * A calendar document with days of a file among its exceptions. What it said of one of these days is replaced; a worked day has the hours
 * of make-up days, or those of the first day of the week that is worked.
 */
export function withDays(
  document: CalendarDocument,
  days: { readonly off: readonly ListedDays[]; readonly worked: readonly ListedDays[] },
): CalendarDocument {
  const taken = new Set([...days.off, ...days.worked].flatMap((entry) => datesOf(entry, '', [])));
  const worked = document.make_up_hours ?? firstHours(document);
  const exceptions = [
    ...(document.exceptions ?? []).flatMap((exception) => without(exception, taken)),
    ...days.off.map((entry): Exception => ({ ...entry, hours: 'off' })),
    ...days.worked.map((entry): Exception => ({ ...entry, hours: worked })),
  ];
  return { ...document, exceptions: exceptions.sort((a, b) => (first(a) < first(b) ? -1 : 1)) };
}

const first = ({ date, from }: Exception): LocalDate => date ?? from ?? '';

function firstHours({ hours }: CalendarDocument): string {
  const spans = readWeek(hours, []).find((day) => day.length > 0) ?? [];
  return spans.length > 0 ? spans.map(spanText).join(', ') : 'off';
}

/** An exception without some of its days: as the ranges that are left. */
function without(exception: Exception, taken: ReadonlySet<LocalDate>): Exception[] {
  const { date: _date, from: _from, to: _to, ...rest } = exception;
  const dates = datesOf(exception, '', []);
  if (!dates.some((date) => taken.has(date))) return [exception];
  const runs: LocalDate[][] = [];
  for (const date of dates.filter((one) => !taken.has(one))) {
    const run = runs.at(-1);
    if (run && dateOf(dayOf(run.at(-1) ?? '') + 1) === date) run.push(date);
    else runs.push([date]);
  }
  return runs.map((run) => {
    const [from = '', to = from] = [run[0], run.at(-1)];
    return from === to ? { date: from, ...rest } : { from, to, ...rest };
  });
}
