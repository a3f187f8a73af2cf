import { type Instant, instantOf, rfc3339 } from '../calendar/instant';
import type { Event, EventType } from '../escalation/events';

/**
 * An event as the journal publishes it, and as it is hashed: instants as RFC 3339 in UTC, and what the type carries under `data`,
 * so that anybody can check the chain from what the API gives, without this program.
 */
export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly type: EventType;
  readonly actor: Event['actor'];
  readonly cause: string;
  readonly due?: string;
  readonly directory?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Members of `data` that are instants, by type, or `[list, members of its items]`; everything else is published as it is. */
const INSTANTS: Partial<Record<EventType, readonly (string | readonly [list: string, members: readonly string[]])[]>> =
  {
    opened: ['contactedAt'],
    waited: ['until'],
    raised: ['until'],
    'directory-changed': [['deadlines', ['was', 'is']]],
  };

/** An event of any type may say which clocks had run out. */
const RAN_OUT = ['ranOut', ['at']] as const;

type Data = Record<string, unknown>;

/** A copy of the data with its instants written another way. */
function withInstants(type: EventType, given: Data, write: (instant: never) => unknown): Data {
  const data = { ...given };
  for (const place of [...(INSTANTS[type] ?? []), ...(data.ranOut ? [RAN_OUT] : [])]) {
    if (typeof place === 'string') data[place] = write(data[place] as never);
    else {
      const [list, members] = place;
      data[list] = (data[list] as readonly Data[]).map((item) => ({
        ...item,
        ...Object.fromEntries(members.map((member) => [member, write(item[member] as never)])),
      }));
    }
  }
  return data;
}

export function entryOf(event: Event): Entry {
  const { seq, at, type, actor, cause, due, directory, ...rest } = event;
  return {
    seq,
    at: rfc3339(at),
    type,
    actor,
    cause,
    ...(due === undefined ? {} : { due: rfc3339(due) }),
    ...(directory === undefined ? {} : { directory }),
    data: withInstants(type, rest, (instant: Instant) => rfc3339(instant)),
  };
}

/** The inverse of {@link entryOf}. */
export function eventOf(entry: Entry): Event {
  const { seq, at, type, actor, cause, due, directory } = entry;
  return {
    seq,
    at: instantOf(at),
    type,
    actor,
    cause,
    ...(due === undefined ? {} : { due: instantOf(due) }),
    ...(directory === undefined ? {} : { directory }),
    ...withInstants(type, entry.data, (text: string) => instantOf(text)),
  } as Event;
}
