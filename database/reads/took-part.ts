import type { PersonId } from '../../domain/escalation/parties';
import type { State } from '../../domain/escalation/state';
import type { Query } from '../connect';

/** Who asks: a person, and the departments in which they are anything. */
export interface Asker {
  readonly person: PersonId;
  readonly departments: readonly string[];
}

interface Someone {
  readonly department: string | null;
  readonly person: PersonId | null;
}

/**
 * The ways of having taken part in a case: where the record says it (a table, and its columns for the department and the person), and, for
 * those that can be told without the record, where the state says it of the present. This is the one definition of `participant`.
 */
interface Trace {
  readonly table: string;
  readonly department?: string;
  readonly person?: string;
  /** The department alone counts only where nobody is named. */
  readonly queue?: true;
  /** The column that names the case, where that is not `escalation`. */
  readonly id?: string;
  readonly now?: (state: State) => readonly Someone[];
}

export const TRACES: Readonly<Record<string, Trace>> = {
  lead: {
    ...{ table: 'escalation_state', department: 'lead_department', person: 'lead_person' },
    now: ({ lead }) => [lead],
  },
  front: {
    ...{ table: 'escalation_state', department: 'front_department', person: 'front_person' },
    now: ({ front }) => [front],
  },
  opener: {
    ...{ table: 'escalation', person: 'opener', id: 'id' },
    now: ({ opener }) => [{ department: null, person: opener }],
  },
  holder: {
    ...{ table: 'handoff_state', department: 'department', person: 'person' },
    now: ({ handoffs }) => handoffs.map(({ department, holder }) => ({ department, person: holder })),
  },
  /** Of whom somebody else has it in hand while they are absent. */
  accountable: {
    ...{ table: 'handoff_state', person: 'accountable' },
    now: ({ handoffs }) => handoffs.map(({ accountable }) => ({ department: null, person: accountable })),
  },
  offered: {
    ...{ table: 'handoff_state', department: 'offer_department', person: 'offer_person' },
    now: ({ handoffs }) => handoffs.flatMap(({ offer }) => (offer ? [offer.to] : [])),
  },
  acted: { table: 'act', person: 'actor' },
  told: { table: 'notification', department: 'department', person: 'person', queue: true },
};

/** Whether the present state alone shows that they take part; when it does not, the record may still. */
export const takesPart = (state: State, { person, departments }: Asker): boolean =>
  Object.values(TRACES).some(({ now }) =>
    now?.(state).some(
      (one) => one.person === person || (one.department !== null && departments.includes(one.department)),
    ),
  );

/** As SQL, for whatever stands in a list: `escalation` is the column that names the case of a row. */
export function participates(query: Query, escalation: string, { person, departments }: Asker) {
  const own = departments as string[];
  const column = (name: string) => query(`trace.${name}`);
  return Object.values(TRACES).reduce((any, trace) => {
    const unnamed = trace.queue && trace.person ? query`and ${column(trace.person)} is null` : query``;
    const byPerson = trace.person ? query`${column(trace.person)} = ${person}` : query`false`;
    const byDepartment = trace.department
      ? query`${column(trace.department)} = any (${own}::text[]) ${unnamed}`
      : query`false`;
    return query`${any} or exists (select from ${query(trace.table)} trace
      where ${column(trace.id ?? 'escalation')} = ${query(escalation)} and (${byPerson} or ${byDepartment}))`;
  }, query`false`);
}

/** Whether they ever took part in one case, by the record. */
export async function tookPart(query: Query, escalation: string, asker: Asker): Promise<boolean> {
  const [row] = await query<{ is: boolean }[]>`
    select (${participates(query, 'one.id', asker)}) as is from escalation one where one.id = ${escalation}`;
  return row?.is ?? false;
}
