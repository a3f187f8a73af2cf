import type { CalendarProblem } from '../domain/calendar/problems';
import { calendarProblemSentence, type Language } from '../words/index';
import { Failure } from './problems';

interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a calendar, a list of days, a roster or a responsibility table, in the caller's language. */
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
