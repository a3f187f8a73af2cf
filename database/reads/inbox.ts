import type { Query } from '../connect';

/** Whose things to do: of these departments (of each its queue alone, or whoever holds it), and of this person. */
export interface InboxOf {
  readonly departments: readonly string[];
  readonly queuesOnly: boolean;
  readonly person: string | null;
  /** Of the person, only what they do in this department. */
  readonly personIn: string | null;
}

/** A place in the order in which an inbox is read. */
export interface InboxPlace {
  /** Milliseconds; infinity where nothing is due. */
  readonly due: number;
  readonly escalation: string;
  /** 0 for the case itself. */
  readonly handoff: number;
  /** 0: has it; 1: is asked to take it over; 2: is asked, as a superior, to see to it. */
  readonly asked: number;
}

export interface InboxRow extends InboxPlace {
  readonly number: number;
  readonly title: string;
  readonly step: string | null;
  readonly state: string;
  readonly priority: string;
  readonly department: string;
  readonly person: string | null;
  readonly dueKind: string | null;
  readonly fromDepartment: string | null;
  readonly fromPerson: string | null;
}

/**
 * What is to be done, most urgent first, `limit` rows after a place: handoffs that are held or lie in a queue, transfers that wait for an
 * answer, cases that wait for their lead or front, what was raised to a superior. Each source is read in the order of its own index. `at` asks for a past instant.
 */
export function inbox(
  query: Query,
  of: InboxOf,
  after: InboxPlace | undefined,
  limit: number,
  at: number | null,
): Promise<InboxRow[]> {
  const during = at === null ? query`to_at is null` : query`from_at <= ${at} and (to_at is null or to_at > ${at})`;
  const onward = (due: string, handoff: string, asked: number) =>
    after
      ? query`and (${query(due)}, escalation, ${handoff === '0' ? query`0` : query(handoff)}, ${asked}::integer) > (${after.due}::timestamptz, ${after.escalation}::uuid, ${after.handoff}::integer, ${after.asked}::integer)`
      : query``;
  const held = (whose: ReturnType<typeof query>) => query`
    select escalation, handoff, 0 as asked, state, department, person, due_at as due, due_kind
    from handoff_state
    where ${whose} and ${during} and state in ('offered', 'working', 'waiting') ${onward('due_at', 'handoff', 0)}
    order by due_at, escalation, handoff limit ${limit}`;
  const asked = (whose: ReturnType<typeof query>) => query`
    select escalation, handoff, 1 as asked, 'offered' as state, offer_department as department, offer_person as person,
      accept_by as due, case when accept_by < 'infinity' then 'accept' end as due_kind
    from handoff_state
    where ${whose} and ${during} and state <> 'offered' and offer_kind is not null ${onward('accept_by', 'handoff', 1)}
    order by accept_by, escalation, handoff limit ${limit}`;
  const cases = (whose: ReturnType<typeof query>) => query`
    select escalation, 0 as handoff, 0 as asked, state, holder_department as department, holder_person as person,
      due_at as due, due_kind
    from escalation_state
    where ${whose} and ${during} and holder_department is not null ${onward('due_at', '0', 0)}
    order by due_at, escalation limit ${limit}`;
  const raised = (whose: ReturnType<typeof query>) => query`
    select escalation, handoff, 2 as asked, 'raised' as state, department, person, until_at as due, clock as due_kind
    from raise
    where ${whose} and ${during} ${onward('until_at', 'handoff', 2)}
    order by until_at, escalation, handoff limit ${limit}`;

  const queue = of.queuesOnly ? query`and person is null` : query``;
  const askedQueue = of.queuesOnly ? query`and offer_person is null` : query``;
  const { person, personIn } = of;
  const inOne = (column: string) => (personIn === null ? query`` : query`and ${query(column)} = ${personIn}`);
  return query<InboxRow[]>`
    select item.escalation, escalation.number, escalation.title, item.handoff, item.asked, handoff.step, item.state,
      escalation_state.priority, item.department, item.person, item.due, item.due_kind as "dueKind",
      case when item.asked = 1 then offer.offer_from_department else handoff.from_department end as "fromDepartment",
      case when item.asked = 1 then offer.offer_from_person else handoff.from_person end as "fromPerson"
    from (
      select * from (
        select found.* from unnest(${of.departments as string[]}::text[]) as own (name) cross join lateral (
          (${held(query`department = own.name ${queue}`)})
          union all (${asked(query`offer_department = own.name ${askedQueue}`)})
          ${
            of.queuesOnly
              ? query``
              : query`union all (${cases(query`holder_department = own.name`)})
          union all (${raised(query`department = own.name`)})`
          }
        ) found
        ${
          person === null
            ? query``
            : query`
        union all (${held(query`person = ${person} ${inOne('department')}`)})
        union all (${asked(query`offer_person = ${person} ${inOne('offer_department')}`)})
        union all (${cases(query`holder_person = ${person} ${inOne('holder_department')}`)})
        union all (${raised(query`person = ${person} ${inOne('department')}`)})`
        }
      ) every
      order by due, escalation, handoff, asked limit ${limit}
    ) item
    join escalation on escalation.id = item.escalation
    join escalation_state on escalation_state.escalation = item.escalation
      and ${at === null ? query`escalation_state.to_at is null` : query`escalation_state.from_at <= ${at} and (escalation_state.to_at is null or escalation_state.to_at > ${at})`}
    left join handoff on handoff.escalation = item.escalation and handoff.handoff = item.handoff
    left join handoff_state offer on item.asked = 1 and offer.escalation = item.escalation and offer.handoff = item.handoff
      and ${at === null ? query`offer.to_at is null` : query`offer.from_at <= ${at} and (offer.to_at is null or offer.to_at > ${at})`}
    order by item.due, item.escalation, item.handoff, item.asked`;
}
