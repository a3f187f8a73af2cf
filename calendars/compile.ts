import type { CalendarDocument, DayList } from '../contract/calendar';
import type { Instant } from '../domain/calendar/instant';
import { dateOf, dayOf, weekdayOf } from '../domain/calendar/local-time';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { LocalDate, Span, Week, WorkingHours } from '../domain/calendar/table';
import { likely } from '../domain/plan/likely';
import { datesOf, officialDays, SHIPPED } from './days';
import { clockText, readTimes, readWeek } from './hours';
import { frozenOffsets, isZone } from './offsets';

export interface Publication {
  readonly version: number;
  /** When it is published: zone offsets are frozen for the years around it. */
  readonly at: Instant;
  /** The lists of official days that are known; those that come with the program when left out. */
  readonly lists?: readonly DayList[];
}

export type CompiledCalendar =
  | { readonly kind: 'table'; readonly table: WorkingHours }
  | { readonly kind: 'wrong'; readonly errors: readonly CalendarProblem[] };

/**
 * A calendar document as the table with which everything computes. Whatever needs zone data is looked up here, once, so that two machines
 * with different data never disagree about a running case.
 */
export function compileCalendar(document: CalendarDocument, publication: Publication): CompiledCalendar {
  const errors: CalendarProblem[] = [];
  const weekly = readWeek(document.hours, errors);
  if (errors.length === 0 && weekly.every((spans) => spans.length === 0))
    errors.push(calendarProblem('/hours', 'no-hours', {}));
  errors.push(...nightsOfTheWeek(weekly));
  const { exceptions, listedUntil } = exceptionsOf(document, weekly, publication.lists ?? SHIPPED, errors);
  if (errors.length === 0) errors.push(...nightsBeforeExceptions(weekly, exceptions));

  const { zone } = document;
  if (!isZone(zone)) {
    const known = likely(zone, Intl.supportedValuesOf('timeZone')) ?? null;
    errors.push(calendarProblem('/zone', 'unknown-zone', { zone, likely: known }));
  }
  if (errors.length > 0) return { kind: 'wrong', errors: distinct(errors) };
  const { offsets, offsetsUntil } = frozenOffsets(zone, publication.at);
  const ends = [document.known_until, listedUntil, offsetsUntil].filter((end) => end !== undefined).sort();
  return {
    kind: 'table',
    table: {
      id: document.calendar,
      version: publication.version,
      zone,
      weekly,
      exceptions,
      offsets,
      knownUntil: ends[0] ?? null,
    },
  };
}

type Exceptions = Readonly<Record<LocalDate, readonly Span[]>>;

/** The days that differ from the week: the official ones, and above them those of the document. */
function exceptionsOf(
  document: CalendarDocument,
  weekly: Week,
  lists: readonly DayList[],
  errors: CalendarProblem[],
): { exceptions: Exceptions; listedUntil?: LocalDate } {
  const dated = new Map<LocalDate, readonly Span[]>();
  const official = document.days === undefined ? undefined : officialDays(document.days, lists, errors);
  const makeUp =
    document.make_up_hours === undefined ? undefined : readTimes(document.make_up_hours, '/make_up_hours', errors);
  if (document.days === undefined && makeUp) errors.push(calendarProblem('/make_up_hours', 'make-up-without-days', {}));
  if (document.days !== undefined && !official) {
    const known = [...new Set(lists.map(({ list }) => list))];
    const params = { days: document.days, likely: likely(document.days, known) ?? null, known };
    errors.push(calendarProblem('/days', 'unknown-days', params));
  }
  for (const [date, kind] of official?.days ?? []) {
    const usual = weekly[weekdayOf(dayOf(date))];
    const worked = makeUp ?? (usual.length > 0 ? usual : (weekly.find((spans) => spans.length > 0) ?? []));
    const spans = kind === 'off' ? [] : worked;
    if (!same(spans, usual)) dated.set(date, spans);
  }
  const named = new Set<LocalDate>();
  for (const [place, exception] of (document.exceptions ?? []).entries()) {
    const pointer = `/exceptions/${place}`;
    const spans = readTimes(exception.hours, `${pointer}/hours`, errors);
    for (const date of datesOf(exception, pointer, errors)) {
      if (named.has(date)) errors.push(calendarProblem(pointer, 'date-twice', { date }));
      named.add(date);
      dated.set(date, spans);
    }
  }
  const exceptions = Object.fromEntries([...dated].sort(([a], [b]) => (a < b ? -1 : 1)));
  return official ? { exceptions, listedUntil: official.knownUntil } : { exceptions };
}

const same = (a: readonly Span[], b: readonly Span[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A day may not begin before the night before it is over: a minute belongs to one date. */
function nightBefore(before: readonly Span[], day: readonly Span[]): string | undefined {
  const until = (before.at(-1)?.[1] ?? 0) - 1440;
  const first = day[0]?.[0];
  return first !== undefined && first < until ? clockText(until) : undefined;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const nightsOfTheWeek = (weekly: Week): readonly CalendarProblem[] =>
  weekly.flatMap((spans, day) => {
    const until = nightBefore(weekly.at(day - 1) ?? [], spans);
    return until === undefined
      ? []
      : [calendarProblem('/hours', 'night-not-over', { day: WEEKDAYS[day] ?? '', until })];
  });

function nightsBeforeExceptions(weekly: Week, exceptions: Exceptions): readonly CalendarProblem[] {
  const dated = new Map(Object.entries(exceptions));
  const spansOn = (day: number): readonly Span[] => dated.get(dateOf(day)) ?? weekly[weekdayOf(day)];
  return [...dated.keys()].map(dayOf).flatMap((exception) =>
    [exception, exception + 1].flatMap((day) => {
      const until = nightBefore(spansOn(day - 1), spansOn(day));
      return until === undefined ? [] : [calendarProblem('/exceptions', 'night-not-over', { day: dateOf(day), until })];
    }),
  );
}

const distinct = (problems: readonly CalendarProblem[]): readonly CalendarProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
