import type { Query } from '../connect';

export interface PersonRow {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: 'person' | 'program';
  /** Null: as it is; somebody new is active. */
  readonly standing: 'active' | 'leaving' | 'left' | null;
  readonly language: 'zh' | 'en';
  readonly manager: string | null;
  /** Milliseconds. */
  readonly activeUntil: number | null;
}

export const upsertPeople = (query: Query, rows: readonly PersonRow[]) => query`
  insert into person (id, name_zh, name_en, kind, standing, language, manager, active_until)
  select given.id, given.name_zh, given.name_en, given.kind, coalesce(given.standing, known.standing, 'active'),
    given.language, given.manager, given.active_until
  from unnest(
    ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.nameZh)}::text[], ${rows.map((row) => row.nameEn)}::text[],
    ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.standing)}::text[], ${rows.map((row) => row.language)}::text[],
    ${rows.map((row) => row.manager)}::text[], ${rows.map((row) => row.activeUntil)}::timestamptz[]
  ) as given (id, name_zh, name_en, kind, standing, language, manager, active_until)
  left join person known on known.id = given.id
  on conflict (id) do update set
    name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind, standing = excluded.standing,
    language = excluded.language, manager = excluded.manager, active_until = excluded.active_until`;
