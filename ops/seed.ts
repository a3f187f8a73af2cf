import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryBody } from '../contract/directory-import';
import { scope } from '../contract/keys';
import type { Sql } from '../database/connect';
import { editDirectory } from '../database/directory';
import { createKey } from '../database/keys';
import { knownIds } from '../database/reads/known-ids';
import type { DataFolder } from './data-folder';
import { root } from './root';
import { seedCalendars, seedOrganisation } from './seed-organisation';

const DAY = 86_400_000; // milliseconds
/** 09:00 in Shanghai, counted from the beginning of a day in UTC. */
const MORNING = 3_600_000;

/** He Jing stands in for the head of finance for three days, a week from now. */
function absencesFrom(now: number) {
  const today = Math.floor(now / DAY) * DAY;
  const days = { from: today + 7 * DAY + MORNING, to: today + 10 * DAY + MORNING };
  return [{ id: 'ma-wenjuan-training', person: 'ma-wenjuan', substitute: 'he-jing', ...days }];
}

export const DEMO_KEYS = 'demo-keys.json';

/**
 * Puts the demo company into a database that has nobody yet, and writes a key for each of its people, person id → key.
 * It is done once: the file of keys, written last, says that it was done. True when it was done now.
 */
export async function seedDemo(sql: Sql, folder: DataFolder): Promise<boolean> {
  if (folder.has(DEMO_KEYS)) return false;
  const file = readFileSync(join(root, 'ops/demo/directory.json'), 'utf8');
  // Its rosters have a file of their own.
  const company = directoryBody.omit({ rosters: true }).parse(JSON.parse(file));
  const ids = company.people.map(({ id }) => id);
  // All of them are there when a first start was killed before it had written the keys.
  const known = await knownIds(sql, [], ids);
  const calendars = await seedCalendars(sql, Date.now());
  if (known.people.size === 0) {
    const departments = company.departments.map((one) => ({ ...one, calendar: calendars[one.id] ?? one.calendar }));
    const edited = await editDirectory(sql, { ...company, departments, absences: absencesFrom(Date.now()) });
    if (edited.kind === 'refused') throw new Error(`the demo company is wrong: ${JSON.stringify(edited.problems)}`);
  }
  const at = Date.now();
  await seedOrganisation(sql, at);
  // A key may be used for everything; what its person may do is asked beside it.
  const keys = await sql.begin(async (query) => {
    const made: Record<string, string> = {};
    for (const person of ids) made[person] = (await createKey(query, { person, scopes: scope.options, at })).key;
    return made;
  });
  folder.write(DEMO_KEYS, `${JSON.stringify(keys, null, 2)}\n`);
  return true;
}
