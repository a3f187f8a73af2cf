import { type Answer, type Answers, type AnswerTo, type Need, needKey } from './needs';

/**
 * The directory as one decision sees it: what is known is answered, what is not is written down, and asking is how a verb says that it
 * needs it. Undefined means "not known yet": the verb then stops, and is decided again when the answers are there.
 */
export interface Directory {
  ask<N extends Need>(need: N): AnswerTo[N['ask']] | undefined;
  /** What was asked and is not known. */
  readonly missing: readonly Need[];
  /** The newest version among the answers used; undefined when none was. */
  readonly version: number | undefined;
}

/** What a verb returns when it asked something that is not known yet. */
export const UNKNOWN = Symbol('the directory must answer first');
export type Unknown = typeof UNKNOWN;

export function consult(answers: Answers): Directory {
  const missing: Need[] = [];
  let version: number | undefined;
  return {
    missing,
    get version() {
      return version;
    },
    ask<N extends Need>(need: N) {
      const answer = answers[needKey(need)] as Answer<N['ask']> | undefined;
      if (answer === undefined) {
        missing.push(need);
        return undefined;
      }
      version = Math.max(version ?? 0, answer.directory);
      return answer.value;
    },
  };
}
