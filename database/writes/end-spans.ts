import type { Query } from '../connect';

/** Ends these absences or lendings at an instant; what has not begun by then is called off, and there no more. */
export async function endSpans(
  query: Query,
  table: 'absence' | 'lending',
  ids: readonly string[],
  at: number,
): Promise<void> {
  await query`delete from ${query(table)} where id = any (${ids as string[]}::text[]) and from_at >= ${at}`;
  await query`
    update ${query(table)} set to_at = ${at}
    where id = any (${ids as string[]}::text[]) and from_at < ${at} and (to_at is null or to_at > ${at})`;
}
