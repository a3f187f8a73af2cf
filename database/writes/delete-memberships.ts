import type { Query } from '../connect';

/** Takes these people out of all their departments; the same transaction puts them where they are now. */
export const deleteMemberships = (query: Query, people: readonly string[]) => query`
  delete from membership where person = any (${people as string[]}::text[])`;
