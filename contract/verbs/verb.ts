import type { z } from 'zod';
import type { VerbBodies, VerbName } from '../../domain/escalation/commands';
import type { Text } from '../../domain/plan/fields';

/** Verbs that act on an escalation that is there; `open` makes one and has a route of its own. */
export type ActVerb = Exclude<VerbName, 'open'>;

/** What a caller sends: the verb's own fields, and the version seen where the verb demands one (`domain/escalation/verbs`). */
export interface VerbContract<V extends ActVerb = ActVerb> {
  readonly verb: V;
  readonly summary: Text;
  readonly body: z.ZodType<VerbBodies[V] & { readonly version?: number }>;
  readonly example: unknown;
}

export function verb<V extends ActVerb, B extends z.ZodType<VerbBodies[V] & { readonly version?: number }>>(
  name: V,
  given: { readonly summary: Text; readonly body: B; readonly example: z.input<B> },
): VerbContract<V> {
  const body = given.body.meta({ id: `${pascal(name)}Body`, example: given.example });
  return { verb: name, summary: given.summary, body, example: given.example };
}

const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
