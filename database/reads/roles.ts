import type { Query } from '../connect';
import type { RoleDocument } from '../directory/document';

/** Who holds which role, in the order in which they are asked; a role that nobody holds is not there. */
export const roles = (
  query: Query,
  page: { readonly after: string; readonly limit: number } | { readonly among: readonly string[] },
) => query<RoleDocument[]>`
  select role, json_agg(json_build_object('department', department, 'person', person) order by place) as holders
  from role_holder
  where ${'among' in page ? query`role = any (${page.among as string[]}::text[])` : query`role > ${page.after}`}
  group by role order by role limit ${'among' in page ? null : page.limit}`;
