import type { Query } from '../connect';
import type { Belonging } from './belongings';

/** To which departments these people belong by membership. */
export const homes = (query: Query, people: readonly string[]) => query<Belonging[]>`
  select person, department from membership where person = any (${people as string[]}::text[])`;
