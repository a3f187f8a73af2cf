import type { Rests } from '../../domain/directory/problems';
import type { Query } from '../connect';

/** Of one person: all that rests on them, or what does in one department. */
export interface RestsOf {
  readonly person: string;
  /** Null for all of it. */
  readonly department: string | null;
}

/**
 * What rests on people at an instant (null: now), one row for each question, in order: open handoffs in their hands, offered to them,
 * for which they answer; open cases that they lead, and in which they speak to the customer; what was raised to
 * them and waits for their answer.
 */
export function rests(query: Query, asked: readonly RestsOf[], at: number | null) {
  const during = at === null ? query`to_at is null` : query`from_at <= ${at} and (to_at is null or to_at > ${at})`;
  const open = query`${during} and state in ('offered', 'working', 'waiting')`;
  const going = query`${during} and state in ('open', 'resolved', 'confirmed')`;
  const there = (department: string) => query`(asked.department is null or ${query(department)} = asked.department)`;
  return query<(RestsOf & Rests)[]>`
    select asked.person, asked.department,
      (select count(*)::integer from handoff_state
        where person = asked.person and ${open} and state <> 'offered' and ${there('handoff_state.department')}) as held,
      (select count(*)::integer from handoff_state
        where offer_person = asked.person and ${open} and ${there('offer_department')}) as offered,
      (select count(*)::integer from handoff_state
        where accountable = asked.person and ${open} and ${there('handoff_state.department')}) as accountable,
      (select count(*)::integer from escalation_state
        where lead_person = asked.person and ${going} and ${there('lead_department')}) as led,
      (select count(*)::integer from escalation_state
        where front_person = asked.person and ${going} and ${there('front_department')}) as fronted,
      (select count(*)::integer from raise
        where person = asked.person and ${during} and ${there('raise.department')}) as raised
    from unnest(${asked.map(({ person }) => person)}::text[], ${asked.map(({ department }) => department)}::text[])
      with ordinality as asked (person, department, number)
    order by number`;
}
