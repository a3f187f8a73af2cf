import type { Query } from '../connect';

/** Empties these roles; the same transaction fills them again. */
export const deleteRoleHolders = (query: Query, roles: readonly string[]) => query`
  delete from role_holder where role = any (${roles as string[]}::text[])`;
