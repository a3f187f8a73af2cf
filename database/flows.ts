import type { Plan } from '../domain/plan/plan';
import type { Sql } from './connect';
import type { FlowVersionRow } from './reads/flow-versions';
import { presentFlow } from './reads/present-flow';
import { insertFlowVersion } from './writes/insert-flow-version';
import { lockFlow } from './writes/lock-flow';

export interface Publication {
  readonly flow: string;
  /** What the owner wrote, as a value of JSON. */
  readonly document: unknown;
  /** The document as the plan of a version, with its hash (`flows/compile`). */
  readonly compile: (version: number) => { readonly plan: Plan; readonly hash: string };
  /** Milliseconds. */
  readonly at: number;
  /** Null for the program itself, at its start. */
  readonly by: string | null;
}

/** Publishes a document as the next version of its flow. The document that is published already stays the version that it is. */
export function publishFlow(sql: Sql, { flow, document, compile, at, by }: Publication): Promise<FlowVersionRow> {
  const text = JSON.stringify(document);
  return sql.begin(async (query) => {
    await lockFlow(query, flow);
    const present = await presentFlow(query, flow, text);
    if (present?.same) {
      const { same: _same, ...row } = present;
      return row;
    }
    const version = (present?.version ?? 0) + 1;
    const { plan, hash } = compile(version);
    const row = { flow, version, hash, publishedAt: at, publishedBy: by };
    await insertFlowVersion(query, { ...row, document: text, plan: JSON.stringify(plan) });
    return row;
  });
}
