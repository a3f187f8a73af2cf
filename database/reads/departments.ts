import type { Query } from '../connect';
import type { DepartmentDocument } from '../directory/document';

/** A page by id of those after `after`, the one named, or some of them. */
export type PageOf = { readonly after: string; readonly limit: number } | { readonly only: string } | Among;
interface Among {
  readonly among: readonly string[];
}

export const paged = (query: Query, page: PageOf) =>
  'only' in page
    ? query`id = ${page.only}`
    : 'among' in page
      ? query`id = any (${page.among as string[]}::text[])`
      : query`id > ${page.after}`;
export const most = (page: PageOf): number | null => ('limit' in page ? page.limit : null);

export const departments = (query: Query, page: PageOf) => query<DepartmentDocument[]>`
  select id, json_build_object('zh', name_zh, 'en', name_en) as name, parent, head, duty,
    array(
      select person::text from membership where membership.department = department.id and "as" = 'supervisor' order by person
    ) as supervisors,
    calendar, wip_limit as "limit",
    coalesce((
      select json_agg(json_build_object('from', rfc3339(from_at), 'to', rfc3339(to_at), 'most', most) order by from_at)
      from department_limit where department_limit.department = department.id
    ), '[]') as limits
  from department
  where ${paged(query, page)}
  order by id limit ${most(page)}`;
