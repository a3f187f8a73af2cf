import type { Query } from '../connect';

export interface SpanOf {
  readonly id: string;
  readonly person: string;
  readonly department: string | null;
  readonly from: number;
  readonly to: number | null;
}

/** All absences and lendings of these people, and those with these ids, whosever they are; instants in milliseconds. */
export async function spansOf(
  query: Query,
  people: readonly string[],
  ids: { readonly absences: readonly string[]; readonly lendings: readonly string[] },
): Promise<{ absences: SpanOf[]; lendings: SpanOf[] }> {
  const rows = await query<(SpanOf & { what: 'absence' | 'lending' })[]>`
    select 'absence' as what, id, person, null as department, from_at as "from", to_at as "to"
    from absence where person = any (${people as string[]}::text[]) or id = any (${ids.absences as string[]}::text[])
    union all
    select 'lending', id, person, department, from_at, to_at
    from lending where person = any (${people as string[]}::text[]) or id = any (${ids.lendings as string[]}::text[])`;
  const of = (what: 'absence' | 'lending') => rows.filter((row) => row.what === what);
  return { absences: of('absence'), lendings: of('lending') };
}
