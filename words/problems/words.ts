import type { Language } from '../language';
import type { Sentence } from '../sentence';
import { en } from './en';
import type { Faults, Problems, ProblemWords } from './problems';
import { zh } from './zh';

const WORDS: Readonly<Record<Language, ProblemWords>> = { en, zh };

/** Why a request did not reach the engine, or its answer did not come back. */
export const problemSentence = <C extends keyof Problems>(code: C, params: Problems[C], language: Language): Sentence =>
  WORDS[language].problems[code](params);

/** What is wrong in one place of a body, a parameter or a header. */
export const faultSentence = <C extends keyof Faults>(code: C, params: Faults[C], language: Language): string =>
  WORDS[language].faults[code](params);
