import type { Query } from '../connect';

export interface FlowVersionRow {
  readonly flow: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: number;
  readonly publishedBy: string | null;
}

/** A page of the versions of one flow, newest first, those before `before`. */
export const flowVersions = (query: Query, flow: string, before: number, limit: number) => query<FlowVersionRow[]>`
  select flow, version, hash, published_at as "publishedAt", published_by as "publishedBy"
  from flow_version where flow = ${flow} and version < ${before} order by version desc limit ${limit}`;
