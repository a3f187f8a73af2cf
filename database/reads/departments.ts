import type { Query } from '../connect';
import type { DepartmentRow } from '../writes/upsert-departments';

/** A page of departments by id, those after `after`; or the one named. */
export const departments = (query: Query, page: { after: string; limit: number } | { only: string }) => query<
  DepartmentRow[]
>`
  select id, name_zh as "nameZh", name_en as "nameEn", parent, head, duty, calendar
  from department
  where ${'only' in page ? query`id = ${page.only}` : query`id > ${page.after}`}
  order by id limit ${'only' in page ? 1 : page.limit}`;
