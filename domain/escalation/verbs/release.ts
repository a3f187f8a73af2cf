import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** The holder puts the work back into the department's queue (取消认领): the offer's clock goes on with what it had used (T2). */
export const release: VerbRule<'release'> = {
  on: 'handoff',
  versioned: true,
  open: { working: ['holder', 'supervisor'] },
  decide: ({ handoff, body }) =>
    body.reason === ''
      ? refuse('reason-missing', {})
      : [{ type: 'released', handoff: handoff.handoff, reason: body.reason }],
};
