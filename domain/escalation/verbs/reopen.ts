import { ruleOf } from '../closing';
import { UNKNOWN } from '../consult';
import { newHands } from '../directory-changed';
import type { Draft, Hand } from '../events';
import { offerStep } from '../offer-step';
import type { Party, PersonId } from '../parties';
import { refuse } from '../refusals';
import type { State } from '../state';
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
    // While it was closed nobody told it of the directory: whoever led it may have left since.
    const hands = state.state === 'closed' ? newHands({ plan, state, directory }, leadAndFront(state)) : [];
    if (hands === UNKNOWN) return UNKNOWN;
    const byRule = ruleOf(plan, 'directory-changed');
    const moved: Draft[] =
      hands.length > 0 ? [{ type: 'directory-changed', hands, calendars: {}, deadlines: [], byRule }] : [];
    const reopened = { type: 'reopened' as const, reason: body.reason, named };
    if (body.step === undefined) return [...moved, reopened];
    const lead = sideOf(state, hands, 'lead');
    const front = sideOf(state, hands, 'front');
    const person = command.actor.onBehalfOf ?? command.actor.person;
    const from = person === lead.person ? lead : person === front.person ? front : null;
    const next = offerStep({
      plan,
      state,
      step: body.step,
      fields: state.fields,
      priority: state.priority,
      named,
      lead,
      from,
      directory,
    });
    if (next === UNKNOWN || 'kind' in next) return next;
    return [...moved, reopened, next];
  },
};

const leadAndFront = ({ lead, front }: State): ReadonlySet<PersonId> =>
  new Set([lead, front].flatMap((side) => [side.person, ...(side.for === undefined ? [] : [side.for])]));

/** The lead, or the front, once the hands are moved. */
function sideOf(state: State, hands: readonly Hand[], as: 'lead' | 'front'): Party {
  const to = hands.find((one) => one.as === as)?.to;
  return to && to.person !== null ? { ...to, person: to.person } : state[as];
}
