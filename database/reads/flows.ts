import type { Query } from '../connect';
import type { FlowVersionRow } from './flow-versions';

/** A page of the flows by key, those after `after`, each in its present version. */
export const flows = (query: Query, after: string, limit: number) => query<FlowVersionRow[]>`
  select distinct on (flow) flow, version, hash, published_at as "publishedAt", published_by as "publishedBy"
  from flow_version where flow > ${after} order by flow, version desc limit ${limit}`;
