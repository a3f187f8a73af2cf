import type { Query } from '../connect';

/** Whose time (`activeUntil`) ended before an instant, and who is not leaving nor has left. `at` in milliseconds. */
export const timeEnded = (query: Query, at: number) =>
  query<
    { person: string }[]
  >`select id as person from person where standing = 'active' and active_until < ${at} order by id`;
