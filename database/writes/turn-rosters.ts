import type { Query } from '../connect';

export interface NewRoster {
  readonly department: string;
  readonly table: object;
  /** All whom it names. */
  readonly people: readonly string[];
}

/** Other rosters are in force from the instant at which this version of the directory begins to keep what they say (`keepDocuments`). */
export const turnRosters = (query: Query, version: number, rosters: readonly NewRoster[]) => query`
  with given as (
    select given.department, given."table", given.people, said.from_at
    from jsonb_to_recordset(${JSON.stringify(rosters)}::text::jsonb) as given (department text, "table" jsonb, people text[])
    join directory_document said on said.kind = 'roster' and said.id = given.department
      and said.to_at is null and said.version = ${version}
  ), before as (
    update roster set to_at = given.from_at from given
    where roster.department = given.department and roster.to_at is null
    returning 1
  )
  insert into roster (department, version, "table", people, from_at)
  select department, ${version}, "table", people, from_at
  from given cross join (select count(*) from before) as closed`;
