import type { CalendarProblemWords } from './calendar-problems/calendar-problems';
import type { DirectoryProblemWords } from './directory-problems/directory-problems';
import type { FlowProblemWords } from './flow-problems/flow-problems';
import type { RefusalWords } from './refusals/refusals';
import type { Terms } from './terms/terms';

/** Everything that the product says about acts, flows, calendars and the directory, in one language. */
export interface Words extends RefusalWords {
  readonly terms: Terms;
  readonly flowProblems: FlowProblemWords;
  readonly calendarProblems: CalendarProblemWords;
  readonly directoryProblems: DirectoryProblemWords;
}
