import type { CalendarProblem } from '../domain/calendar/problems';
import { calendarProblemSentence, type Language } from '../words/index';
import { Failure } from './problems';

/** One place that is wrong, or that somebody should know of. */
export interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a calendar, a list of days or a responsibility table, in the caller's language. */
export const documentWrong = (errors: readonly Finding[]): Failure =>
  new Failure('document-wrong', { wrong: errors.length }, { errors });

export const problemsWith = (
  problems: readonly CalendarProblem[],
  language: Language,
  place: (pointer: string) => string = (pointer) => pointer,
): readonly Finding[] =>
  problems.map((one) => ({
    pointer: place(one.pointer),
    code: one.code,
    message: calendarProblemSentence(one, language),
  }));
