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

/** Every place of a document where it names a department or a person whom the directory does not have. */
export const unknownIn = (
  document: unknown,
  unknown: { readonly departments: readonly string[]; readonly people: readonly string[] },
  language: Language,
): readonly Finding[] =>
  textsIn(document).flatMap(({ path, text }) => {
    const person = text.startsWith('person:') ? text.slice('person:'.length) : text;
    const named =
      path.at(-1) === 'department' ? 'department' : inPeople(path) || person !== text ? 'person' : undefined;
    const value = named === 'person' ? person : text;
    const ids = named === 'department' ? unknown.departments : unknown.people;
    if (!named || !ids.includes(value)) return [];
    const problem = {
      pointer: pointer(...path),
      code: `unknown-${named}`,
      params: { [named]: value },
    } as DirectoryProblem;
    return [{ pointer: problem.pointer, code: problem.code, message: directoryProblemSentence(problem, language) }];
  });

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
