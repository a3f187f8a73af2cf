import { assert } from '../../assert';
import { theStep } from '../../plan/routing';
import { UNKNOWN } from '../consult';
import type { Draft } from '../events';
import { broughtIn, checkTarget, findReceiver } from '../receivers';
import { refuse } from '../refusals';
import { inHand } from '../state';
import type { VerbRule } from '../verb';

/**
 * The holder offers the work to another department or person (转交) and holds it until they accept. A transfer that was open is
 * replaced; a wait ends.
 */
export const transfer: VerbRule<'transfer'> = {
  on: 'handoff',
  versioned: true,
  open: { working: ['holder'], transferring: ['holder'], waiting: ['holder'] },
  decide({ plan, state, handoff, body, directory }) {
    if (body.reason === '') return refuse('reason-missing', {});
    const { department, person } = body.to;
    if (department === handoff.department && person === handoff.holder)
      return refuse('already-there', { department, person });
    if (handoff.offer?.to.department === department && handoff.offer.to.person === (person ?? null))
      return refuse('already-there', { department, person: person ?? null });
    const target = checkTarget(directory, state, body.to);
    if (target === UNKNOWN || 'kind' in target) return target;
    // Whoever stands in for the one named has it already.
    if (department === handoff.department && person !== undefined && target.to.person === handoff.holder)
      return refuse('already-there', { department, person });
    // Without a named person the step's own rule finds one over there; nobody there is the queue's, never the lead's.
    const step = theStep(plan, handoff.step);
    const found =
      person !== undefined || department === handoff.department
        ? target
        : findReceiver(directory, department, step.person, 'refuse', state.lead, {
            state,
            person: handoff.accountable,
          });
    if (found === UNKNOWN) return UNKNOWN;
    const to = found === 'nobody' || found.to.department !== department ? { department, person: null } : found.to;
    const drafts: Draft[] = [];
    if (handoff.wait) drafts.push({ type: 'resumed', handoff: handoff.handoff });
    if (handoff.offer) drafts.push({ type: 'transfer-withdrawn', handoff: handoff.handoff });
    const from = inHand(handoff);
    assert(from, 'what is transferred is in somebody’s hands');
    drafts.push({
      type: 'transfer-offered',
      handoff: handoff.handoff,
      to,
      from,
      reason: body.reason,
      ...broughtIn(state, department, target.calendar),
    });
    return drafts;
  },
};
