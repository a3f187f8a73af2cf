import { UNKNOWN } from '../consult';
import { refuse } from '../refusals';
import { receiver } from '../state';
import type { VerbRule } from '../verb';

/** A member takes work from the department's queue (认领). */
export const claim: VerbRule<'claim'> = {
  on: 'handoff',
  versioned: true,
  open: { offered: ['member'], transferring: ['member'] },
  decide({ command: { actor }, handoff, directory }) {
    if (!actor.person) return refuse('not-yours', { verb: 'claim', holder: null, relations: ['member'] });
    if (handoff.offer?.to.person) return refuse('offered-to-another', { person: handoff.offer.to.person });
    const { department } = receiver(handoff);
    const room = directory.ask({ ask: 'room', department });
    if (room === undefined) return UNKNOWN;
    if (room && room.inHand >= room.limit) return refuse('at-limit', { department, limit: room.limit });
    return [{ type: 'claimed', handoff: handoff.handoff, person: actor.onBehalfOf ?? actor.person }];
  },
};
