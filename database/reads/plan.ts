import type { Plan } from '../../domain/plan/plan';
import type { Query } from '../connect';

/** The plan with this hash; it never changes, so it may be kept. */
export async function planByHash(query: Query, hash: string): Promise<Plan | undefined> {
  const [row] = await query<{ plan: Plan }[]>`select plan from flow_version where hash = ${hash}`;
  return row?.plan;
}
