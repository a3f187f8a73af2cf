import type { z } from 'zod';
import type { ResponsibilityBody, responsibilityRow } from '../../contract/responsibility';
import type { Query } from '../../database/connect';
import { flowsInUse, plansByHash } from '../../database/reads/flows-in-use';
import { namesOf } from '../../database/reads/names';
import { type OrganisationDocument, organisationDocuments } from '../../database/reads/organisation-documents';
import { putResponsibility } from '../../database/responsibility';
import { calendarOf } from '../../domain/calendar/calendar';
import { type Instant, instantOf, rfc3339 } from '../../domain/calendar/instant';
import { UNKNOWN } from '../../domain/escalation/consult';
import { findPerson } from '../../domain/escalation/receivers';
import type { Plain } from '../../domain/plan/fields';
import { likely } from '../../domain/plan/likely';
import type { Plan } from '../../domain/plan/plan';
import { compileResponsibility } from '../../organisation/compile-responsibility';
import { type CoverageRow, coverage, usesOf } from '../../organisation/coverage';
import { personRuleText } from '../../organisation/person-rule';
import { answerText } from '../../words/answers/words';
import type { Language } from '../../words/index';
import { faultSentence } from '../../words/problems/words';
import { askedThen } from '../asked-then';
import { callerOf } from '../command';
import type { Ask, Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { spoken } from '../directory-edit';
import { documentWrong, problemsWith } from '../document-problems';
import { demandTag, taggedBy } from '../etag';
import { finding } from '../present/directory';
import * as present from '../present/organisation';
import { Failure, fault } from '../problems';

const tableIn = (ask: Ask): string => (ask.path as { table: string }).table;
const pageIn = (ask: Ask) => ask.query as { at?: number; limit: number; cursor?: string };

export const tables: Handler = async (ask, { sql }) => {
  const { at, limit, cursor } = pageIn(ask);
  const [after] = placeIn(cursor, ['id']) ?? [''];
  const rows = await organisationDocuments(sql, 'responsibility', { after, limit: limit + 1, at });
  return { body: pageOf(rows, limit, present.responsibilityRow, ({ id }) => [id]) };
};

export const history: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [before] = placeIn(cursor, ['number']) ?? [Number.MAX_SAFE_INTEGER];
  const which = { historyOf: tableIn(ask), before, limit: limit + 1 };
  const rows = await organisationDocuments(sql, 'responsibility', which);
  if (rows.length === 0 && cursor === undefined) throw new Failure('nothing-here', {});
  return { body: pageOf(rows, limit, present.responsibilityRow, ({ version }) => [version]) };
};

async function tableAt(query: Query, table: string, at: Instant | undefined): Promise<OrganisationDocument> {
  const [row] = await organisationDocuments(query, 'responsibility', { among: [table], at });
  if (!row) throw new Failure('nothing-here', {});
  return row;
}

/** The rows of a document, with instants as milliseconds. */
const rowsOf = ({ document }: OrganisationDocument): readonly CoverageRow[] =>
  (document as z.output<typeof responsibilityRow>['document']).rows.map(({ row, when, from, to }) => ({
    ...{ row, when },
    from: from === undefined ? undefined : instantOf(from),
    to: to === undefined ? undefined : instantOf(to),
  }));

/** The plans under which escalations are opened now. */
async function presentPlans(query: Query): Promise<readonly Plan[]> {
  const hashes = (await flowsInUse(query)).filter((flow) => flow.present).map(({ hash }) => hash);
  return (await plansByHash(query, hashes)).map(({ plan }) => plan);
}

/** A table with what its rows leave open, and where they stand in each other's way. */
async function withCoverage(query: Query, row: OrganisationDocument, at: Instant, beside: object = {}) {
  const rows = rowsOf(row);
  const found = coverage(rows, usesOf(row.id, await presentPlans(query), rows), at);
  return taggedBy({ ...present.responsibilityRow(row), at: rfc3339(at), ...found, ...beside }, row.document);
}

export const table: Handler = async (ask, { sql }) => {
  const { at } = ask.query as { at?: number };
  return withCoverage(sql, await tableAt(sql, tableIn(ask), at), at ?? ask.now);
};

export const put: Handler = async (ask, { sql, now }) => {
  const body = ask.body as ResponsibilityBody;
  const { rows, errors } = compileResponsibility(body);
  if (errors.length > 0) throw documentWrong(problemsWith(errors, ask.language));
  const text = (instant: number | undefined) => (instant === undefined ? undefined : rfc3339(instant));
  const document = JSON.parse(
    JSON.stringify({ ...body, rows: body.rows.map((row) => ({ ...row, from: text(row.from), to: text(row.to) })) }),
  ) as object;
  const edit = { table: tableIn(ask), document, rows, at: now, by: callerOf(ask).person };
  const edited = await putResponsibility(sql, edit, (there) => demandTag(ask, there?.document));
  const said = finding(ask.language);
  if (edited.kind === 'refused') throw documentWrong(edited.problems.map(said));
  const reply = await withCoverage(sql, edited.table, ask.now, { warnings: edited.warnings.map(said) });
  return { ...reply, headers: { ...reply.headers, ...spoken(ask) } };
};

/** Who would get this, at that instant? */
export const who: Handler = async (ask, { sql, resolve }) => {
  const { at = ask.now, ...given } = ask.query as { at?: number } & Readonly<Record<string, string>>;
  const row = await tableAt(sql, tableIn(ask), Math.min(at, ask.now));
  const asked = { table: row.id, rows: rowsOf(row), plans: await presentPlans(sql) };
  const of = fieldsOf(given, asked);
  const told = await askedThen(resolve, at, ask.now, (directory) => {
    const found = directory.ask({ ask: 'responsibility', table: row.id, of });
    if (!found) return found === undefined ? UNKNOWN : null;
    const rule = found.person ?? { rule: 'duty' as const };
    const party =
      rule.rule === 'claim' ? null : findPerson(directory, found.department, rule, { state: null, person: null });
    if (party === UNKNOWN) return UNKNOWN;
    // A role or a person may belong elsewhere: the work goes with them.
    const calendar = directory.ask({ ask: 'calendar', department: party?.department ?? found.department });
    if (calendar === undefined) return UNKNOWN;
    return { found, rule, calendar, party };
  });
  const names = await namesOf(
    sql,
    told ? [told.party?.department ?? told.found.department] : [],
    [told?.party?.person, told?.party?.for].filter((one) => one !== undefined),
  );
  const nameOf = (person: string | undefined) => (person === undefined ? null : (names.people[person] ?? null));
  const department = told ? (told.party?.department ?? told.found.department) : null;
  const atWork = told?.calendar ? calendarOf(told.calendar).isAtWork(at) : null;
  return {
    body: {
      ...{ table: row.id, at: rfc3339(at), version: told?.found.version ?? null, row: told?.found.row ?? null },
      ...{ department, rule: told ? personRuleText(told.rule) : null },
      ...{ person: told?.party?.person ?? null, for: told?.party?.for ?? null },
      calendar: told?.calendar ? { id: told.calendar.id, version: told.calendar.version } : null,
      atWork,
      sentence: answerText('who', {
        department: department === null ? null : (names.departments[department] ?? { zh: department, en: department }),
        row: told?.found.row ?? null,
        ...{ person: nameOf(told?.party?.person), instead: nameOf(told?.party?.for) },
        ...{ queue: told?.rule.rule === 'claim', atWork },
      }),
      warnings: outsideChoices(of, asked, ask.language),
    },
    headers: spoken(ask),
  };
};

interface AskedOf {
  readonly table: string;
  readonly rows: readonly CoverageRow[];
  readonly plans: readonly Plan[];
}

/** Values that no flow which asks by the field has among its choices, each with the likely one. */
function outsideChoices(of: Readonly<Record<string, Plain>>, { table, rows, plans }: AskedOf, language: Language) {
  const uses = usesOf(table, plans, rows).flatMap(({ fields }) => fields);
  return Object.entries(of).flatMap(([field, value]) => {
    const may = uses.flatMap((use) => (use.field === field ? use.may : []));
    if (may.length === 0 || may.some((one) => one.is === 'another' || one.value === value)) return [];
    const choices = [...new Set(may.map((one) => String(one.value)))];
    const params = { of: choices, likely: likely(String(value), choices) ?? null };
    return [{ pointer: `?${field}`, code: 'not-a-choice', message: faultSentence('not-a-choice', params, language) }];
  });
}

/** The fields of a question, each of the type that flows and rows give it; a name that neither knows is a slip. */
function fieldsOf(
  given: Readonly<Record<string, string>>,
  { table, rows, plans }: AskedOf,
): Readonly<Record<string, Plain>> {
  const uses = usesOf(table, plans, rows).flatMap(({ fields }) => fields);
  const known = new Map<string, readonly Plain[]>();
  const add = (field: string, values: readonly Plain[]) => known.set(field, [...(known.get(field) ?? []), ...values]);
  for (const { when } of rows) for (const { field, in: values } of when) add(field, values);
  for (const { field, may } of uses)
    add(
      field,
      may.flatMap((one) => (one.is === 'value' ? [one.value] : [])),
    );
  return Object.fromEntries(
    Object.entries(given).map(([field, text]) => {
      const values = known.get(field);
      if (!values) {
        const wrong = fault(`?${field}`, 'unknown-key', {
          key: field,
          likely: likely(field, [...known.keys()]) ?? null,
        });
        throw new Failure('malformed', { wrong: 1 }, { faults: [wrong] });
      }
      return [field, values.find((value) => String(value) === text) ?? text];
    }),
  );
}
