import type { Query } from '../connect';

export interface RoleHolderRow {
  readonly role: string;
  readonly person: string;
  /** The department in which the person acts. */
  readonly department: string;
  /** From 1; the first who is active is asked. */
  readonly place: number;
}

export const insertRoleHolders = (query: Query, rows: readonly RoleHolderRow[]) => query`
  insert into role_holder (role, person, department, place)
  select * from unnest(
    ${rows.map((row) => row.role)}::text[], ${rows.map((row) => row.person)}::text[],
    ${rows.map((row) => row.department)}::text[], ${rows.map((row) => row.place)}::integer[])`;
