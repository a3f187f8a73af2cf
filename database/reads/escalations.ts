import type { Query } from '../connect';
import { type Asker, participates } from './took-part';

export interface EscalationsOf {
  readonly states: readonly string[] | null;
  readonly flow: string | null;
  readonly priority: string | null;
  readonly number: number | null;
  /** The lead department. */
  readonly lead: string | null;
  /** Which holds, or is offered, an open handoff. */
  readonly department: string | null;
  readonly person: string | null;
}

/** Who asks: sees what they take part in (`reads/took-part`). Null sees all. */
export type Seer = Asker | null;

export interface EscalationListed {
  readonly id: string;
  readonly number: number;
  readonly flow: string;
  readonly flowVersion: number;
  readonly title: string;
  readonly state: string;
  readonly priority: string;
  readonly leadDepartment: string;
  readonly leadPerson: string;
  readonly frontDepartment: string;
  readonly frontPerson: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly version: number;
  readonly dueAt: number | null;
  readonly dueKind: string | null;
  readonly dueHandoff: number | null;
}

/** Escalations, newest first, those with a number below `before`. `at` asks for a past instant. */
export function escalations(
  query: Query,
  of: EscalationsOf,
  seer: Seer,
  before: number | null,
  limit: number,
  at: number | null,
): Promise<EscalationListed[]> {
  const during = (table: string) =>
    at === null
      ? query`${query(table)}.to_at is null`
      : query`${query(table)}.from_at <= ${at} and (${query(table)}.to_at is null or ${query(table)}.to_at > ${at})`;
  const only = (wanted: unknown, condition: ReturnType<typeof query>) =>
    wanted === null ? query`` : query`and ${condition}`;
  return query<EscalationListed[]>`
    select escalation.id, escalation.number, escalation.flow, escalation.version as "flowVersion", escalation.title,
      now.state, now.priority, now.lead_department as "leadDepartment", now.lead_person as "leadPerson",
      now.front_department as "frontDepartment", now.front_person as "frontPerson",
      escalation.opened_at as "openedAt",
      case when now.state in ('closed', 'cancelled') then escalation.closed_at end as "closedAt",
      now.version, due.at as "dueAt", due.kind as "dueKind", due.handoff as "dueHandoff"
    from escalation_state now join escalation on escalation.id = now.escalation
    left join lateral (
      select due_at as at, due_kind as kind, handoff from handoff_state held
      where held.escalation = now.escalation and ${during('held')} and held.due_kind is not null
      union all select now.due_at, now.due_kind, null where now.due_kind is not null
      order by at limit 1
    ) due on true
    where ${during('now')}
      ${only(before, query`now.number < ${before}`)}
      ${only(of.states, query`now.state = any (${of.states as string[]}::text[])`)}
      ${only(of.flow, query`escalation.flow = ${of.flow}`)}
      ${only(of.priority, query`now.priority = ${of.priority}`)}
      ${only(of.number, query`now.number = ${of.number}`)}
      ${only(of.lead, query`now.lead_department = ${of.lead}`)}
      ${only(
        of.department ?? of.person,
        query`exists (
        select from handoff_state held where held.escalation = now.escalation and ${during('held')}
          and held.state in ('offered', 'working', 'waiting')
          ${only(of.department, query`(held.department = ${of.department} or held.offer_department = ${of.department})`)}
          ${only(of.person, query`(held.person = ${of.person} or held.offer_person = ${of.person})`)})`,
      )}
      ${seer === null ? query`` : query`and (${participates(query, 'now.escalation', seer)})`}
    order by now.number desc limit ${limit}`;
}
