import type { Query } from '../connect';

/** Notes who has read it, and when; what was read before stays as it is. */
export const readNotification = (query: Query, id: number, by: string, at: number) => query`
  update notification set read_at = ${at}, read_by = ${by} where id = ${id} and read_at is null`;
