import { z } from 'zod';
import { parseBudget } from '../domain/calendar/budget';
import type { Form } from '../domain/plan/problems';
import { ID as IDS } from './values';

/**
 * The flow document (design §6): what a process owner writes, as YAML or JSON. Strict at every level; each field does something
 * (law 10: test/ledgers/flow-fields). `flows/compile` turns it into a plan; `flows/flow.schema.json` is made from this file.
 */

/** Ids of the directory and of flows, as everywhere in the contract. */
const ID = IDS.source.slice(1, -1);
/** Keys within a document begin with a letter: a mapping keeps the order of such keys, and steps stand in an order. */
const KEY = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** The form of the budgets that `domain/calendar/budget` reads, for editors; `parseBudget` judges. */
const BUDGET = /^(?:end of \d+ working days?|\d+(?:\.\d+)? (?:working )?(?:minute|hour|day)s?)$/;

/** Characters; ids and names of all other forms have 64. */
const LONGEST: Readonly<Record<string, number>> = {
  choice: 200,
  budget: 80,
  repetition: 80,
  'person-rule': 80,
  addressee: 80,
  'reopen-to': 80,
};

/** A text of a known form. The message of its error is the form's name; sentences about it stand in `words/`. */
const form = (name: Form | 'budget', pattern: RegExp, description: string) =>
  z
    .string()
    .regex(pattern, { error: name, abort: true })
    .max(LONGEST[name] ?? 64)
    .meta({ description });

const flowId = form('flow-id', new RegExp(`^${ID}$`), 'Lower-case words joined by -: player-problem');
const departmentId = form('department-id', new RegExp(`^${ID}$`), 'The id of a department: service-desk');
const stepId = form('step-id', new RegExp(`^${KEY}$`), 'The key of a step');
const ladderId = form('ladder-id', new RegExp(`^${KEY}$`), 'The key of a ladder');
const outcomeId = form('outcome-id', new RegExp(`^${KEY}$`), 'How a step ends: completed, rejected');
const fieldName = form('field-name', /^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'The name of a field: playerId');
const level = form('level', /^[A-Za-z][A-Za-z0-9-]*$/, 'A level of urgency, importance or priority: high, P1');
const choice = form('choice', /^\S(?:.*\S)?$/, 'One of the values that a choice may have');
const budget = form(
  'budget',
  BUDGET,
  '30 minutes, 3 days (round the clock), 4 working hours, 2 working days (in the calendar of the department), end of 3 working days',
).refine((text) => parseBudget(text) !== undefined, 'budget');
const share = form('share', /^\d{1,3}(?:\.\d+)?%$/, 'A share of the budget: 50%');
const repetition = form(
  'repetition',
  new RegExp(`^repeat ${BUDGET.source.slice(1, -1)}$`),
  'repeat 1 working day',
).refine((text) => parseBudget(text.slice('repeat '.length)) !== undefined, 'repetition');
const condition = z
  .string()
  .min(1)
  .max(2000)
  .meta({ description: "CEL over fields, priority and (on an edge) outcome: class == 'payment' && !has(errorText)" });
/** Who, by rule; `same-as:` is followed by the key of a step, `role:` and `person:` by an id. */
export const PERSON_RULES = [
  'opener',
  'duty',
  'head',
  'supervisor',
  'least-loaded',
  'manager',
  'claim',
  'same-as:',
  'role:',
  'person:',
] as const;
/** Whom a rung speaks to, or gives work to. */
export const ADDRESSEES = [
  'holder',
  'front',
  'lead',
  'head',
  'duty',
  'supervisor',
  'manager',
  'role:',
  'person:',
] as const;
const oneOf = (words: readonly string[]) =>
  new RegExp(`^(?:${words.map((word) => (word.endsWith(':') ? `${word}${ID}` : word)).join('|')})$`);

const person = form(
  'person-rule',
  oneOf(PERSON_RULES),
  'duty | head | supervisor | least-loaded (the fewest in hand) | manager (of whoever hands it over) | claim (whoever takes it) | same-as:… (an earlier step) | role:… | person:…; for lead and front also opener (whoever opened)',
);
const addressee = form(
  'addressee',
  oneOf(ADDRESSEES),
  'holder | front | lead | head | duty | supervisor | manager (of the holder) | role:… | person:…',
);

const text = z
  .strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) })
  .meta({ id: 'Text', description: 'A name in both languages' });

const byPriority = z.union([budget, z.record(level, budget)]).meta({
  id: 'ByPriority',
  description: 'One budget, or one for each priority: { P1: 15 working minutes, else: 1 working hour }',
});

const fieldType = z.enum(['text', 'number', 'boolean', 'choice']);
const choices = z.array(choice).min(1).max(200).meta({ description: 'The choices in order, for type choice' });

const confidential = z.array(departmentId).min(1).max(50).optional().meta({
  description:
    'Departments whose people alone may read the value: it is kept encrypted, and events, answers and histories say only that it is there',
});

const window = {
  department: departmentId,
  person,
  else: person.meta({ description: 'Who, when the first rule finds nobody' }),
};

const intakeField = z.strictObject({
  field: fieldName,
  type: fieldType,
  of: choices.optional(),
  required: z.boolean().optional(),
  unless: condition.optional(),
  name: text.optional(),
  confidential,
});

const given = z.strictObject({
  field: fieldName,
  type: fieldType.optional().meta({ description: 'Left out where the field is declared elsewhere' }),
  of: choices.optional(),
  required: z.boolean().optional(),
  name: text.optional(),
  confidential,
});

const need = z.strictObject({
  field: fieldName,
  type: fieldType
    .optional()
    .meta({ description: 'The type on which the receiver relies; it must agree with the declaration' }),
  unless: condition.optional(),
});

const wait = z.strictObject({
  max: budget.meta({ description: 'How long this party may be waited for in all' }),
  times: z.int().min(1).max(1000).optional(),
  evidence: z.literal('required').optional(),
});

const edge = z.strictObject({
  when: condition.optional(),
  go: stepId.meta({ description: 'A step, or end' }),
  at_most: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'How often that step may be visited at most; demanded for an earlier step' }),
});

const department = z
  .union([
    departmentId,
    z.strictObject({
      by: z.literal('responsibility'),
      of: z.union([fieldName, z.array(fieldName).min(1).max(20)]).meta({
        description:
          'The fields by which the responsibility table says whose work it is; each is required before this step',
      }),
      table: form('table-id', new RegExp(`^${ID}$`), 'The id of a responsibility table; main when left out').optional(),
    }),
  ])
  .meta({
    description:
      'A department; open: named by whoever opens the escalation; or { by: responsibility, of: … }: as the responsibility table says',
  });

const step = z.strictObject({
  name: text,
  department,
  person: person.optional(),
  accept_within: byPriority.optional(),
  finish_within: byPriority.optional(),
  silent_after: byPriority.optional(),
  on_nobody: z.enum(['head', 'duty', 'lead', 'refuse']).optional(),
  needs: z.array(need).max(200).optional(),
  gives: z.array(given).max(200).optional(),
  outcomes: z
    .array(outcomeId)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'The first is meant when a completion names none; completed alone when left out' }),
  waits: z.strictObject({ customer: wait.optional(), vendor: wait.optional(), other: wait.optional() }).optional(),
  next: z.array(edge).min(1).max(50),
  ladder: ladderId.optional(),
});

const when = {
  at: share.optional().meta({ description: 'At a share of the budget' }),
  after: budget.optional().meta({ description: 'A time after the end of the budget' }),
};

const rung = z
  .discriminatedUnion('do', [
    z.strictObject({
      ...when,
      do: z.enum(['remind', 'notify']),
      whom: z.union([addressee, z.array(addressee).min(1).max(20)]),
    }),
    z.strictObject({
      ...when,
      do: z.literal('raise'),
      to: addressee,
      within: budget.meta({ description: 'How long the superior has to act or answer' }),
    }),
    z.strictObject({ ...when, do: z.literal('reassign'), to: addressee }),
    // biome-ignore lint/suspicious/noThenProperty: the document's own word (design §6); no rung is ever awaited.
    z.strictObject({ ...when, do: z.literal('take_over'), to: addressee, then: repetition.optional() }),
  ])
  .meta({ id: 'Rung' });

/** The lists of a ladder: one for each clock (`promise` for its three), and `other` for those without an own one. */
const rungs = z.array(rung).min(1).max(50).optional();
const ladder = z.strictObject({
  accept: rungs,
  finish: rungs,
  silence: rungs,
  wait: rungs,
  promise: rungs,
  resolve: rungs,
  confirm: rungs,
  close: rungs,
  other: rungs.meta({
    description: 'For accept, finish, silence, promise, resolve and close where the ladder has no list of their own',
  }),
});

export const flowDocument = z
  .strictObject({
    flow: flowId,
    name: text,
    lead: z.strictObject(window),
    front: z.strictObject({
      ...window,
      contacted_at_most: budget.meta({ description: 'How long before the opening the customer may have asked first' }),
    }),
    intake: z.array(intakeField).max(200).optional(),
    priority: z.strictObject({
      urgency: z.array(level).min(1).max(20),
      importance: z.array(level).min(1).max(20),
      matrix: z
        .array(z.array(level).min(1).max(20))
        .min(1)
        .max(20)
        .meta({ description: 'A row for each urgency, in it a priority for each importance' }),
    }),
    promise: z
      .strictObject({
        first_answer: byPriority.optional(),
        update_every: byPriority.optional(),
        resolve_within: byPriority.optional(),
        ladder: ladderId,
      })
      .optional(),
    defaults: z
      .strictObject({
        person: person.optional(),
        accept_within: byPriority.optional(),
        finish_within: byPriority.optional(),
        silent_after: byPriority.optional(),
        on_nobody: z.enum(['head', 'duty', 'lead', 'refuse']).optional(),
        ladder: ladderId.optional(),
      })
      .optional(),
    steps: z
      .record(stepId, step)
      .meta({ description: 'In the order in which they are walked; the first one starts every escalation' }),
    ladders: z.record(ladderId, ladder),
    closing: z.strictObject({
      resolve_by: byPriority,
      needs: z
        .array(fieldName)
        .max(200)
        .optional()
        .meta({ description: 'Fields without which a confirmed escalation is not closed by rule' }),
      confirm_within: byPriority,
      unconfirmed: z.enum(['close', 'reopen']),
      close_by: byPriority,
      reopen_within: budget,
      reopen_to: form('reopen-to', new RegExp(`^(?:lead|step:${KEY})$`), 'lead, or step:…'),
      ladder: ladderId,
    }),
  })
  .meta({
    title: 'Baton flow document',
    description: 'What a process owner writes: one flow, its steps, promises, ladders and closing',
  });

export type FlowDocument = z.infer<typeof flowDocument>;
export type StepDocument = FlowDocument['steps'][string];
export type RungDocument = z.infer<typeof rung>;
export type LadderDocument = z.infer<typeof ladder>;
export type ByPriorityDocument = z.infer<typeof byPriority>;

/** The JSON Schema (draft 2020-12) of the document, for editors. What it cannot say, `flows/check` does. */
export const flowSchema = (): Record<string, unknown> =>
  z.toJSONSchema(flowDocument, { io: 'input' }) as Record<string, unknown>;
