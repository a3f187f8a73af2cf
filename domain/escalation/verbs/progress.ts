import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** A qualifying note: besides an outcome the only thing that resets the silence clock. */
export const progress: VerbRule<'progress'> = {
  on: 'handoff',
  versioned: false,
  open: { working: ['holder'], transferring: ['holder'], waiting: ['holder'] },
  decide: ({ handoff, body }) =>
    body.note === ''
      ? refuse('reason-missing', {})
      : [{ type: 'progressed', handoff: handoff.handoff, note: body.note }],
};
