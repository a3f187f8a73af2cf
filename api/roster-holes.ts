import type { Query } from '../database/connect';
import type { Changes } from '../database/directory/changes';
import { comingsAndGoings } from '../database/reads/comings-and-goings';
import { standIns } from '../database/reads/stand-ins';
import { DAY_MS, type Instant, rfc3339 } from '../domain/calendar/instant';
import type { DirectoryProblem } from '../domain/directory/problems';
import type { PlacedRoster } from '../organisation/compile-rosters';
import { type Hole, holesIn, weeksOf } from '../organisation/holes';
import { peopleOf, type RosterTable } from '../organisation/roster';

/** Until when a roster is searched for holes where nobody says it. */
export const weeksFrom = (from: Instant, table: RosterTable): Instant => from + weeksOf(table) * 7 * DAY_MS;

/** The holes of a roster in [from, to), with everybody's absences as the directory has them. */
export async function holesOf(query: Query, table: RosterTable, from: Instant, to: Instant): Promise<readonly Hole[]> {
  const people = peopleOf(table);
  const edges = await comingsAndGoings(query, people, from, to);
  const rows = await standIns(query, people, [from, ...edges]);
  const known = new Map(rows.map(({ person, at, instead }) => [`${person} ${at}`, instead]));
  const standIn = (person: string, at: Instant): string | null => {
    const since = edges.findLast((edge) => edge <= at) ?? from;
    return known.get(`${person} ${since}`) ?? null;
  };
  return holesIn(table, { from, to, edges, standIn });
}

/** How far ahead rosters are searched where many come at once. */
const AHEAD = 4 * 7 * DAY_MS;

/** A warning for each roster that an edit has changed and that would leave work which is due round the clock with nobody. */
export async function holeWarnings(
  query: Query,
  rosters: readonly PlacedRoster[],
  { added, changed }: Pick<Changes, 'added' | 'changed'>,
  at: Instant,
): Promise<readonly DirectoryProblem[]> {
  const edited = new Set([...added, ...changed].flatMap(({ kind, id }) => (kind === 'roster' ? [id] : [])));
  const warnings: DirectoryProblem[] = [];
  for (const [index, { department, table }] of rosters.entries()) {
    if (!edited.has(department)) continue;
    const found = await holesOf(query, table, at, at + AHEAD);
    const [first] = found;
    if (first)
      warnings.push({
        code: 'roster-holes',
        pointer: `/rosters/${index}`,
        params: { department, holes: found.length, first: rfc3339(first.from) },
      });
  }
  return warnings;
}
