import { z } from 'zod';
import * as v from './values';
import { waitFor } from './verbs/wait';

const by = v.instant.nullable();
const flow = z.strictObject({ key: v.flowKey, version: z.int().min(1) }).meta({ id: 'FlowVersion' });

/** What happens next by itself. */
const next = z
  .strictObject({ kind: v.clockKind, at: v.instant, handoff: v.handoffNumber.nullable() })
  .meta({ id: 'Next', description: 'What happens next by itself.' })
  .nullable();

/** Work that was offered and not yet answered. */
export const offer = z
  .strictObject({
    kind: z.enum(['first', 'transfer']),
    to: v.receiver.extend({ for: v.standsFor }),
    from: v.party.nullable(),
    at: v.instant,
    acceptBy: by,
  })
  .meta({ id: 'Offer' });

/** In whose name the present second is recorded. */
export const charged = z
  .strictObject({
    kind: z.enum(['person', 'department', 'customer', 'vendor', 'other']),
    department: v.departmentId.nullable(),
    person: v.personId.nullable(),
    name: z.string().nullable().meta({ description: 'Who exactly is waited for, for parties outside.' }),
    for: v.standsFor,
  })
  .meta({ id: 'Charged' });

/** One visit to a step (design §8). */
export const handoff = z
  .strictObject({
    id: v.handoffNumber,
    step: v.stepKey,
    round: z.int().min(1).meta({ description: 'Which visit to the step this is.' }),
    group: z.int().nullable().meta({ description: 'The group of parts to which it belongs, for work that is split.' }),
    department: v.departmentId,
    holder: z
      .strictObject({ person: v.personId.nullable(), department: v.departmentId, queue: z.boolean() })
      .meta({ id: 'Holder' }),
    accountable: v.personId.nullable(),
    charged: charged.nullable().meta({ description: 'Null once it has ended.' }),
    offer: offer.nullable(),
    wait: z
      .strictObject({ for: waitFor, party: z.string(), until: v.instant, since: v.instant })
      .meta({ id: 'Wait' })
      .nullable(),
    state: v.handoffState,
    version: v.version,
    offeredAt: v.instant,
    acceptedAt: by,
    endedAt: by,
    outcome: z.string().nullable(),
    acceptBy: by,
    finishBy: by,
    from: v.party.nullable(),
    actions: z.array(v.verbName).meta({ description: 'What this caller may do with it now.' }),
  })
  .meta({ id: 'Handoff' });

/** One running case of a flow (design §8). The answer to every act on it, and to GET. */
export const escalation = z
  .strictObject({
    id: v.escalationId,
    number: z.int().min(1),
    flow,
    title: z.string(),
    state: v.caseState,
    priority: z.string(),
    lead: v.acting,
    front: v.acting,
    opener: v.personId.nullable(),
    contactedAt: v.instant,
    openedAt: v.instant,
    closedAt: by,
    fields: v.shownFields,
    handoffs: z.array(handoff),
    next,
    promise: z.strictObject({ firstAnswerBy: by, updateBy: by, resolveBy: by }).meta({ id: 'Promise' }),
    charged: charged.nullable().meta({ description: 'The party charged while no handoff is open.' }),
    actions: z.array(v.verbName).meta({ description: 'What this caller may do with the escalation itself now.' }),
    health: z
      .enum(['ok', 'diverged', 'broken'])
      .meta({ description: 'Diverged and broken ones take no acts and stand on the list of the auditor.' }),
    seq: z.int().min(1).meta({ description: 'The last event in it.' }),
    version: v.version,
  })
  .meta({ id: 'Escalation' });

/** A row of the list of escalations. */
export const escalationRow = z
  .strictObject({
    id: v.escalationId,
    number: z.int().min(1),
    flow,
    title: z.string(),
    state: v.caseState,
    priority: z.string(),
    lead: v.party,
    front: v.party,
    openedAt: v.instant,
    closedAt: by,
    due: next.meta({ description: 'The budget that ends first, of those that somebody answers for now.' }),
    version: v.version,
  })
  .meta({ id: 'EscalationRow' });

const listOf = <T extends z.ZodEnum>(one: T) =>
  z
    .string()
    .transform((text): unknown => text.split(','))
    .pipe(z.array(one).max(one.options.length))
    .meta({ description: `One of ${one.options.join(', ')}, or several with commas between.` });

/** Which escalations; those that the caller may not see are never among them. Newest first. */
export const escalationQuery = z.strictObject({
  state: listOf(v.caseState).optional(),
  flow: v.flowKey.optional(),
  priority: z.string().max(64).optional(),
  number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  lead: v.departmentId.optional().meta({ description: 'The lead department.' }),
  department: v.departmentId.optional().meta({ description: 'Which now holds, or is offered, one of its handoffs.' }),
  person: v.personId.optional().meta({ description: 'Who now holds, or is offered by name, one of its handoffs.' }),
  ...v.asOf,
  ...v.paging,
});

export const escalations = v.page(escalationRow).meta({ id: 'Escalations' });

/** What this caller may do now; for what is closed, the reason (design §8). */
export const actions = z
  .strictObject({
    actions: z.array(
      z.strictObject({
        verb: v.verbName,
        handoff: v.handoffNumber.nullable().meta({ description: 'The handoff acted on; null for the escalation.' }),
        open: z.boolean(),
        because: z
          .strictObject({ code: z.string(), title: z.string(), detail: z.string() })
          .meta({ id: 'Because' })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'Actions' });

export const deadlines = z
  .strictObject({
    deadlines: z.array(
      z.strictObject({
        kind: v.clockKind,
        handoff: v.handoffNumber.nullable(),
        due: v.instant.meta({ description: "When the clock's whole budget ends." }),
        at: v.instant.meta({ description: 'When this happens.' }),
        rung: z
          .int()
          .min(0)
          .nullable()
          .meta({ description: 'The place in the ladder; null for the end of the budget itself.' }),
        provisional: z
          .boolean()
          .meta({ description: 'Beyond what the calendar is known for; computed again when it is.' }),
        calendar: v.calendarVersion.meta({ description: 'The calendar in which the clock runs.' }),
        left: v.left.meta({ description: 'Until this happens.' }),
        // biome-ignore lint/suspicious/noThenProperty: the word of design §8; a schema is not awaited
        then: z.enum([
          'remind',
          'notify',
          'raise',
          'reassign',
          'take_over',
          'miss',
          'resume',
          'close',
          'reopen',
          'archive',
        ]),
      }),
    ),
  })
  .meta({ id: 'Deadlines' });
