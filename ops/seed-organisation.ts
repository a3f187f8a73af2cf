import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { calendarDocument } from '../contract/calendar';
import { responsibilityBody } from '../contract/responsibility';
import { rosterDocument } from '../contract/rosters';
import { departmentId } from '../contract/values';
import { putCalendar } from '../database/calendars';
import type { Sql } from '../database/connect';
import { editDirectory } from '../database/directory';
import { putResponsibility } from '../database/responsibility';
import { compileResponsibility } from '../organisation/compile-responsibility';
import { compileRosters } from '../organisation/compile-rosters';
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
  const documents = Object.entries(demoRosters()).map(([department, document]) => ({ department, document }));
  const { rosters, errors } = compileRosters(documents, at);
  if (errors.length > 0) throw wrong('rosters', errors);
  const edited = await editDirectory(sql, { departments: [], people: [], roles: [], rosters }, { at });
  if (edited.kind === 'refused') throw wrong('rosters', edited.problems);
  for (const [table, document] of Object.entries(demoResponsibility())) {
    const { rows, errors } = compileResponsibility(document);
    if (errors.length > 0) throw wrong(`table ${table}`, errors);
    const put = await putResponsibility(sql, { table, document, rows, at, by: null });
    if (put.kind === 'refused') throw wrong(`table ${table}`, put.problems);
  }
}
