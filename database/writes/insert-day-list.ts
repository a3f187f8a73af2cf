import type { Query } from '../connect';
import type { DayListRow } from '../reads/day-lists';

export const insertDayList = (query: Query, row: DayListRow) => query`
  insert into day_list (list, year, version, document, from_at, by)
  values (${row.list}, ${row.year}, ${row.version}, ${JSON.stringify(row.document)}::text::json, ${row.fromAt}, ${row.by})`;
