import type { EventOf, EventType } from '../events';
import type { Handoff, State } from '../state';
import { change } from './change';

type Row<T extends EventType> = (state: State, event: EventOf<T>) => State;

/** Ends the wait of a handoff, if it is in one, and adds it to what the party has been waited for so far. */
export function endWait(handoff: Handoff, at: number): Handoff {
  const { wait } = handoff;
  if (!wait) return handoff;
  const before = handoff.waited[wait.for] ?? { times: 0, ms: 0 };
  return {
    ...handoff,
    state: 'working',
    wait: null,
    waited: { ...handoff.waited, [wait.for]: { times: before.times, ms: before.ms + at - wait.since } },
  };
}

export const waitEvents = {
  waited: ((state, event) =>
    change(state, event.handoff, (handoff) => ({
      ...handoff,
      state: 'waiting',
      wait: { for: event.for, party: event.party, until: event.until, since: event.at, runsOn: event.runsOn },
      waits: handoff.waits + 1,
      waited: {
        ...handoff.waited,
        [event.for]: { times: (handoff.waited[event.for]?.times ?? 0) + 1, ms: handoff.waited[event.for]?.ms ?? 0 },
      },
      version: handoff.version + 1,
    }))) as Row<'waited'>,
  resumed: ((state, event) =>
    change(state, event.handoff, (handoff) => ({
      ...endWait(handoff, event.at),
      version: handoff.version + 1,
    }))) as Row<'resumed'>,
};
