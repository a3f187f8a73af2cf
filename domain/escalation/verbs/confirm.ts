import { closedByRule, reopened } from '../closing';
import { UNKNOWN } from '../consult';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/**
 * The customer's answer (回访确认). A good one closes by rule when the facts that the flow wants are there; a bad one reopens, to
 * wherever the flow says.
 */
export const confirm: VerbRule<'confirm'> = {
  on: 'escalation',
  versioned: true,
  open: { resolved: ['lead', 'front'] },
  decide({ plan, state, body, directory }) {
    if (body.satisfied)
      return [
        { type: 'confirmed', ...(body.note === undefined ? {} : { note: body.note }) },
        ...closedByRule(plan, state),
      ];
    if (!body.note) return refuse('reason-missing', {});
    const drafts = reopened({ plan, state, directory, reason: body.note, by: 'closing' });
    return drafts === UNKNOWN ? UNKNOWN : drafts;
  },
};
