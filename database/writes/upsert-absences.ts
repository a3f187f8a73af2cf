import type { Query } from '../connect';
import type { GivenAbsence } from '../directory/document';

export const upsertAbsences = (query: Query, rows: readonly GivenAbsence[]) => query`
  insert into absence (id, person, substitute, from_at, to_at)
  select * from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.person)}::text[], ${rows.map((row) => row.substitute)}::text[],
    ${rows.map((row) => row.from)}::timestamptz[], ${rows.map((row) => row.to)}::timestamptz[])
  on conflict (id) do update set
    person = excluded.person, substitute = excluded.substitute, from_at = excluded.from_at, to_at = excluded.to_at`;
