import type { Query } from '../connect';

/** The official days of a year as they were put last. */
export interface DayListRow {
  readonly list: string;
  readonly year: number;
  readonly version: number;
  readonly document: object;
  readonly fromAt: number;
  readonly by: string | null;
}

/** All lists that were put, each in its newest version, by name and year. */
export const dayLists = (query: Query) => query<DayListRow[]>`
  select distinct on (list, year) list, year, version, document, from_at as "fromAt", by
  from day_list order by list, year, version desc`;
