import { refuse } from '../refusals';
import { supervises } from '../relations';
import type { VerbRule } from '../verb';

/** A person takes what was offered (签收): the accept clock ends, the finish clock runs. */
export const accept: VerbRule<'accept'> = {
  on: 'handoff',
  versioned: true,
  open: { offered: ['receiver', 'member'], transferring: ['receiver', 'member'] },
  decide({ command: { actor }, handoff }) {
    const named = handoff.offer?.to;
    const own = actor.onBehalfOf ?? actor.person;
    if (!own) return refuse('not-yours', { verb: 'accept', holder: null, relations: ['receiver', 'member'] });
    // What is offered to a colleague is the colleague's; whoever may assign it may also take it.
    if (named?.person && named.person !== own && !supervises(actor, named.department))
      return refuse('offered-to-another', { person: named.person });
    const standsFor = named?.person === own && named.for !== undefined ? { for: named.for } : {};
    return [{ type: 'accepted', handoff: handoff.handoff, person: own, ...standsFor }];
  },
};
