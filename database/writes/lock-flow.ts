import type { Query } from '../connect';

/** Until the transaction ends nobody else publishes this flow: versions follow one another without a gap. */
export const lockFlow = (query: Query, flow: string) =>
  query`select pg_advisory_xact_lock(hashtext(${`flow ${flow}`}))`;
