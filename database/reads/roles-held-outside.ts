import type { Query } from '../connect';

/** Holders of a role who are nothing in the department in which they are said to act: they could take work and do none. */
export const rolesHeldOutside = (query: Query) => query<{ role: string; person: string; department: string }[]>`
  select role, held.person, held.department
  from role_holder held join department on department.id = held.department
  where held.person is distinct from department.head and held.person is distinct from department.duty
    and not exists (select from membership where membership.person = held.person and membership.department = held.department)
  order by role, place`;
