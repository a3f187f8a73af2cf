import type { Query } from '../connect';

/** What relies on people who go: departments that they head or for which they are on duty, people whom they manage or stand in for. */
export interface Relies {
  readonly person: string;
  readonly heads: readonly string[];
  /** Of departments without a roster. */
  readonly onDutyFor: readonly string[];
  /** Departments whose roster names them. */
  readonly rosters: readonly string[];
  readonly manages: number;
  readonly substitutes: number;
}

/** In the order of their ids. An absence that is over at the instant does not rely on its substitute any more. */
export const whoReliesOn = (query: Query, people: readonly string[], at: number) => query<Relies[]>`
  select person.id as person,
    array(select id::text from department where head = person.id order by id) as heads,
    array(
      select id::text from department where duty = person.id
        and not exists (select from roster where roster.department = department.id and roster.to_at is null)
      order by id
    ) as "onDutyFor",
    array(select department::text from roster where people @> array[person.id::text] and to_at is null order by department) as rosters,
    (select count(*)::integer from person other where other.manager = person.id and other.standing <> 'left') as manages,
    (select count(distinct absence.person)::integer from absence
      where absence.substitute = person.id and (absence.to_at is null or absence.to_at > ${at})) as substitutes
  from person where id = any (${people as string[]}::text[]) order by id`;
