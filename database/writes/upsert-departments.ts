import type { Query } from '../connect';

export interface DepartmentRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parent: string | null;
  readonly head: string | null;
  readonly duty: string | null;
  readonly calendar: string;
  /** Handoffs in hand at most; null for no limit. */
  readonly limit: number | null;
}

export const upsertDepartments = (query: Query, rows: readonly DepartmentRow[]) => query`
  insert into department (id, name_zh, name_en, parent, head, duty, calendar, wip_limit)
  select * from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.nameZh)}::text[], ${rows.map((row) => row.nameEn)}::text[],
    ${rows.map((row) => row.parent)}::text[], ${rows.map((row) => row.head)}::text[], ${rows.map((row) => row.duty)}::text[],
    ${rows.map((row) => row.calendar)}::text[], ${rows.map((row) => row.limit)}::integer[])
  on conflict (id) do update set
    name_zh = excluded.name_zh, name_en = excluded.name_en, parent = excluded.parent,
    head = excluded.head, duty = excluded.duty, calendar = excluded.calendar, wip_limit = excluded.wip_limit`;
