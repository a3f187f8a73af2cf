import type { Query } from '../connect';
import type { FlowVersionRow } from './flow-versions';

export interface PublishedFlow extends FlowVersionRow {
  readonly document: Readonly<Record<string, unknown>>;
}

/** One version of a flow with what its owner wrote. */
export async function flowDocument(query: Query, flow: string, version: number): Promise<PublishedFlow | undefined> {
  const [row] = await query<PublishedFlow[]>`
    select flow, version, hash, published_at as "publishedAt", published_by as "publishedBy", document
    from flow_version where flow = ${flow} and version = ${version}`;
  return row;
}
