import { refuse } from '../refusals';
import { handoffOf } from '../state';
import type { VerbRule } from '../verb';

/** A superior to whom a missed deadline was raised (提级) answers without taking the work: the ladder is not brought forward. */
export const answerRaise: VerbRule<'answer-raise'> = {
  on: 'escalation',
  versioned: false,
  open: { open: ['superior'], resolved: ['superior'], confirmed: ['superior'] },
  decide({ state, body, command: { actor } }) {
    if (body.note === '') return refuse('reason-missing', {});
    const handoff = body.handoff === undefined ? null : handoffOf(state, body.handoff);
    if (handoff === undefined) return refuse('not-found', { what: 'handoff' });
    const raised = (handoff ?? state).clocks.find((one) => one.clock === body.clock && one.raised)?.raised;
    if (!raised || raised.to.person !== (actor.onBehalfOf ?? actor.person)) return refuse('no-raise', {});
    return [{ type: 'raise-answered', handoff: handoff?.handoff ?? null, clock: body.clock, note: body.note }];
  },
};
