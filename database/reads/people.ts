import type { Query } from '../connect';
import type { PersonRow } from '../writes/upsert-people';

export interface PersonWithDepartments extends PersonRow {
  /** In their order; the first is where the person belongs. */
  readonly departments: readonly { readonly department: string; readonly as: 'member' | 'supervisor' }[];
}

/** A page of people by id, those after `after`; or the one named. */
export const people = (query: Query, page: { after: string; limit: number } | { only: string }) => query<
  PersonWithDepartments[]
>`
  select id, name_zh as "nameZh", name_en as "nameEn", kind, active,
    coalesce((
      select json_agg(json_build_object('department', department, 'as', "as") order by place)
      from membership where membership.person = person.id
    ), '[]') as departments
  from person
  where ${'only' in page ? query`id = ${page.only}` : query`id > ${page.after}`}
  order by id limit ${'only' in page ? 1 : page.limit}`;
