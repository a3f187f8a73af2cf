import type { Query } from '../connect';

export interface MembershipRow {
  readonly person: string;
  readonly department: string;
  readonly as: 'member' | 'supervisor';
  /** From 1; the first is where the person belongs. */
  readonly place: number;
}

export const insertMemberships = (query: Query, rows: readonly MembershipRow[]) => query`
  insert into membership (person, department, "as", place)
  select * from unnest(
    ${rows.map((row) => row.person)}::text[], ${rows.map((row) => row.department)}::text[],
    ${rows.map((row) => row.as)}::text[], ${rows.map((row) => row.place)}::integer[])`;
