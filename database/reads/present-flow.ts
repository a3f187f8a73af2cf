import type { Query } from '../connect';
import type { FlowVersionRow } from './flow-versions';

/** The present version of a flow, and whether it was made of this JSON text; undefined for a flow that is new. */
export async function presentFlow(
  query: Query,
  flow: string,
  document: string,
): Promise<(FlowVersionRow & { readonly same: boolean }) | undefined> {
  const [row] = await query<(FlowVersionRow & { same: boolean })[]>`
    select flow, version, hash, published_at as "publishedAt", published_by as "publishedBy", document::text = ${document}::text as same
    from flow_version where flow = ${flow} order by version desc limit 1`;
  return row;
}
