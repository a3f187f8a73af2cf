import type { CalendarProblems } from '../../domain/calendar/problems';
import type { Say } from '../say';

/** What is wrong in one place of a calendar or a file of days, and what to do; the compiler demands every one. */
export type CalendarProblemWords = {
  readonly [C in keyof CalendarProblems]: (params: CalendarProblems[C], say: Say) => string;
};
