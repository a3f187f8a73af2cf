import type { Query } from '../connect';
import type { FlowVersionRow } from '../reads/flow-versions';

/** `document` and `plan` as JSON text. */
export const insertFlowVersion = (query: Query, row: FlowVersionRow & { document: string; plan: string }) => query`
  insert into flow_version (flow, version, document, plan, hash, published_at, published_by)
  values (${row.flow}, ${row.version}, ${row.document}::text::json, ${row.plan}::text::jsonb, ${row.hash}, ${row.publishedAt}, ${row.publishedBy})`;
