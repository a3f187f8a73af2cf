import type { Query } from '../connect';
import type { ActRow } from '../writes/record/insert-acts';

/** What was answered under these keys of one actor, of those that are on record. */
export const actsByKey = (
  query: Query,
  escalation: string,
  keys: readonly { readonly actor: string; readonly key: string }[],
) => query<ActRow[]>`
  select act.actor, act.key, digest, verb, seq, version, handoff, handoff_version as "handoffVersion", at
  from act join unnest(${keys.map(({ actor }) => actor)}::text[], ${keys.map(({ key }) => key)}::text[]) as asked (actor, key)
    on act.actor = asked.actor and act.key = asked.key
  where escalation = ${escalation}`;

/** The acts whose events stand at `seq` or later, in order. */
export const actsFrom = (query: Query, escalation: string, seq: number) => query<ActRow[]>`
  select actor, key, digest, verb, seq, version, handoff, handoff_version as "handoffVersion", at
  from act where escalation = ${escalation} and seq >= ${seq} order by seq`;
