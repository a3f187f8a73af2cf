import type { Query } from '../connect';

/** The ids of escalations that may still act, after `after` in their order, at most `limit`. Each must have a workflow. */
export const escalationsGoingOn = (query: Query, after: string, limit: number) => query<{ id: string }[]>`
  select id from escalation where not ended and health = 'ok' and id > ${after} order by id limit ${limit}`;
