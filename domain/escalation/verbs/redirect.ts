import { theStep } from '../../plan/routing';
import { UNKNOWN } from '../consult';
import { broughtIn, checkTarget, findReceiver } from '../receivers';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** The lead sends an offer that nobody has taken to another department (改派). The new receiver has an accept clock of its own. */
export const redirect: VerbRule<'redirect'> = {
  on: 'handoff',
  versioned: true,
  open: { offered: ['lead'] },
  decide({ plan, state, handoff, body, directory }) {
    if (body.reason === '') return refuse('reason-missing', {});
    const { department, person } = body.to;
    if (handoff.offer?.to.department === department && handoff.offer.to.person === (person ?? null))
      return refuse('already-there', { department, person: person ?? null });
    const target = checkTarget(directory, state, body.to);
    if (target === UNKNOWN || 'kind' in target) return target;
    const found =
      person !== undefined
        ? target
        : findReceiver(directory, department, theStep(plan, handoff.step).person, 'refuse', state.lead, {
            state,
            person: handoff.from?.person ?? null,
          });
    if (found === UNKNOWN) return UNKNOWN;
    const to = found === 'nobody' || found.to.department !== department ? { department, person: null } : found.to;
    return [
      {
        type: 'redirected',
        handoff: handoff.handoff,
        to,
        reason: body.reason,
        ...broughtIn(state, department, target.calendar),
      },
    ];
  },
};
