import type { VerbRule } from '../verb';

/** The customer was spoken to, or tried (回告): feeds the promise clocks, and carries no version, so that a fact is never lost. */
export const contact: VerbRule<'contact'> = {
  on: 'escalation',
  versioned: false,
  open: { open: ['lead', 'front'], resolved: ['lead', 'front'], confirmed: ['lead', 'front'] },
  decide: ({ body }) => [
    {
      type: 'contacted',
      said: body.said,
      channel: body.channel,
      outcome: body.outcome,
      ...(body.promised === undefined ? {} : { promised: body.promised }),
    },
  ],
};
