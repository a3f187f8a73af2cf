import type { CalendarTable } from '../../domain/calendar/table';
import type { Query } from '../connect';

export interface NewCalendar {
  readonly id: string;
  readonly version: number;
  readonly document: object;
  readonly table: CalendarTable;
}

/** New versions; running cases hear of each by a job that the database makes in the same transaction. */
export const insertCalendars = (
  query: Query,
  rows: readonly NewCalendar[],
  { at, by }: { readonly at: number; readonly by: string | null },
) => query`
  insert into calendar (id, version, document, "table", from_at, by)
  select id, version, document::json, "table"::json, ${at}, ${by}
  from unnest(
    ${rows.map(({ id }) => id)}::text[], ${rows.map(({ version }) => version)}::integer[],
    ${rows.map(({ document }) => JSON.stringify(document))}::text[], ${rows.map(({ table }) => JSON.stringify(table))}::text[]
  ) as rows (id, version, document, "table")`;
