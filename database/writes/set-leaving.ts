import type { Query } from '../connect';

/** Nothing resolves to them from now on; whoever has left already stays so. Nothing else of them is touched. */
export const setLeaving = (query: Query, people: readonly string[]) => query`
  update person set standing = 'leaving' where id = any (${people as string[]}::text[]) and standing = 'active'`;
