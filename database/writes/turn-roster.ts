import type { Query } from '../connect';

export interface NewRoster {
  readonly department: string;
  readonly version: number;
  readonly table: object;
  /** All whom it names. */
  readonly people: readonly string[];
  readonly fromAt: number;
}

/** Another roster of a department is in force from an instant on. */
export const turnRoster = (query: Query, row: NewRoster) => query`
  with before as (
    update roster set to_at = ${row.fromAt} where department = ${row.department} and to_at is null returning department
  )
  insert into roster (department, version, "table", people, from_at)
  select ${row.department}, ${row.version}, ${JSON.stringify(row.table)}::text::jsonb, ${row.people as string[]}::text[], ${row.fromAt}
  from (select count(*) from before) as closed`;
