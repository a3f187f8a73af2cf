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

/** Members of `data` that are instants, by type; everything else is published as it is. */
const INSTANTS: Partial<Record<EventType, readonly string[]>> = {
  opened: ['contactedAt'],
  waited: ['until'],
  raised: ['until'],
};

export function entryOf(event: Event): Entry {
  const { seq, at, type, actor, cause, due, directory, ...rest } = event;
  const data: Record<string, unknown> = rest;
  for (const name of INSTANTS[type] ?? []) data[name] = rfc3339(data[name] as Instant);
  return {
    seq,
    at: rfc3339(at),
    type,
    actor,
    cause,
    ...(due === undefined ? {} : { due: rfc3339(due) }),
    ...(directory === undefined ? {} : { directory }),
    data,
  };
}

/** The inverse of {@link entryOf}. */
export function eventOf(entry: Entry): Event {
  const { seq, at, type, actor, cause, due, directory } = entry;
  const data: Record<string, unknown> = { ...entry.data };
  for (const name of INSTANTS[type] ?? []) data[name] = instantOf(data[name] as string);
  return {
    seq,
    at: instantOf(at),
    type,
    actor,
    cause,
    ...(due === undefined ? {} : { due: instantOf(due) }),
    ...(directory === undefined ? {} : { directory }),
    ...data,
  } as Event;
}
