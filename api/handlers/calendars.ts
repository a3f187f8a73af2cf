import type { CompiledCalendar } from '../../calendars/compile';
import { readICalendar } from '../../calendars/icalendar';
import { knownLists, recompile } from '../../calendars/recompile';
import { withDays } from '../../calendars/take-days';
import type { CalendarDocument, DayList } from '../../contract/calendar';
import { type MakeTable, putCalendar } from '../../database/calendars';
import { calendarVersions } from '../../database/reads/calendar-versions';
import { type CalendarRow, calendars as readCalendars } from '../../database/reads/calendars';
import { ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import { calendarProblem } from '../../domain/calendar/problems';
import type { Language } from '../../words/index';
import { callerOf } from '../command';
import type { Ask, Handler, Parts, Reply } from '../context';
import { pageOf, placeIn } from '../cursor';
import { documentWrong, problemsWith } from '../document-problems';
import { demandTag, etagOf, taggedBy } from '../etag';
import * as present from '../present/calendars';
import { Failure } from '../problems';

const idIn = (ask: Ask): string => (ask.path as { id: string }).id;
const pageIn = (ask: Ask) => ask.query as { limit: number; cursor?: string };

export const calendars: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [after] = placeIn(cursor, ['id']) ?? [''];
  const rows = await readCalendars(sql, { after, limit: limit + 1 });
  return { body: pageOf(rows, limit, present.calendar, ({ id }) => [id]) };
};

async function oneOf({ sql }: Parts, id: string): Promise<CalendarRow> {
  const [row] = await readCalendars(sql, { only: id });
  if (!row) throw new Failure('nothing-here', {});
  return row;
}

export const calendar: Handler = async (ask, parts) => {
  const row = await oneOf(parts, idIn(ask));
  return taggedBy(present.calendar(row), row.document);
};

export const versions: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [before] = placeIn(cursor, ['count']) ?? [2 ** 31 - 1];
  const rows = await calendarVersions(sql, idIn(ask), { before, limit: limit + 1 });
  if (rows.length === 0 && cursor === undefined) throw new Failure('nothing-here', {});
  return { body: pageOf(rows, limit, present.calendar, ({ version }) => [version]) };
};

export const version: Handler = async (ask, { sql }) => {
  const { id, version: only } = ask.path as { id: string; version: number };
  const [row] = await calendarVersions(sql, id, { only });
  if (!row) throw new Failure('nothing-here', {});
  return { body: present.calendarWithTable(row) };
};

/** Makes tables of documents at an instant; what is wrong with one is answered in the caller's language. */
export const tableMaker =
  (at: number, language: Language, place = (pointer: string, _calendar: string) => pointer): MakeTable =>
  (document, there, next, lists) => {
    const given = document as CalendarDocument;
    const publication = { version: next, at, lists: knownLists(lists as readonly DayList[]) };
    const compiled: CompiledCalendar | { readonly kind: 'same' } = recompile(
      given,
      there ?? ROUND_THE_CLOCK,
      publication,
    );
    if (compiled.kind === 'same') return null;
    if (compiled.kind === 'table') return compiled.table;
    const errors = problemsWith(compiled.errors, language);
    throw documentWrong(errors.map((one) => ({ ...one, pointer: place(one.pointer, given.calendar) })));
  };

/** One edit: `document` is made of what is there when no other edit can come between. */
async function write(ask: Ask, parts: Parts, document: CalendarDocument, beside: object = {}): Promise<Reply> {
  const id = idIn(ask);
  if (id === ROUND_THE_CLOCK.id) throw new Failure('calendar-fixed', { calendar: id });
  if (document.calendar !== id) throw new Failure('another-document', { document: document.calendar, path: id });
  const edited = await putCalendar(parts.sql, {
    ...{ id, document, at: ask.now, by: callerOf(ask).person },
    make: tableMaker(ask.now, ask.language),
    still: (there) => demandTag(ask, there?.document),
  });
  const row = await oneOf(parts, id);
  return taggedBy({ ...present.calendar(row), ...present.edited(edited), ...beside }, row.document);
}

export const put: Handler = (ask, parts) => write(ask, parts, ask.body as CalendarDocument);

/** The days of a file, of a year where one is named; what it says that is none of them is named in the answer. */
export function daysIn(file: string, { language }: Ask, within?: Parameters<typeof readICalendar>[1]) {
  const read = readICalendar(file, within);
  if (read.kind === 'wrong') throw documentWrong(problemsWith(read.errors, language));
  // To take it would wipe out what a list said before, or do nothing where something was meant.
  if (read.off.length + read.worked.length === 0)
    throw documentWrong(problemsWith([calendarProblem('', 'no-days', {})], language));
  return read;
}

export const importDays: Handler = async (ask, parts) => {
  const { document } = await oneOf(parts, idIn(ask));
  const days = daysIn(ask.body as string, ask);
  // Days are added to what was read here: should another edit come between, it is not undone.
  const seen = { ...ask, ifMatch: ask.ifMatch ?? etagOf(document) };
  return write(seen, parts, withDays(document as CalendarDocument, days), { ignored: days.ignored });
};
