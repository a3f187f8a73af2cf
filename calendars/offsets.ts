import { DAY_MS, type Instant, MINUTE_MS } from '../domain/calendar/instant';
import type { LocalDate, Offset } from '../domain/calendar/table';

/** Names that zone data knows; abbreviations such as EST and bare offsets name no place whose clocks anybody could follow. */
export function isZone(zone: string): boolean {
  if (zone !== 'UTC' && !/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The offsets of a zone from one instant to another, as the zone data of this Node.js has them: the first at `from`, then each change. It
 * looks once a day, because no zone changes twice within one, and then for the minute.
 */
export function offsetsOf(zone: string, from: Instant, to: Instant): readonly Offset[] {
  const east = eastIn(zone);
  const list: Offset[] = [[from, east(from)]];
  let now = east(from);
  for (let at = from; at < to; at += DAY_MS) {
    const next = Math.min(at + DAY_MS, to);
    const then = east(next);
    if (then === now) continue;
    let [before, after] = [at / MINUTE_MS, next / MINUTE_MS];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (east(middle * MINUTE_MS) === now) before = middle;
      else after = middle;
    }
    list.push([after * MINUTE_MS, then]);
    now = then;
  }
  return list;
}

/** Minutes east of UTC at an instant. */
function eastIn(zone: string): (at: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
}

/** Calendar years around the publication whose changes of the clocks stand in a table: for cases that run since, and budgets that go far. */
const YEARS = { before: 2, after: 5 } as const;

/** Eight years of a zone take over 10 ms to look up: hundreds of rosters in one document are of a few zones. */
const known = new Map<string, readonly Offset[]>();
const MOST = 1_000;

function offsetsAround(zone: string, year: number): readonly Offset[] {
  const key = `${zone} ${year}`;
  const found = known.get(key);
  if (found) return found;
  const offsets = offsetsOf(zone, Date.UTC(year - YEARS.before, 0, 1), Date.UTC(year + YEARS.after + 1, 0, 2));
  if (known.size >= MOST) known.clear();
  known.set(key, offsets);
  return offsets;
}

/** The offsets around an instant. Where the clocks do not change in any year ahead, nothing needs to be known later. */
export function frozenOffsets(zone: string, at: Instant): { offsets: readonly Offset[]; offsetsUntil?: LocalDate } {
  const year = new Date(at).getUTCFullYear();
  const last = year + YEARS.after;
  const offsets = offsetsAround(zone, year);
  const changes = offsets.some(([from]) => from > at);
  return changes ? { offsets, offsetsUntil: `${last}-12-31` } : { offsets };
}
