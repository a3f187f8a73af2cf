import type { Query } from '../connect';

/** What departments and people are called. */
export interface NamesOf {
  readonly departments: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly people: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export async function namesOf(
  query: Query,
  departments: readonly string[],
  people: readonly string[],
): Promise<NamesOf> {
  const [row] = await query<NamesOf[]>`
    select
      coalesce((select json_object_agg(id, json_build_object('zh', name_zh, 'en', name_en))
        from department where id = any (${departments as string[]}::text[])), '{}') as departments,
      coalesce((select json_object_agg(id, json_build_object('zh', name_zh, 'en', name_en))
        from person where id = any (${people as string[]}::text[])), '{}') as people`;
  return row ?? { departments: {}, people: {} };
}
