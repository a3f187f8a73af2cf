import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** The lead ends the case without a solution, for a typed reason; all clocks end. */
export const cancel: VerbRule<'cancel'> = {
  on: 'escalation',
  versioned: true,
  open: { open: ['lead'], resolved: ['lead'], confirmed: ['lead'] },
  decide: ({ body }) =>
    body.reason === ''
      ? refuse('reason-missing', {})
      : [{ type: 'cancelled', ground: body.ground, reason: body.reason }],
};
