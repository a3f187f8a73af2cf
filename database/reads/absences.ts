import type { Query } from '../connect';
import type { AbsenceDocument } from '../directory/document';

/** Of a person, in force at an instant; null for any. */
export interface AbsencesOf {
  readonly person: string | null;
  readonly at: number | null;
}

export const absences = (
  query: Query,
  of: AbsencesOf,
  page: { readonly after: string; readonly limit: number },
) => query<AbsenceDocument[]>`
  select id, person, substitute, rfc3339(from_at) as "from", rfc3339(to_at) as "to"
  from absence
  where id > ${page.after}
    ${of.person === null ? query`` : query`and person = ${of.person}`}
    ${of.at === null ? query`` : query`and from_at <= ${of.at} and (to_at is null or to_at > ${of.at})`}
  order by id limit ${page.limit}`;

export const absencesById = (query: Query, ids: readonly string[]) => query<AbsenceDocument[]>`
  select id, person, substitute, rfc3339(from_at) as "from", rfc3339(to_at) as "to"
  from absence where id = any (${ids as string[]}::text[])`;
