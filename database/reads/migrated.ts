import type { Query } from '../connect';

/** The number of the last migration that has run. */
export async function migrated(query: Query): Promise<number> {
  const [row] = await query<[{ number: number }]>`select coalesce(max(number), 0) as number from migration`;
  return row.number;
}
