import { calendarOf } from '../../calendar/calendar';
import { rfc3339 } from '../../calendar/instant';
import { endOf } from '../../clocks/next-deadline';
import { own } from '../../own';
import { theStep } from '../../plan/routing';
import { waitedFor } from '../evolve/wait';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/**
 * An outside party is waited for (挂起): who, until when, with what evidence. The step says for whom, how often and how long in all. A
 * clock that had run out before runs on.
 */
export const wait: VerbRule<'wait'> = {
  on: 'handoff',
  versioned: true,
  open: { working: ['holder'] },
  decide({ plan, state, handoff, body, now }) {
    const declared = theStep(plan, handoff.step).waits;
    const rule = declared[body.for];
    if (!rule) return refuse('wait-not-declared', { for: body.for, of: Object.keys(declared) });
    if (rule.evidence && !body.evidence) return refuse('evidence-missing', { for: body.for });
    if (body.until <= now) return refuse('wait-not-ahead', {});
    const before = waitedFor(handoff, body.for);
    if (rule.times !== undefined && before.times >= rule.times)
      return refuse('waits-used-up', { for: body.for, times: rule.times });
    const calendar = own(state.calendars, handoff.department);
    const latest = calendar ? calendarOf(calendar).due(now, rule.max, before) : now;
    if (body.until > latest) return refuse('wait-too-long', { for: body.for, latest: rfc3339(latest) });
    const runsOn = handoff.clocks
      .filter(
        (clock) =>
          (clock.clock === 'finish' || clock.clock === 'silence') &&
          (endOf(plan, state, clock, handoff) ?? Number.POSITIVE_INFINITY) <= now,
      )
      .map((clock) => clock.clock as 'finish' | 'silence');
    return [
      {
        type: 'waited',
        handoff: handoff.handoff,
        for: body.for,
        party: body.party,
        until: body.until,
        ...(body.evidence === undefined ? {} : { evidence: body.evidence }),
        runsOn,
      },
    ];
  },
};
