import type { CalendarTable } from '../domain/calendar/table';
import type { Query, Sql } from './connect';
import { type CalendarRow, calendars } from './reads/calendars';
import { type DayListRow, dayLists } from './reads/day-lists';
import { runningWithCalendars } from './reads/running-with-calendars';
import { bumpDirectory } from './writes/bump-directory';
import { insertCalendars, type NewCalendar } from './writes/insert-calendars';
import { insertDayList } from './writes/insert-day-list';
import { lockDirectory } from './writes/lock-directory';

export interface CalendarEdit {
  /** Milliseconds. */
  readonly at: number;
  /** Null for the program itself. */
  readonly by: string | null;
}

/** What the lists of official days are that were put; `calendars/recompile` adds those that come with the program. */
type Lists = readonly object[];

/**
 * Makes a table of a document: null where cases that compute with the present version would notice nothing. What it throws ends the
 * transaction, and nothing is written.
 */
export type MakeTable = (
  document: object,
  present: CalendarTable | null,
  version: number,
  lists: Lists,
) => CalendarTable | null;

export interface CalendarsEdited {
  /** Those that have a new version. */
  readonly made: readonly { readonly id: string; readonly version: number }[];
  /** Running cases that compute with one of them, and will be told. */
  readonly running: number;
}

/**
 * A calendar as its administrator wrote it, as its next version; the same document again is the version that it is. `still` looks, when
 * no other edit can come between, whether what the editor saw still holds.
 */
export function putCalendar(
  sql: Sql,
  {
    id,
    document,
    make,
    still,
    ...edit
  }: CalendarEdit & {
    readonly id: string;
    readonly document: object;
    readonly make: MakeTable;
    readonly still: (present: CalendarRow | undefined) => void;
  },
): Promise<CalendarsEdited> {
  return sql.begin(async (query) => {
    await bumpDirectory(query);
    const [present] = await calendars(query, { only: id });
    still(present);
    const version = (present?.version ?? 0) + 1;
    const table = make(document, present?.table ?? null, version, await documentsOf(query));
    const written = present && JSON.stringify(present.document) === JSON.stringify(document);
    // A name may change, or a reason, and nothing for those who compute; it is a version of its own all the same.
    const kept = table ?? (written ? null : withVersion(present?.table, version));
    return insert(query, kept ? [{ id, version, document, table: kept }] : [], edit);
  });
}

/** The official days of a year; every calendar that they change has a new version. */
export function putDayList(
  sql: Sql,
  {
    list,
    year,
    document,
    make,
    still,
    ...edit
  }: CalendarEdit & {
    readonly list: string;
    readonly year: number;
    readonly document: object;
    readonly make: MakeTable;
    readonly still: (present: DayListRow | undefined) => void;
  },
): Promise<CalendarsEdited> {
  return sql.begin(async (query) => {
    await bumpDirectory(query);
    const present = (await dayLists(query)).find((one) => one.list === list && one.year === year);
    still(present);
    if (!present || JSON.stringify(present.document) !== JSON.stringify(document))
      await insertDayList(query, {
        list,
        year,
        version: (present?.version ?? 0) + 1,
        document,
        fromAt: edit.at,
        by: edit.by,
      });
    return recompileAll(query, await calendars(query, { days: list }), make, edit);
  });
}

/**
 * Computes every calendar anew, as the program does when it starts: a list of days may have come with it, zone data may have changed, and
 * offsets are looked up for some years ahead only.
 */
export function refreshCalendars(
  sql: Sql,
  { make, ...edit }: CalendarEdit & { readonly make: MakeTable },
): Promise<CalendarsEdited> {
  return sql.begin(async (query) => {
    await lockDirectory(query);
    const edited = await recompileAll(query, await calendars(query, 'all'), make, edit);
    if (edited.made.length > 0) await bumpDirectory(query);
    return edited;
  });
}

async function recompileAll(
  query: Query,
  rows: readonly CalendarRow[],
  make: MakeTable,
  edit: CalendarEdit,
): Promise<CalendarsEdited> {
  const lists = await documentsOf(query);
  const made = rows.flatMap(({ id, document, table, version }): NewCalendar[] => {
    if (!('weekly' in table)) return [];
    const anew = make(document, table, version + 1, lists);
    return anew ? [{ id, version: version + 1, document, table: anew }] : [];
  });
  return insert(query, made, edit);
}

async function insert(query: Query, made: readonly NewCalendar[], edit: CalendarEdit): Promise<CalendarsEdited> {
  if (made.length > 0) await insertCalendars(query, made, edit);
  const ids = made.filter(({ version }) => version > 1).map(({ id }) => id);
  return { made: made.map(({ id, version }) => ({ id, version })), running: await runningWithCalendars(query, ids) };
}

const withVersion = (table: CalendarTable | undefined, version: number): CalendarTable | null =>
  table ? { ...table, version } : null;

const documentsOf = async (query: Query): Promise<Lists> => (await dayLists(query)).map(({ document }) => document);
