import type { Instant } from '../../domain/calendar/instant';

/** A value that held from an instant to another, begun by the event `seq`; `to` is null while it holds. */
export interface Span<V> {
  readonly value: V;
  readonly seq: number;
  readonly from: Instant;
  to: Instant | null;
}

export interface Spans<V> {
  /** Values that held before and hold no more, each with when it ended. */
  readonly ends: readonly { readonly value: V; readonly at: Instant }[];
  readonly begun: readonly Span<V>[];
  /** What holds after an event, by key. */
  advance(now: ReadonlyMap<number, V>, seq: number, at: Instant): void;
}

/** Follows what holds from event to event, and collects what that ends and begins. `before` is on record already. */
export function spans<V extends object>(before: ReadonlyMap<number, V>): Spans<V> {
  const running = new Map<number, { readonly value: V; readonly row: Span<V> | null }>();
  for (const [key, value] of before) running.set(key, { value, row: null });
  const ends: { value: V; at: Instant }[] = [];
  const begun: Span<V>[] = [];
  return {
    ends,
    begun,
    advance(now, seq, at) {
      for (const [key, { value, row }] of running) {
        const next = now.get(key);
        if (next && same(value, next)) continue;
        if (row) row.to = at;
        else ends.push({ value, at });
        running.delete(key);
      }
      for (const [key, value] of now) {
        if (running.has(key)) continue;
        const row = { value, seq, from: at, to: null };
        begun.push(row);
        running.set(key, { value, row });
      }
    },
  };
}

/** Both are rows of one table: the same members, each a text, a number or null. */
function same<V extends object>(a: V, b: V): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  return true;
}
