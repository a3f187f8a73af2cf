import type { Query } from '../connect';

/** Whether a person, or one of these departments, ever led, fronted, held or was offered the case or was told of it, or the person acted on it. */
export async function tookPart(
  query: Query,
  escalation: string,
  person: string,
  departments: readonly string[],
): Promise<boolean> {
  const own = departments as string[];
  const [row] = await query<{ is: boolean }[]>`
    select exists (
      select from escalation_state where escalation = ${escalation}
        and (lead_department = any (${own}) or front_department = any (${own}) or lead_person = ${person} or front_person = ${person})
      union all
      select from act where escalation = ${escalation} and actor = ${person}
      union all
      select from handoff_state where escalation = ${escalation}
        and (department = any (${own}) or offer_department = any (${own}) or person = ${person} or offer_person = ${person})
      union all
      select from notification where escalation = ${escalation}
        and (person = ${person} or (person is null and department = any (${own})))
    ) as is`;
  return row?.is ?? false;
}
