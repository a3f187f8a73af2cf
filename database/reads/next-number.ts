import type { Query } from '../connect';

/** The number of the next escalation. One that is drawn and not used leaves a gap, which is fine (design §8). */
export async function nextNumber(query: Query): Promise<number> {
  const [row] = await query<[{ number: number }]>`select nextval('escalation_number') as number`;
  return row.number;
}
