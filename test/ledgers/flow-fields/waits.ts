import type { Plan, WaitFor } from '../../../domain/plan/plan';
import type { Edits } from '../../flows/documents';
import { START } from '../../given';
import { DAY, HOUR, MINUTE } from '../../plans';
import { type Behaviours, brought, checking } from './behaviour';

const wait = (party: WaitFor, until: number, evidence?: string) => (plan: Plan) => {
  const game = checking(plan);
  const body = { for: party, party: 'them', until: START + until, ...(evidence ? { evidence } : {}) };
  return brought(game.say('wait', body, { by: 'song', on: 1 }));
};
const twice = (party: WaitFor) => (plan: Plan) => {
  const game = checking(plan);
  for (const at of [1, 3]) {
    const body = { for: party, party: 'them', until: START + (at + 1) * MINUTE };
    const what = brought(game.say('wait', body, { by: 'song', on: 1, at: at * MINUTE }));
    if (typeof what === 'string') return what;
  }
  return 'waited twice';
};
const waits = (party: WaitFor): Behaviours => {
  const only = (rule: string): Edits => ({ '/steps/check/waits': `{ ${party}: ${rule} }` });
  const others = (['customer', 'vendor'] as const).find((other) => other !== party);
  return {
    [`steps.*.waits.${party}.max`]: {
      from: only('{ max: 1 day }'),
      to: only('{ max: 3 days }'),
      see: wait(party, 2 * DAY),
      was: 'wait-too-long',
      is: ['waited'],
    },
    [`steps.*.waits.${party}.times`]: {
      from: only('{ max: 1 day }'),
      to: only('{ max: 1 day, times: 1 }'),
      see: twice(party),
      was: 'waited twice',
      is: 'waits-used-up',
    },
    [`steps.*.waits.${party}.evidence = required`]: {
      from: only('{ max: 1 day }'),
      to: only('{ max: 1 day, evidence: required }'),
      see: wait(party, HOUR),
      was: ['waited'],
      is: 'evidence-missing',
    },
    [`steps.*.waits.${party}`]: {
      from: { '/steps/check/waits': `{ ${others}: { max: 1 day } }` },
      to: only('{ max: 1 day }'),
      see: wait(party, HOUR),
      was: 'wait-not-declared',
      is: ['waited'],
    },
  };
};

/** For which outside parties a step may wait, how long, how often, and what must be shown. */
export const waitBehaviours: Behaviours = { ...waits('customer'), ...waits('vendor'), ...waits('other') };
