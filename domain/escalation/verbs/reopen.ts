import { UNKNOWN } from '../consult';
import { offerStep } from '../offer-step';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** It was not over after all (重办): back to the lead, or straight to a step. The resolution promise goes on with what it had used. */
export const reopen: VerbRule<'reopen'> = {
  on: 'escalation',
  versioned: true,
  open: { resolved: ['lead', 'front'], confirmed: ['lead', 'front'], closed: ['lead', 'front'] },
  decide({ plan, state, body, directory, command }) {
    if (body.reason === '') return refuse('reason-missing', {});
    if (body.step !== undefined && !Object.hasOwn(plan.steps, body.step))
      return refuse('unknown-step', { step: body.step, steps: Object.keys(plan.steps) });
    const open = body.step !== undefined && plan.steps[body.step]?.department.by === 'open';
    if (body.department !== undefined && !open) return refuse('department-not-open', { step: body.step ?? 'lead' });
    const named = body.department ?? state.named;
    const reopened = { type: 'reopened' as const, reason: body.reason, named };
    if (body.step === undefined) return [reopened];
    const person = command.actor.onBehalfOf ?? command.actor.person;
    const from = person === state.lead.person ? state.lead : person === state.front.person ? state.front : null;
    const next = offerStep({
      plan,
      state,
      step: body.step,
      fields: state.fields,
      priority: state.priority,
      named,
      lead: state.lead,
      from,
      directory,
    });
    if (next === UNKNOWN || 'kind' in next) return next;
    return [reopened, next];
  },
};
