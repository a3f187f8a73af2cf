import type { z } from 'zod';
import type { dutyQuery, holesQuery, RosterDocument } from '../../contract/rosters';
import type { Query } from '../../database/connect';
import { dutyAt } from '../../database/reads/duty-at';
import { organisationDocuments } from '../../database/reads/organisation-documents';
import { rosterTable } from '../../database/reads/roster-table';
import { assert } from '../../domain/assert';
import { DAY_MS, rfc3339 } from '../../domain/calendar/instant';
import { compileRosters } from '../../organisation/compile-rosters';
import type { Hole } from '../../organisation/holes';
import type { RosterTable } from '../../organisation/roster';
import type { Ask, Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { directoryWrong, edit, NOTHING, spoken, withinOne } from '../directory-edit';
import { problemsWith } from '../document-problems';
import { taggedBy } from '../etag';
import { finding } from '../present/directory';
import * as present from '../present/organisation';
import { Failure, fault } from '../problems';
import { holesOf, weeksFrom } from '../roster-holes';

const departmentIn = (ask: Ask): string => (ask.path as { department: string }).department;
const pageIn = (ask: Ask) => ask.query as { at?: number; limit: number; cursor?: string };

export const rosters: Handler = async (ask, { sql }) => {
  const { at, limit, cursor } = pageIn(ask);
  const [after] = placeIn(cursor, ['id']) ?? [''];
  const rows = await organisationDocuments(sql, 'roster', { after, limit: limit + 1, at });
  return { body: pageOf(rows, limit, present.roster, ({ id }) => [id]) };
};

export const roster: Handler = async (ask, { sql }) => {
  const { at } = ask.query as { at?: number };
  const [row] = await organisationDocuments(sql, 'roster', { among: [departmentIn(ask)], at });
  if (!row) throw new Failure('nothing-here', {});
  return taggedBy(present.roster(row), row.document);
};

export const history: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [before] = placeIn(cursor, ['number']) ?? [Number.MAX_SAFE_INTEGER];
  const which = { historyOf: departmentIn(ask), before, limit: limit + 1 };
  const rows = await organisationDocuments(sql, 'roster', which);
  if (rows.length === 0 && cursor === undefined) throw new Failure('nothing-here', {});
  return { body: pageOf(rows, limit, present.roster, ({ version }) => [version]) };
};

export const put: Handler = async (ask, parts) => {
  const department = departmentIn(ask);
  if (!(await rosterTable(parts.sql, department))) throw new Failure('nothing-here', {});
  const document = ask.body as RosterDocument;
  const { rosters, errors } = compileRosters([{ department, document }], ask.now);
  const [given] = rosters;
  if (!given) throw directoryWrong(problemsWith(errors, ask.language, withinOne));
  // Before it is written: what cannot be looked at is not kept either.
  const found = await holesOf(parts.sql, given.table, ask.now, weeksFrom(ask.now, given.table));
  const now = async (query: Query) => (await organisationDocuments(query, 'roster', { among: [department] }))[0];
  const { warnings, shown: row } = await edit(
    parts,
    ask,
    { ...NOTHING, rosters },
    { present: async (query) => (await now(query))?.document, show: now },
  );
  assert(row, 'a roster that was written is there');
  const said = { ...listed(found), warnings: warnings.map(finding(ask.language, withinOne)) };
  const reply = taggedBy({ ...present.roster(row), ...said }, row.document);
  return { ...reply, headers: { ...reply.headers, ...spoken(ask) } };
};

/** Holes listed at most; one who has more is helped by the first ones. */
const MOST = 500;
const listed = (found: readonly Hole[]) => ({
  holes: found.slice(0, MOST).map(present.hole),
  complete: found.length <= MOST,
});
/** A year at once: a longer time is looked at in parts. */
const LONGEST_MS = 366 * DAY_MS;

/** A fixed officer is asked at all hours. */
const fixed = (duty: string | null): RosterTable => ({
  offsets: [[0, 0]],
  plans: [
    {
      from: null,
      to: null,
      shifts: [],
      onCall: duty === null ? null : { shift: 'fixed', turns: [[duty]], first: null },
    },
  ],
  exceptions: {},
});

export const holes: Handler = async (ask, { sql }) => {
  const department = departmentIn(ask);
  const found = await rosterTable(sql, department);
  if (!found) throw new Failure('nothing-here', {});
  const table = (found.table as RosterTable | null) ?? fixed(found.duty);
  const query = ask.query as z.output<typeof holesQuery>;
  const from = query.from ?? ask.now;
  if (query.to !== undefined && query.to <= from)
    throw new Failure('malformed', { wrong: 1 }, { faults: [fault('?to', 'not-after', { what: 'from' })] });
  const asked = query.to ?? weeksFrom(from, table);
  const to = Math.min(asked, from + LONGEST_MS);
  const { holes, complete } = listed(await holesOf(sql, table, from, to));
  return { body: { department, from: rfc3339(from), to: rfc3339(to), holes, complete: complete && to === asked } };
};

export const duty: Handler = async (ask, { sql }) => {
  const department = departmentIn(ask);
  const { at = ask.now } = ask.query as z.output<typeof dutyQuery>;
  if (!(await rosterTable(sql, department))) throw new Failure('nothing-here', {});
  const found = await dutyAt(sql, department, at);
  const nobody = { person: null, for: null, shift: null };
  return { body: { department, at: rfc3339(at), ...(found ?? nobody) } };
};
