import { own } from '../../own';
import { isAbsent } from '../../plan/fields';
import { rewritten, wrongFields } from '../../plan/intake';
import { given } from '../offer-step';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** The lead closes (结案): what was confirmed, once the facts are there; or, with a reason, what the customer never answered. */
export const close: VerbRule<'close'> = {
  on: 'escalation',
  versioned: true,
  open: { resolved: ['lead'], confirmed: ['lead'] },
  decide({ plan, state, body }) {
    if (state.state === 'resolved' && !body.reason) return refuse('reason-missing', {});
    const wrong = [
      ...wrongFields(plan, body.results, '/results', state.fields),
      ...rewritten(given(body.results), plan.closing.needs, state.fields, '/results'),
    ];
    if (wrong.length > 0) return refuse('fields-wrong', { fields: wrong });
    const results = given(body.results);
    const fields = { ...state.fields, ...results };
    const missing = plan.closing.needs.filter((field) => isAbsent(own(fields, field)));
    if (missing.length > 0) return refuse('facts-missing', { fields: missing });
    return [{ type: 'closed', ...(body.reason === undefined ? {} : { reason: body.reason }), results }];
  },
};
