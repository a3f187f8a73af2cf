import type { z } from 'zod';
import type * as contract from '../../contract/escalation';
import { type Instant, rfc3339 } from '../../domain/calendar/instant';
import { left } from '../../domain/calendar/left';
import type { Deadline } from '../../domain/clocks/deadline';
import { pending } from '../../domain/clocks/next-deadline';
import { handoffOf, type State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';

type Shown = z.output<typeof contract.deadlines>;

/** All that is armed, in the order in which it happens; what is left counts from `now`. */
export const deadlines = (plan: Plan, state: State, now: Instant): Shown => ({
  deadlines: (state.ended ? [] : pending(plan, state)).flatMap((deadline) => {
    const { clock, handoff, due, ends, rung, effect, provisional } = deadline;
    const calendar = calendarOf(state, deadline);
    if (!calendar) return [];
    return [
      {
        ...{ kind: clock, handoff, due: rfc3339(ends), at: rfc3339(due), rung, provisional },
        calendar: { id: calendar.id, version: calendar.version },
        left: left(calendar, now, due),
        // biome-ignore lint/suspicious/noThenProperty: the word of design §8; the object is not awaited
        then: effect,
      },
    ];
  }),
});

/** The calendar of the clock that runs out. */
const calendarOf = (state: State, { clock, handoff }: Deadline) =>
  ((handoff === null ? state : handoffOf(state, handoff))?.clocks ?? []).find(
    (one) => one.clock === clock && one.since !== null,
  )?.calendar;
