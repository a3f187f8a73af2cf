import { own } from '../own';
import { isAbsent } from '../plan/fields';
import type { Plan } from '../plan/plan';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { Draft } from './events';
import { offerStep } from './offer-step';
import type { Refusal } from './refusals';
import type { State } from './state';

/** How a rule of a flow is named in the journal: flow, version, which. */
export const ruleOf = (plan: Plan, which: string): string => `${plan.flow}@${plan.version} ${which}`;

/** A confirmed case whose facts are there closes by rule; otherwise the lead supplies them by a deadline. */
export const closedByRule = (plan: Plan, state: State): readonly Draft[] =>
  plan.closing.needs.some((field) => isAbsent(own(state.fields, field)))
    ? []
    : [{ type: 'closed', results: {}, byRule: ruleOf(plan, 'closing') }];

/** Back to where the flow says that a bad answer, or none, goes. */
export function reopened(what: {
  plan: Plan;
  state: State;
  directory: Directory;
  reason: string;
  by: string;
}): readonly Draft[] | Refusal | Unknown {
  const { plan, state, directory, reason } = what;
  const byRule = ruleOf(plan, what.by);
  const event: Draft = { type: 'reopened', reason, named: state.named };
  const { reopenTo } = plan.closing;
  if (reopenTo.to === 'lead') return [event];
  const next = offerStep({
    plan,
    state,
    step: reopenTo.step,
    fields: state.fields,
    priority: state.priority,
    named: state.named,
    lead: state.lead,
    from: null,
    directory,
    byRule,
  });
  return next === UNKNOWN || 'kind' in next ? next : [event, next];
}
