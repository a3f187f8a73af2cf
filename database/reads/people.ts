import type { Query } from '../connect';
import type { PersonDocument } from '../directory/document';
import { most, type PageOf, paged } from './departments';

/** Their departments in their order; the first is where they belong. */
export const people = (query: Query, page: PageOf) => query<PersonDocument[]>`
  select id, json_build_object('zh', name_zh, 'en', name_en) as name, kind, standing, language, manager,
    rfc3339(active_until) as "activeUntil",
    coalesce((
      select json_agg(json_build_object('department', department, 'as', "as") order by place)
      from membership where membership.person = person.id
    ), '[]') as departments
  from person
  where ${paged(query, page)}
  order by id limit ${most(page)}`;
