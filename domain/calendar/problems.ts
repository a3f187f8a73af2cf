/**
 * Why a calendar, a roster or a responsibility table is not published, or a file of days not taken over: a code and what the sentence
 * about it needs (`words/`). `calendars/` and `organisation/` find them.
 */
export interface CalendarProblems {
  'unknown-zone': { readonly zone: string; readonly likely: string | null };
  /** A piece of text that is no day, or no time. */
  'day-unreadable': { readonly text: string };
  'times-unreadable': { readonly text: string };
  /** Two spans of one day, as minutes from 00:00. */
  'times-overlap': { readonly first: string; readonly second: string };
  /** A day begins before the night before it is over. */
  'night-not-over': { readonly day: string; readonly until: string };
  'no-hours': Record<never, never>;
  'date-or-range': Record<never, never>;
  'range-backwards': { readonly from: string; readonly to: string };
  'range-too-long': { readonly days: number; readonly most: number };
  'date-twice': { readonly date: string };
  /** A day of another time than the list is for. */
  'date-outside': { readonly date: string; readonly from: string; readonly until: string };
  'off-and-worked': { readonly date: string };
  'unknown-days': { readonly days: string; readonly likely: string | null; readonly known: readonly string[] };
  'make-up-without-days': Record<never, never>;

  // Files in iCalendar's form.
  'not-icalendar': Record<never, never>;
  /** It has events perhaps, and none that says which day is off or worked. */
  'no-days': Record<never, never>;
  'recurring-event': { readonly name: string };
  'event-unreadable': { readonly name: string; readonly text: string };

  // Rosters.
  'people-or-rotation': Record<never, never>;
  'shift-twice': { readonly shift: string };
  'shift-reserved': { readonly shift: string };
  'unknown-shift': { readonly shift: string; readonly likely: string | null; readonly known: readonly string[] };
  'campaigns-overlap': { readonly from: string; readonly to: string };
  'nobody-named': Record<never, never>;

  // Responsibility tables.
  'row-twice': { readonly row: string };
  'row-backwards': { readonly row: string };
  'field-twice': { readonly field: string };
}

export type CalendarProblemCode = keyof CalendarProblems;

/** One problem and where: an RFC 6901 pointer into the document, or of a file the line on which the event begins, from 1. */
export type CalendarProblem = {
  [C in CalendarProblemCode]: {
    readonly pointer: string;
    readonly code: C;
    readonly params: CalendarProblems[C];
  };
}[CalendarProblemCode];

export const calendarProblem = <C extends CalendarProblemCode>(
  pointer: string,
  code: C,
  params: CalendarProblems[C],
): CalendarProblem => ({ pointer, code, params }) as CalendarProblem;
