import { UNKNOWN } from '../consult';
import { accountableTo } from '../evolve/handoff';
import { checkTarget } from '../receivers';
import { refuse } from '../refusals';
import { receiver } from '../state';
import type { VerbRule } from '../verb';

/** Who may decide it names the person who does the work (分派), in the department that has it or is asked to take it. */
export const assign: VerbRule<'assign'> = {
  on: 'handoff',
  versioned: true,
  open: { offered: ['supervisor'], working: ['supervisor'], transferring: ['supervisor'], waiting: ['supervisor'] },
  decide({ state, handoff, body, directory }) {
    const { department } = receiver(handoff);
    const there = refuse('already-there', { department, person: body.person });
    // Who stands in may be given it as their own.
    if (!handoff.offer && handoff.holder === body.person && handoff.accountable === body.person) return there;
    // Taking work out of somebody's hands moves responsibility, and says why (law 7).
    if (!handoff.offer && !body.reason) return refuse('reason-missing', {});
    const target = checkTarget(directory, state, { department, person: body.person });
    if (target === UNKNOWN || 'kind' in target) return target;
    if (!handoff.offer && handoff.holder === target.to.person && handoff.accountable === accountableTo(target.to))
      return there;
    return [
      {
        type: 'assigned',
        handoff: handoff.handoff,
        person: target.to.person ?? body.person,
        ...(target.to.for === undefined ? {} : { for: target.to.for }),
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      },
    ];
  },
};
