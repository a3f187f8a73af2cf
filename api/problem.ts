import type { z } from 'zod';
import { PROBLEM, type problem } from '../contract/problem';
import type { Refusal } from '../domain/escalation/refusals';
import { fieldSentence, type Language, refusalSentence, type Sentence } from '../words/index';
import { faultSentence, problemSentence } from '../words/problems/words';
import { placesOf } from './places';
import { type Failure, isRefusal, rowOf } from './problems';

export type Problem = z.output<typeof problem>;

/** A failure as RFC 9457 has it, in the caller's language. `request` names it in our log, `body` is what was sent. */
export function problemOf(failure: Failure, language: Language, request: string, body: unknown): Problem {
  const { code, more } = failure;
  const row = rowOf(code);
  const { title, detail } = sentenceOf(failure, language);
  const params = failure.params as Readonly<Record<string, unknown>>;
  return {
    type: PROBLEM + code,
    title,
    status: more.status ?? row.status,
    detail,
    code,
    params: { ...params },
    errors: [...errorsOf(failure, language, body, detail)],
    holder: (params.holder as Problem['holder'] | undefined) ?? null,
    version: code === 'stale' ? (params.version as number) : null,
    retryable: row.retryable === true,
    request,
  };
}

/** The sentence of a failure, whoever refused. */
export function sentenceOf(failure: Failure, language: Language): Sentence {
  const refusal = refusalIn(failure);
  if (refusal) return refusalSentence(refusal, language, failure.more.names);
  return (problemSentence as (code: string, params: unknown, language: Language) => Sentence)(
    failure.code,
    failure.params,
    language,
  );
}

function errorsOf(failure: Failure, language: Language, body: unknown, detail: string): Problem['errors'] {
  const { faults, errors, names } = failure.more;
  if (errors) return [...errors];
  if (faults)
    return faults.map(({ pointer, code, params }) => ({
      pointer,
      code,
      message: (faultSentence as (code: string, params: unknown, language: Language) => string)(code, params, language),
    }));
  const refusal = refusalIn(failure);
  if (refusal?.code === 'fields-wrong')
    return refusal.params.fields.map((field) => ({
      pointer: field.pointer,
      code: field.problem,
      message: fieldSentence(field, language, names),
    }));
  return refusal ? placesOf(refusal, body).map((pointer) => ({ pointer, code: refusal.code, message: detail })) : [];
}

const refusalIn = (failure: Failure): Refusal | undefined =>
  isRefusal(failure.code) ? ({ kind: 'refused', code: failure.code, params: failure.params } as Refusal) : undefined;
