import { budgetText } from '../../calendar/budget';
import { calendarOf, NOTHING_USED } from '../../calendar/calendar';
import { rfc3339 } from '../../calendar/instant';
import { missingFields, wrongFields } from '../../plan/intake';
import { scopeOf } from '../../plan/routing';
import { UNKNOWN } from '../consult';
import { given, offerStep } from '../offer-step';
import { calendarFor, findSide } from '../receivers';
import { refuse } from '../refusals';
import type { CaseContext, Decided } from '../verb';

/**
 * Opens an escalation under the flow's published version: intake and the first step's needs are checked in one answer, lead and front
 * are named, the first step is offered. It has no state to be open in, so it stands beside the table of verbs.
 */
export function open({ plan, command, body, now, directory }: Omit<CaseContext<'open'>, 'state'>): Decided {
  const { actor } = command;
  for (const level of ['urgency', 'importance'] as const)
    if (!plan.priority[level].includes(body[level]))
      return refuse('unknown-level', { field: level, of: plan.priority[level] });
  const priority =
    plan.priority.matrix[plan.priority.urgency.indexOf(body.urgency)]?.[
      plan.priority.importance.indexOf(body.importance)
    ] ?? '';
  const fields = given(body.fields);
  const wrong = [
    ...wrongFields(plan, body.fields, '/fields', {}),
    ...missingFields(plan.intake, scopeOf(fields, priority), '/fields'),
  ];
  if (wrong.length > 0) return refuse('fields-wrong', { fields: wrong });
  if (body.department !== undefined && plan.steps[plan.start]?.department.by !== 'open')
    return refuse('department-not-open', { step: plan.start });

  const opener = actor.onBehalfOf ?? (actor.kind === 'program' ? null : actor.person);
  const lead = findSide(directory, plan.lead, opener, actor);
  const front = findSide(directory, plan.front, opener, actor);
  const leads = calendarFor(directory, null, plan.lead.department);
  const fronts = calendarFor(directory, null, plan.front.department);
  const named = body.department ?? null;
  const from = front !== UNKNOWN && 'person' in front && opener && opener === front.person ? front : null;
  // Before the lead is known this is asked already: a decision has three rounds of questions.
  const leader = lead !== UNKNOWN && 'person' in lead ? lead : { department: plan.lead.department, person: '' };
  const first = { plan, state: null, step: plan.start, fields, priority, named, lead: leader, from, directory };
  const offered = offerStep(first);
  if (lead === UNKNOWN || front === UNKNOWN || leads === undefined || fronts === undefined) return UNKNOWN;
  if ('kind' in lead) return lead;
  if ('kind' in front) return front;
  if (!leads) return refuse('unknown-department', { department: plan.lead.department });
  if (!fronts) return refuse('unknown-department', { department: plan.front.department });

  const contactedAt = body.contactedAt ?? now;
  const bound = plan.front.contactedAtMost;
  if (contactedAt > now || calendarOf(fronts).due(contactedAt, bound, NOTHING_USED) < now)
    return refuse('contacted-out-of-bounds', { bound: budgetText(bound), latest: rfc3339(now) });

  const others = sideCalendars(lead.department, front.department);
  if (others === UNKNOWN || offered === UNKNOWN) return UNKNOWN;
  if ('kind' in offered) return offered;
  return [
    {
      type: 'opened',
      escalation: body.escalation,
      number: body.number,
      flow: { key: plan.flow, version: plan.version, plan: body.plan },
      title: body.title,
      urgency: body.urgency,
      importance: body.importance,
      priority,
      lead,
      front,
      opener,
      contactedAt,
      fields,
      named,
      calendars: others,
    },
    offered,
  ];

  /** A role or a named person may sit elsewhere than the flow's department: their calendars count too. */
  function sideCalendars(...departments: readonly string[]) {
    const known: Record<string, NonNullable<ReturnType<typeof calendarFor>>> = {};
    for (const department of departments) {
      const calendar = calendarFor(directory, null, department);
      if (calendar === undefined) return UNKNOWN;
      if (calendar) known[department] = calendar;
    }
    return known;
  }
}
