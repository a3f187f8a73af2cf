import { knownLists, recompile } from '../calendars/recompile';
import type { CalendarDocument, DayList } from '../contract/calendar';
import { type MakeTable, refreshCalendars } from '../database/calendars';
import type { Sql } from '../database/connect';
import { ROUND_THE_CLOCK } from '../domain/calendar/calendar';

/** Makes tables of documents at an instant; throws for one that cannot be made into a table. */
export const tableMaker =
  (at: number): MakeTable =>
  (document, present, version, lists) => {
    const publication = { version, at, lists: knownLists(lists as readonly DayList[]) };
    const compiled = recompile(document as CalendarDocument, present ?? ROUND_THE_CLOCK, publication);
    if (compiled.kind === 'wrong') throw new Error(`the calendar is wrong: ${JSON.stringify(compiled.errors)}`);
    return compiled.kind === 'same' ? null : compiled.table;
  };

/**
 * Computes the calendars of a database anew with what this program brings along: official days that have been published since, zone data,
 * and offsets for the years ahead. Where that changes nothing no version is made. A document that this program cannot take any more
 * keeps the version that it has.
 */
export function refreshAllCalendars(sql: Sql, at: number) {
  const make = tableMaker(at);
  const keeping: MakeTable = (...of) => {
    try {
      return make(...of);
    } catch {
      return null;
    }
  };
  return refreshCalendars(sql, { at, by: null, make: keeping });
}
