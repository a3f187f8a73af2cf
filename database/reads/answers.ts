import type { Query } from '../connect';

export interface Asked {
  readonly ask: 'head' | 'duty' | 'role' | 'person' | 'calendar';
  /** The department, role or person asked about. */
  readonly of: string;
}

/** One for each question, in order; only the columns of its kind are filled. All are of one version of the directory. */
export interface Told {
  readonly directory: number;
  /** Head, duty, role: who, and the department in which they act. */
  readonly department: string | null;
  readonly person: string | null;
  /** Person: their departments, the first where they belong; null for somebody unknown or no longer active. */
  readonly departments: readonly string[] | null;
  /** Calendar: the name of the department's; null when there is no such department. */
  readonly calendar: string | null;
}

export const answers = (query: Query, asked: readonly Asked[]) => query<Told[]>`
  select directory.version as directory, party.department, party.person, somebody.departments, place.calendar
  from unnest(${asked.map((one) => one.ask)}::text[], ${asked.map((one) => one.of)}::text[]) with ordinality as asked (ask, subject, number)
  cross join directory
  left join lateral (
    select department.id as department, person.id as person
    from department join person on person.id = case asked.ask when 'head' then department.head else department.duty end
    where asked.ask in ('head', 'duty') and department.id = asked.subject and person.active
    union all
    (select held.department, held.person
    from role_holder held join person on person.id = held.person
    where asked.ask = 'role' and held.role = asked.subject and person.active
    order by held.place limit 1)
  ) party on true
  left join lateral (
    select array(select membership.department::text from membership where membership.person = person.id order by membership.place) as departments
    from person where asked.ask = 'person' and person.id = asked.subject and person.active
  ) somebody on true
  left join lateral (
    select calendar from department where asked.ask = 'calendar' and department.id = asked.subject
  ) place on true
  order by asked.number`;
