import type { ByPriorityDocument, FlowDocument, RungDocument, StepDocument } from '../contract/flow';
import { assert } from '../domain/assert';
import { type Budget, parseBudget } from '../domain/calendar/budget';
import type { Condition } from '../domain/plan/conditions';
import type {
  Addressee,
  ByPriority,
  Closing,
  IntakeField,
  Ladder,
  PersonRule,
  Plan,
  Rung,
  Step,
  WaitFor,
} from '../domain/plan/plan';
import { DEFAULT_OUTCOMES, namesOf, namesOnEdge } from './check/conditions';
import {
  type Defaulted,
  effective,
  fieldsOf,
  responsibilityOf,
  rungsOf,
  shareOf,
  startOf,
  stepsOf,
} from './check/parts';
import { type Names, parseCondition } from './conditions';

/** A checked document as a plan: budgets parsed, conditions turned into trees, defaults filled in. */
export function planOfDocument(flow: FlowDocument, version: number): Plan {
  const { lead, front, promise } = flow;
  return {
    flow: flow.flow,
    version,
    name: flow.name,
    lead: side(lead),
    front: { ...side(front), contactedAtMost: budget(front.contacted_at_most) },
    intake: (flow.intake ?? []).map((field) => intakeField(flow, field)),
    fields: fieldsOf(flow),
    priority: flow.priority,
    promise: {
      ...(promise?.first_answer ? { firstAnswer: byPriority(promise.first_answer) } : {}),
      ...(promise?.update_every ? { updateEvery: byPriority(promise.update_every) } : {}),
      ...(promise?.resolve_within ? { resolveWithin: byPriority(promise.resolve_within) } : {}),
      // Without promises no rung of it is asked for; the closing's ladder is one that exists.
      ladder: promise?.ladder ?? flow.closing.ladder,
    },
    start: startOf(flow),
    steps: Object.fromEntries(stepsOf(flow).map(([key, step]) => [key, stepOf(flow, step)])),
    ladders: Object.fromEntries(Object.entries(flow.ladders).map(([key, ladder]) => [key, ladderOf(ladder)])),
    closing: closing(flow.closing),
  };
}

const side = ({ department, person, else: otherwise }: FlowDocument['lead']): Plan['lead'] => ({
  department,
  person: personRule(person),
  else: personRule(otherwise),
});

const intakeField = (
  flow: FlowDocument,
  { field, required, unless }: NonNullable<FlowDocument['intake']>[number],
): IntakeField => ({
  field,
  required: required ?? false,
  ...(unless === undefined ? {} : { unless: condition(unless, namesOf(flow)) }),
});

function stepOf(flow: FlowDocument, step: StepDocument): Step {
  const own = <K extends Defaulted>(key: K): NonNullable<StepDocument[K]> => {
    const value = effective(flow, step, key);
    assert(value !== undefined, `a checked step has its own ${key}, or the defaults have`);
    return value;
  };
  const names = namesOf(flow);
  return {
    name: step.name,
    department: departmentOf(step),
    person: personRule(own('person')),
    onNobody: own('on_nobody'),
    acceptWithin: byPriority(own('accept_within')),
    finishWithin: byPriority(own('finish_within')),
    silentAfter: byPriority(own('silent_after')),
    needs: (step.needs ?? []).map(({ field, unless }) => ({
      field,
      ...(unless === undefined ? {} : { unless: condition(unless, names) }),
    })),
    gives: (step.gives ?? []).map(({ field, required }) => ({ field, required: required ?? false })),
    outcomes: step.outcomes ?? DEFAULT_OUTCOMES,
    waits: waits(step),
    next: step.next.map(({ when, go, at_most }) => ({
      ...(when === undefined ? {} : { when: condition(when, namesOnEdge(flow, step)) }),
      go,
      ...(at_most === undefined ? {} : { atMost: at_most }),
    })),
    ladder: own('ladder'),
  };
}

function departmentOf(step: StepDocument): Step['department'] {
  const by = responsibilityOf(step);
  if (by) return { by: 'responsibility', table: by.table, of: by.of };
  return step.department === 'open' ? { by: 'open' } : { by: 'fixed', department: String(step.department) };
}

function waits(step: StepDocument): Step['waits'] {
  const declared = Object.entries(step.waits ?? {}).filter(([, wait]) => wait !== undefined) as [
    WaitFor,
    NonNullable<NonNullable<StepDocument['waits']>[WaitFor]>,
  ][];
  return Object.fromEntries(
    declared.map(([party, { max, times, evidence }]) => [
      party,
      { max: budget(max), ...(times === undefined ? {} : { times }), evidence: evidence === 'required' },
    ]),
  );
}

const ladderOf = (ladder: FlowDocument['ladders'][string]): Ladder =>
  Object.fromEntries(rungsOf(ladder).map(([clock, rungs]) => [clock, rungs.map(rungOf)]));

function rungOf(rung: RungDocument): Rung {
  const when = rung.at === undefined ? { after: budget(rung.after ?? '') } : { at: shareOf(rung.at) };
  switch (rung.do) {
    case 'raise':
      return { ...when, do: rung.do, to: addressee(rung.to), within: budget(rung.within) };
    case 'reassign':
      return { ...when, do: rung.do, to: addressee(rung.to) };
    case 'take_over':
      return {
        ...when,
        do: rung.do,
        to: addressee(rung.to),
        ...(rung.then === undefined ? {} : { repeat: budget(rung.then.slice('repeat '.length)) }),
      };
    default:
      return { ...when, do: rung.do, whom: (Array.isArray(rung.whom) ? rung.whom : [rung.whom]).map(addressee) };
  }
}

const closing = (closing: FlowDocument['closing']): Closing => ({
  resolveBy: byPriority(closing.resolve_by),
  needs: closing.needs ?? [],
  confirmWithin: byPriority(closing.confirm_within),
  unconfirmed: closing.unconfirmed,
  closeBy: byPriority(closing.close_by),
  reopenWithin: budget(closing.reopen_within),
  reopenTo:
    closing.reopen_to === 'lead' ? { to: 'lead' } : { to: 'step', step: closing.reopen_to.slice('step:'.length) },
  ladder: closing.ladder,
});

/** One budget for all priorities is what `else` says. */
const byPriority = (budgets: ByPriorityDocument): ByPriority =>
  typeof budgets === 'string'
    ? { else: budget(budgets) }
    : Object.fromEntries(Object.entries(budgets).map(([priority, text]) => [priority, budget(text)]));

function budget(text: string): Budget {
  const parsed = parseBudget(text);
  assert(parsed, `a checked document holds budgets, and ${text} is one`);
  return parsed;
}

function condition(text: string, names: Names): Condition {
  const parsed = parseCondition(text, names);
  assert(parsed.kind === 'condition', `a checked document holds conditions, and ${text} is one`);
  return parsed.condition;
}

function personRule(text: string): PersonRule {
  const [rule, id] = text.split(':');
  if (rule === 'role' && id) return { rule, role: id };
  if (rule === 'person' && id) return { rule, person: id };
  if (rule === 'same-as' && id) return { rule, step: id };
  return { rule: rule as Exclude<PersonRule['rule'], 'role' | 'person' | 'same-as'> };
}

function addressee(text: string): Addressee {
  const [rule, id] = text.split(':');
  if (rule === 'role' && id) return { role: id };
  if (rule === 'person' && id) return { person: id };
  return rule as Extract<Addressee, string>;
}
