import { rewritten, wrongFields } from '../../plan/intake';
import { given } from '../offer-step';
import { refuse } from '../refusals';
import { openHandoffs } from '../state';
import type { VerbRule } from '../verb';

/** The lead says that it is done (办结) and the customer is asked. What is still open is waived, which needs a reason. */
export const resolve: VerbRule<'resolve'> = {
  on: 'escalation',
  versioned: true,
  open: { open: ['lead'] },
  decide({ plan, state, body }) {
    const waived = openHandoffs(state).map((handoff) => handoff.handoff);
    if (waived.length > 0 && !body.reason) return refuse('reason-missing', {});
    const wrong = [
      ...wrongFields(plan, body.results, '/results', state.fields),
      ...rewritten(given(body.results), plan.closing.needs, state.fields, '/results'),
    ];
    if (wrong.length > 0) return refuse('fields-wrong', { fields: wrong });
    return [
      {
        type: 'resolved',
        ...(body.reason === undefined ? {} : { reason: body.reason }),
        results: given(body.results),
        waived,
      },
    ];
  },
};
