import { canonicalJson } from '../domain/journal/canonical';
import type { Plan } from '../domain/plan/plan';
import type { FlowProblem } from '../domain/plan/problems';
import { RULES, WARNINGS } from './check/rules';
import { planOfDocument } from './plan-of-document';
import { type Read, readDocument, withPlaces } from './read';
import { shaped } from './shape';

export type Compiled =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly warnings: readonly FlowProblem[] }
  | { readonly kind: 'wrong'; readonly errors: readonly FlowProblem[] };

/**
 * A flow document as the plan that escalations run by. Takes YAML or JSON text, or a value already read; `version` is 0 until it is
 * published. Never throws for what an owner can get wrong: every problem has a pointer, and a place in the text where there was one.
 */
export function compileFlow(document: unknown, version = 0): Compiled {
  const read: Read =
    typeof document === 'string' ? readDocument(document) : { kind: 'read', value: document, place: () => undefined };
  if (read.kind === 'wrong') return read;
  const shape = shaped(read.value);
  if (shape.kind === 'wrong') return { kind: 'wrong', errors: withPlaces(shape.errors, read) };
  const flow = shape.document;
  const errors = RULES.flatMap((rule) => rule(flow));
  if (errors.length > 0) return { kind: 'wrong', errors: withPlaces(errors, read) };
  return {
    kind: 'plan',
    plan: planOfDocument(flow, version),
    warnings: withPlaces(
      WARNINGS.flatMap((rule) => rule(flow)),
      read,
    ),
  };
}

/** The plan of a document that is known to be right: one that ships with the program, or is stored as published. */
export function planOf(document: unknown, version: number): Plan {
  const compiled = compileFlow(document, version);
  if (compiled.kind === 'plan') return compiled.plan;
  throw new Error(
    `not a flow document: ${compiled.errors.map(({ pointer, code, line }) => `${pointer || '/'} ${code}${line ? ` (line ${line})` : ''}`).join('; ')}`,
  );
}

/** The name by which states and journals know a plan. `hash` is SHA-256 in hex of UTF-8, as everywhere. */
export const planHash = (plan: Plan, hash: (text: string) => string): string => hash(canonicalJson(plan));
