import type { z } from 'zod';
import type { escalationQuery } from '../../contract/escalation';
import type { inboxQuery } from '../../contract/inbox';
import { calendarsOf } from '../../database/reads/calendars-of';
import type { Caller } from '../../database/reads/caller';
import { escalations as readEscalations } from '../../database/reads/escalations';
import { type InboxOf, inbox as readInbox } from '../../database/reads/inbox';
import { callerOf } from '../command';
import type { Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { departmentsOf, mayReadInbox, seerOf } from '../permissions';
import { escalationRow, inboxItem } from '../present/lists';
import { Failure } from '../problems';

export const escalations: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const {
    state = null,
    flow = null,
    priority = null,
    number = null,
    lead = null,
    department = null,
    person = null,
    at = null,
    limit,
    cursor,
  } = ask.query as z.output<typeof escalationQuery>;
  const [before] = placeIn(cursor, ['number']) ?? [null];
  const of = { states: state, flow, priority, number, lead, department, person };
  const rows = await readEscalations(sql, of, seerOf(caller), before, limit + 1, at);
  return { body: pageOf(rows, limit, escalationRow, (row) => [row.number]) };
};

export const inbox: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { department = null, person = null, at = null, limit, cursor } = ask.query as z.output<typeof inboxQuery>;
  if (!mayReadInbox(caller, { department, person })) throw new Failure('not-permitted', { role: 'auditor' });
  const place = placeIn(cursor, ['instant-or-null', 'uuid', 'count', 'count']);
  const after = place && {
    due: place[0] ?? Number.POSITIVE_INFINITY,
    escalation: place[1],
    handoff: place[2],
    asked: place[3],
  };
  const rows = await readInbox(sql, whose(caller, department, person), after, limit + 1, at);
  const now = Math.min(at ?? ask.now, ask.now);
  const departments = [...new Set(rows.map(({ department }) => department))];
  const calendars = new Map(
    (await calendarsOf(sql, departments, now)).map(({ department, table }) => [department, table]),
  );
  const item = inboxItem(now, calendars);
  return {
    body: pageOf(rows, limit, item, (row) => [
      Number.isFinite(row.due) ? row.due : null,
      row.escalation,
      row.handoff,
      row.asked,
    ]),
  };
};

/** A department's whole list, a person's (in one department, where both are named), or what the caller must do: in person, and from the queues. */
function whose(caller: Caller, department: string | null, person: string | null): InboxOf {
  if (person !== null) return { departments: [], queuesOnly: false, person, personIn: department };
  if (department !== null) return { departments: [department], queuesOnly: false, person: null, personIn: null };
  return { departments: departmentsOf(caller), queuesOnly: true, person: caller.person, personIn: null };
}
