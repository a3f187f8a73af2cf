import { ID, LAST_INSTANT } from '../contract/values';
import { Failure, fault } from './problems';

/** Where the next page begins, as text that a caller hands back unread. */
export const cursorOf = (place: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** What a part of a place may be; each within what the database takes for it. */
const KINDS = {
  // The next one is asked for too.
  count: (part: unknown) => Number.isInteger(part) && Number(part) >= 0 && Number(part) < 2 ** 31 - 1,
  number: (part: unknown) => Number.isSafeInteger(part) && Number(part) >= 0,
  'instant-or-null': (part: unknown) =>
    part === null || (Number.isSafeInteger(part) && Number(part) >= 0 && Number(part) <= LAST_INSTANT),
  id: (part: unknown) => typeof part === 'string' && part.length <= 64 && ID.test(part),
  uuid: (part: unknown) => typeof part === 'string' && UUID.test(part),
};
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Kind = keyof typeof KINDS;
type Place<K extends readonly Kind[]> = {
  readonly [I in keyof K]: K[I] extends 'id' | 'uuid'
    ? string
    : K[I] extends 'instant-or-null'
      ? number | null
      : number;
};

/** The place that a cursor names, of parts of these kinds; undefined at the beginning. */
export function placeIn<const K extends readonly Kind[]>(cursor: string | undefined, kinds: K): Place<K> | undefined {
  if (cursor === undefined) return undefined;
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw wrong();
  }
  const fits = Array.isArray(place) && place.length === kinds.length && kinds.every((kind, i) => KINDS[kind](place[i]));
  if (!fits) throw wrong();
  return place as Place<K>;
}

const wrong = () => new Failure('malformed', { wrong: 1 }, { faults: [fault('?cursor', 'not-a-cursor', {})] });

/** A page of rows, of which one more than fits was read. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  place: (row: Row) => readonly (string | number | null)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), nextCursor: rows.length > limit && last ? cursorOf(place(last)) : null };
}
