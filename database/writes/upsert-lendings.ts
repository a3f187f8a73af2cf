import type { Query } from '../connect';
import type { GivenLending } from '../directory/document';

export const upsertLendings = (query: Query, rows: readonly GivenLending[]) => query`
  insert into lending (id, person, department, "as", from_at, to_at)
  select * from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.person)}::text[], ${rows.map((row) => row.department)}::text[],
    ${rows.map((row) => row.as)}::text[], ${rows.map((row) => row.from)}::timestamptz[], ${rows.map((row) => row.to)}::timestamptz[])
  on conflict (id) do update set
    person = excluded.person, department = excluded.department, "as" = excluded."as",
    from_at = excluded.from_at, to_at = excluded.to_at`;
