import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { calendarDocument } from '../contract/calendar';
import { responsibilityBody } from '../contract/responsibility';
import { rosterDocument } from '../contract/rosters';
import { departmentId } from '../contract/values';
import { putCalendar } from '../database/calendars';
import type { Sql } from '../database/connect';
import { putResponsibility } from '../database/responsibility';
import { putRoster } from '../database/rosters';
import { compileResponsibility } from '../organisation/compile-responsibility';
import { compileRoster } from '../organisation/compile-roster';
import { peopleOf } from '../organisation/roster';
import { tableMaker } from './refresh-calendars';
import { root } from './root';

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'ops/demo', file), 'utf8'));
const wrong = (what: string, errors: unknown) =>
  new Error(`the demo company’s ${what} is wrong: ${JSON.stringify(errors)}`);

export const demoCalendars = () =>
  z
    .strictObject({ calendars: z.array(calendarDocument), departments: z.record(departmentId, z.string()) })
    .parse(read('calendars.json'));
export const demoRosters = () => z.record(departmentId, rosterDocument).parse(read('rosters.json'));
export const demoResponsibility = () => z.record(z.string(), responsibilityBody).parse(read('responsibility.json'));

/** Whose hours which department of the demo company works in; the calendars are there afterwards. */
export async function seedCalendars(sql: Sql, at: number): Promise<Readonly<Record<string, string>>> {
  const { calendars, departments } = demoCalendars();
  for (const document of calendars) {
    const still = () => undefined;
    await putCalendar(sql, { id: document.calendar, document, make: tableMaker(at), still, at, by: null });
  }
  return departments;
}

/** Rosters and responsibilities of the demo company, whose people are there. */
export async function seedOrganisation(sql: Sql, at: number): Promise<void> {
  for (const [department, document] of Object.entries(demoRosters())) {
    const compiled = compileRoster(document, at);
    if (compiled.kind === 'wrong') throw wrong(`roster of ${department}`, compiled.errors);
    const { table } = compiled;
    const put = await putRoster(sql, { department, document, table, people: peopleOf(table), at, by: null });
    if ('people' in put) throw wrong(`roster of ${department}`, put);
  }
  for (const [table, document] of Object.entries(demoResponsibility())) {
    const { rows, errors } = compileResponsibility(document);
    if (errors.length > 0) throw wrong(`table ${table}`, errors);
    const put = await putResponsibility(sql, { table, document, rows, at, by: null });
    if ('people' in put) throw wrong(`table ${table}`, put);
  }
}
