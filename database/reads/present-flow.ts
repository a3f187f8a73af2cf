import type { Query } from '../connect';
import type { FlowVersionRow } from './flow-versions';

/** The present version of a flow, and whether this document is what it was made of; undefined for a flow that is new. */
export async function presentFlow(
  query: Query,
  flow: string,
  document: string,
): Promise<(FlowVersionRow & { readonly same: boolean }) | undefined> {
  const [row] = await query<(FlowVersionRow & { same: boolean })[]>`
    select flow, version, hash, published_at as "publishedAt", published_by as "publishedBy", document = ${document}::text::jsonb as same
    from flow_version where flow = ${flow} order by version desc limit 1`;
  return row;
}
