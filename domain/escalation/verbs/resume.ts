import type { VerbRule } from '../verb';

/** The wait is over (解挂): the clocks go on with what they had used. */
export const resume: VerbRule<'resume'> = {
  on: 'handoff',
  versioned: true,
  open: { waiting: ['holder'] },
  decide: ({ handoff, body }) => [
    { type: 'resumed', handoff: handoff.handoff, ...(body.note === undefined ? {} : { note: body.note }) },
  ],
};
