import { notOpen } from './decide';
import type { Actor } from './parties';
import type { Refusal } from './refusals';
import { isOpen, type State } from './state';
import type { VerbRule } from './verb';
import { type Verb, verbs } from './verbs';

/** What somebody may do now, and for what is closed the reason. `on` is the handoff, or null for the escalation. */
export type Action = { readonly verb: Verb; readonly on: number | null } & (
  | { readonly open: true }
  | { readonly open: false; readonly because: Refusal }
);

/** Every verb on the case and on each open handoff, judged by the same table as the act itself (`decide`). */
export function actions(state: State, actor: Actor): readonly Action[] {
  const all: Action[] = [];
  for (const [verb, rule] of Object.entries(verbs) as [Verb, VerbRule<never>][]) {
    for (const handoff of rule.on === 'handoff' ? state.handoffs.filter(isOpen) : [null]) {
      const because = notOpen(rule, state, handoff, { verb, version: (handoff ?? state).version, actor });
      all.push({ verb, on: handoff?.handoff ?? null, ...(because ? { open: false, because } : { open: true }) });
    }
  }
  return all;
}
