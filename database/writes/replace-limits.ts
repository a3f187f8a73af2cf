import type { Query } from '../connect';

/** A limit between two dates; instants in milliseconds. */
export interface DatedLimitRow {
  readonly department: string;
  readonly from: number;
  readonly to: number | null;
  readonly most: number;
}

/** The dated limits of these departments are these and no others. */
export async function replaceLimits(
  query: Query,
  departments: readonly string[],
  rows: readonly DatedLimitRow[],
): Promise<void> {
  await query`delete from department_limit where department = any (${departments as string[]}::text[])`;
  await query`
    insert into department_limit (department, from_at, to_at, most)
    select * from unnest(
      ${rows.map((row) => row.department)}::text[], ${rows.map((row) => row.from)}::timestamptz[],
      ${rows.map((row) => row.to)}::timestamptz[], ${rows.map((row) => row.most)}::integer[])`;
}
