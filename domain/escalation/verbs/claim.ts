import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** A member takes work from the department's queue (认领). */
export const claim: VerbRule<'claim'> = {
  on: 'handoff',
  versioned: true,
  open: { offered: ['member'], transferring: ['member'] },
  decide({ command: { actor }, handoff }) {
    if (!actor.person) return refuse('not-yours', { verb: 'claim', holder: null, relations: ['member'] });
    if (handoff.offer?.to.person) return refuse('offered-to-another', { person: handoff.offer.to.person });
    return [{ type: 'claimed', handoff: handoff.handoff, person: actor.onBehalfOf ?? actor.person }];
  },
};
