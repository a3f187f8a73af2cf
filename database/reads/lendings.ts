import type { Query } from '../connect';
import type { LendingDocument } from '../directory/document';

/** Of a person, to a department, in force at an instant; null for any. */
export interface LendingsOf {
  readonly person: string | null;
  readonly department: string | null;
  readonly at: number | null;
}

export const lendings = (
  query: Query,
  of: LendingsOf,
  page: { readonly after: string; readonly limit: number },
) => query<LendingDocument[]>`
  select id, person, department, "as", rfc3339(from_at) as "from", rfc3339(to_at) as "to"
  from lending
  where id > ${page.after}
    ${of.person === null ? query`` : query`and person = ${of.person}`}
    ${of.department === null ? query`` : query`and department = ${of.department}`}
    ${of.at === null ? query`` : query`and from_at <= ${of.at} and to_at > ${of.at}`}
  order by id limit ${page.limit}`;

export const lendingsById = (query: Query, ids: readonly string[]) => query<LendingDocument[]>`
  select id, person, department, "as", rfc3339(from_at) as "from", rfc3339(to_at) as "to"
  from lending where id = any (${ids as string[]}::text[])`;
