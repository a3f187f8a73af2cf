import type { VerbRule } from '../verb';

/** The sender takes a transfer back while nobody has accepted it (撤回); the work never left. */
export const withdrawTransfer: VerbRule<'withdraw-transfer'> = {
  on: 'handoff',
  versioned: true,
  open: { transferring: ['holder', 'sender-supervisor'] },
  decide: ({ handoff, body }) => [
    {
      type: 'transfer-withdrawn',
      handoff: handoff.handoff,
      ...(body.reason === undefined ? {} : { reason: body.reason }),
    },
  ],
};
