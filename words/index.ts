import type { CalendarProblem } from '../domain/calendar/problems';
import type { DirectoryProblem } from '../domain/directory/problems';
import type { FieldProblem, Refusal } from '../domain/escalation/refusals';
import type { FlowProblem } from '../domain/plan/problems';
import { en } from './en';
import type { Language } from './language';
import { type Names, type Say, sayIn } from './say';
import type { Sentence } from './sentence';
import type { Words } from './words';
import { zh } from './zh';

export type { Language } from './language';
export { LANGUAGES } from './language';
export type { Names } from './say';
export type { Sentence } from './sentence';

/** The words of each language; what one can say, the other can. */
export const WORDS: Readonly<Record<Language, Words>> = { en, zh };

/** A refusal as a sentence. `names` are those of the plan and, where known, of departments and people; ids stand beside them. */
export function refusalSentence(refusal: Refusal, language: Language, names?: Names): Sentence {
  const words = WORDS[language];
  const sentence = words.refusals[refusal.code] as (params: unknown, say: Say) => Sentence;
  return sentence(refusal.params, sayIn(language, words.terms, names));
}

/** What is wrong with one field of a body. */
export function fieldSentence(problem: FieldProblem, language: Language, names?: Names): string {
  const words = WORDS[language];
  return words.fields[problem.problem](problem, sayIn(language, words.terms, names));
}

/** What is wrong in one place of a flow document; with the line and the column where the document was a text. */
export function flowProblemSentence(problem: FlowProblem, language: Language): string {
  const words = WORDS[language];
  const sentence = words.flowProblems[problem.code] as (params: unknown, say: Say) => string;
  const said = sentence(problem.params, sayIn(language, words.terms));
  if (problem.line === undefined) return said;
  const place =
    problem.column === undefined ? '' : language === 'zh' ? `第 ${problem.column} 列` : `, column ${problem.column}`;
  return language === 'zh' ? `第 ${problem.line} 行${place}：${said}` : `Line ${problem.line}${place}: ${said}`;
}

/** What is wrong in one place of a calendar, or of a file of days. */
export function calendarProblemSentence(problem: CalendarProblem, language: Language): string {
  const words = WORDS[language];
  const sentence = words.calendarProblems[problem.code] as (params: unknown, say: Say) => string;
  return sentence(problem.params, sayIn(language, words.terms));
}

/** Why the directory does not take an edit, or what somebody should know of one. */
export function directoryProblemSentence(problem: DirectoryProblem, language: Language): string {
  const words = WORDS[language];
  const sentence = words.directoryProblems[problem.code] as (params: unknown, say: Say) => string;
  return sentence(problem.params, sayIn(language, words.terms));
}
