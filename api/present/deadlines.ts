import type { z } from 'zod';
import type * as contract from '../../contract/escalation';
import { rfc3339 } from '../../domain/calendar/instant';
import { pending } from '../../domain/clocks/next-deadline';
import type { State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';

/** All that is armed, in the order in which it happens. */
export const deadlines = (plan: Plan, state: State): z.output<typeof contract.deadlines> => ({
  deadlines: (state.ended ? [] : pending(plan, state)).map(
    ({ clock, handoff, due, ends, rung, effect, provisional }) => ({
      ...{ kind: clock, handoff, due: rfc3339(ends), at: rfc3339(due), rung, provisional },
      // biome-ignore lint/suspicious/noThenProperty: the word of design §8; the object is not awaited
      then: effect,
    }),
  ),
});
