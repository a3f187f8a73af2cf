import type { Query } from '../connect';
import type { RoleHolderRow } from '../writes/insert-role-holders';

/** Who holds which role, in the order in which they are asked. */
export const roleHolders = (query: Query) => query<RoleHolderRow[]>`
  select role, person, department, place from role_holder order by role, place`;
