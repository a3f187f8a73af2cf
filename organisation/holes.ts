import { DAY_MS, type Instant, MINUTE_MS } from '../domain/calendar/instant';
import { localTime } from '../domain/calendar/local-time';
import { askedAt, type StandIn } from './on-duty';
import type { RosterTable } from './roster';

/** A time at which work that is due round the clock would find nobody on duty. */
export interface Hole {
  readonly from: Instant;
  readonly to: Instant;
  /** Nobody is asked at all; or of all who are asked nobody is there, and nobody stands in. */
  readonly why: 'nobody-named' | 'nobody-there';
}

/**
 * The holes of a roster in [from, to). `edges` are the instants at which somebody comes or goes (absences, leaving): between two of them, and
 * between two edges of shifts, nothing changes, so that one look is enough.
 */
export function holesIn(
  roster: RosterTable,
  { from, to, edges, standIn }: { from: Instant; to: Instant; edges: readonly Instant[]; standIn: StandIn },
): readonly Hole[] {
  const holes: Hole[] = [];
  const instants = [...new Set([from, ...edges, ...shiftEdges(roster, from, to)])]
    .filter((at) => from <= at && at < to)
    .sort((a, b) => a - b);
  for (const [place, at] of instants.entries()) {
    const until = instants[place + 1] ?? to;
    const asked = askedAt(roster, at);
    if (asked.some(({ person }) => standIn(person, at) !== null)) continue;
    const why = asked.length === 0 ? 'nobody-named' : 'nobody-there';
    const last = holes.at(-1);
    if (last?.to === at && last.why === why) holes.splice(-1, 1, { ...last, to: until });
    else holes.push({ from: at, to: until, why });
  }
  return holes;
}

/** Every instant at which another shift or another day may begin; some at which nothing does, where the clocks change. */
function shiftEdges({ offsets, plans }: RosterTable, from: Instant, to: Instant): readonly Instant[] {
  const { regimes, day } = localTime(offsets);
  const minutes = new Set([0, ...plans.flatMap(({ shifts }) => shifts.flatMap(({ weekly }) => weekly.flat().flat()))]);
  const edges: Instant[] = regimes.map((regime) => regime.from).filter(Number.isFinite);
  const easts = new Set(regimes.filter((one) => one.to > from && one.from < to).map(({ east }) => east));
  for (let date = day(from) - 1; date <= day(to); date++)
    for (const east of easts) for (const minute of minutes) edges.push(date * DAY_MS + minute * MINUTE_MS - east);
  return edges;
}

/** Weeks that are looked at when no other time is asked for: every turn comes once, and four weeks at least. */
export function weeksOf({ plans }: RosterTable): number {
  const turns = plans.flatMap(({ shifts, onCall }) =>
    [...shifts, ...(onCall ? [onCall] : [])].map((one) => one.turns.length),
  );
  return Math.max(4, ...turns);
}
