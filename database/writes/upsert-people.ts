import type { Query } from '../connect';

export interface PersonRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: 'person' | 'program';
  readonly active: boolean;
}

export const upsertPeople = (query: Query, rows: readonly PersonRow[]) => query`
  insert into person (id, name_zh, name_en, kind, standing, language)
  select *, 'zh' from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.nameZh)}::text[], ${rows.map((row) => row.nameEn)}::text[],
    ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => (row.active ? 'active' : 'left'))}::text[])
  on conflict (id) do update set
    name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind, standing = excluded.standing`;
