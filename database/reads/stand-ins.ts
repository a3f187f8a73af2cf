import type { Query } from '../connect';

/** Who stands in for each of these people at each of these instants; null: nobody. */
export const standIns = (query: Query, people: readonly string[], instants: readonly number[]) => query<
  { readonly person: string; readonly at: number; readonly instead: string | null }[]
>`
  select person, at, stand_in(person, at) as instead
  from unnest(${people as string[]}::text[]) as person cross join unnest(${instants as number[]}::timestamptz[]) as at`;
