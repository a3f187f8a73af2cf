import type { Misnamed } from '../database/rosters';
import type { CalendarProblem } from '../domain/calendar/problems';
import type { DirectoryProblem } from '../domain/directory/problems';
import { pointer } from '../domain/plan/problems';
import { calendarProblemSentence, directoryProblemSentence, type Language } from '../words/index';
import { Failure } from './problems';

interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a calendar, a list of days, a roster or a responsibility table, in the caller's language. */
export const documentWrong = (errors: readonly Finding[]): Failure =>
  new Failure('document-wrong', { wrong: errors.length }, { errors });

export const problemsWith = (problems: readonly CalendarProblem[], language: Language): readonly Finding[] =>
  problems.map((one) => ({
    pointer: one.pointer,
    code: one.code,
    message: calendarProblemSentence(one, language),
  }));

/** Every place of a document where it names a department or a person whom the directory does not have, or a program. */
export const misnamedIn = (document: unknown, misnamed: Misnamed, language: Language): readonly Finding[] =>
  textsIn(document).flatMap(({ path, text }) => {
    const person = text.startsWith('person:') ? text.slice('person:'.length) : text;
    const named =
      path.at(-1) === 'department' ? 'department' : inPeople(path) || person !== text ? 'person' : undefined;
    const value = named === 'person' ? person : text;
    const here = pointer(...path);
    const problem = named && problemOf(named, value, here, misnamed);
    if (!problem) return [];
    return [{ pointer: here, code: problem.code, message: directoryProblemSentence(problem, language) }];
  });

function problemOf(
  named: 'department' | 'person',
  id: string,
  pointer: string,
  { departments, people, programs }: Misnamed,
): DirectoryProblem | undefined {
  if (named === 'department')
    return departments.includes(id) ? { code: 'unknown-department', pointer, params: { department: id } } : undefined;
  if (people.includes(id)) return { code: 'unknown-person', pointer, params: { person: id } };
  return programs.includes(id) ? { code: 'not-a-person', pointer, params: { person: id } } : undefined;
}

const inPeople = (path: readonly (string | number)[]): boolean => path.includes('people') || path.includes('turns');

function textsIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: readonly (string | number)[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
