import type { Text } from '../../domain/plan/fields';
import type { Answers } from './answers';
import { en } from './en';
import { zh } from './zh';

/** What there is to say, in both languages at once: who asks may show it to others. */
export const answerText = <A extends keyof Answers>(what: A, about: Answers[A]): Text => ({
  zh: zh[what](about),
  en: en[what](about),
});
