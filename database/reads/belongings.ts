import type { Query } from '../connect';

export interface Belonging {
  readonly person: string;
  readonly department: string;
}

/** In which departments these people are anything at an instant: by membership, by a lending in force, as head or on duty. */
export const belongings = (query: Query, people: readonly string[], at: number) => query<Belonging[]>`
  select person, department from membership where person = any (${people as string[]}::text[])
  union select person, department from lending
    where person = any (${people as string[]}::text[]) and from_at <= ${at} and to_at > ${at}
  union select head, id from department where head = any (${people as string[]}::text[])
  union select duty, id from department where duty = any (${people as string[]}::text[])`;
