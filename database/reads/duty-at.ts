import type { Query } from '../connect';

/** Who is on duty in a department at an instant, by the roster that was in force then; undefined: nobody, or nobody who is there. */
export async function dutyAt(
  query: Query,
  department: string,
  at: number,
): Promise<{ readonly person: string; readonly for: string | null; readonly shift: string | null } | undefined> {
  const [row] = await query<{ person: string; for: string | null; shift: string | null }[]>`
    select person, instead_of as "for", shift from on_duty(${department}, ${at})`;
  return row;
}
