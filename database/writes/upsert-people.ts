import type { Query } from '../connect';

export interface PersonRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: 'person' | 'program';
  readonly active: boolean;
}

// The driver cannot send an array of booleans by the type it infers, hence text.
export const upsertPeople = (query: Query, rows: readonly PersonRow[]) => query`
  insert into person (id, name_zh, name_en, kind, active)
  select id, name_zh, name_en, kind, active::boolean from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.nameZh)}::text[], ${rows.map((row) => row.nameEn)}::text[],
    ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => String(row.active))}::text[]) as given (id, name_zh, name_en, kind, active)
  on conflict (id) do update set
    name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind, active = excluded.active`;
