import { assert } from '../../assert';
import { NOTHING_USED, plus, type Used } from '../../calendar/calendar';
import { usedAt } from '../../clocks/clocks';
import type { WaitFor } from '../../plan/plan';
import type { EventOf, EventType } from '../events';
import type { Handoff, State } from '../state';
import { change } from './change';

type Row<T extends EventType> = (state: State, event: EventOf<T>) => State;

/** Ends the wait of a handoff, if it is in one, and adds what its clock has used to what the party has been waited for so far. */
export function endWait(handoff: Handoff, at: number): Handoff {
  const { wait } = handoff;
  if (!wait) return handoff;
  const clock = handoff.clocks.find((one) => one.clock === 'wait' && one.life === handoff.waits);
  assert(clock, 'a wait has a clock');
  const { times, ...before } = waitedFor(handoff, wait.for);
  const waited = { times, ...plus(before, usedAt(clock, at)) };
  return { ...handoff, state: 'working', wait: null, waited: { ...handoff.waited, [wait.for]: waited } };
}

/** How often and how long a party has been waited for; the wait that goes on counts once and has lasted for nothing yet. */
export const waitedFor = (handoff: Handoff, party: WaitFor): Used & { readonly times: number } =>
  handoff.waited[party] ?? { times: 0, ...NOTHING_USED };

export const waitEvents = {
  waited: ((state, event) =>
    change(state, event.handoff, (handoff) => ({
      ...handoff,
      state: 'waiting',
      wait: { for: event.for, party: event.party, until: event.until, since: event.at, runsOn: event.runsOn },
      waits: handoff.waits + 1,
      waited: {
        ...handoff.waited,
        [event.for]: { ...waitedFor(handoff, event.for), times: waitedFor(handoff, event.for).times + 1 },
      },
      version: handoff.version + 1,
    }))) as Row<'waited'>,
  resumed: ((state, event) =>
    change(state, event.handoff, (handoff) => ({
      ...endWait(handoff, event.at),
      version: handoff.version + 1,
    }))) as Row<'resumed'>,
};
