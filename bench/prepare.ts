import { connect } from '../database/connect';
import { editDirectory } from '../database/directory';
import { createKey } from '../database/keys';
import { migrate } from '../database/migrate';
import { publishFlows } from '../ops/publish-flows';
import { DEPARTMENTS, DESK, type Target } from './chains';

/** People of each department: so many that no limit that is meant for one of them is met. */
const PEOPLE = 10;

type Keys = Extract<Target, { kind: 'baton' }>['keys'];

/** The schema, the flow, the four departments and their people with a key each, in an empty database. */
export async function prepare(database: string, flows: string): Promise<Keys> {
  const sql = connect(database, { connections: 2 });
  try {
    await migrate(sql);
    await publishFlows(sql, flows);
    const name = (text: string) => ({ zh: text, en: text });
    const ids = [DESK, ...DEPARTMENTS];
    const crew = (department: string) => Array.from({ length: PEOPLE }, (_, index) => `${department}-${index + 1}`);
    const edited = await editDirectory(sql, {
      departments: ids.map((id) => ({
        id,
        name: name(id),
        parent: null,
        head: `${id}-1`,
        duty: null,
        calendar: 'round-the-clock' as const,
      })),
      people: ids.flatMap((department) =>
        crew(department).map((id) => ({
          id,
          name: name(id),
          kind: 'person' as const,
          departments: [{ department, as: 'member' as const }],
        })),
      ),
      roles: [{ role: 'bench-manager', holders: [{ department: DESK, person: `${DESK}-1` }] }],
    });
    if (edited.kind === 'refused')
      throw new Error(`the benchmark's directory is wrong: ${JSON.stringify(edited.problems)}`);
    const at = Date.now();
    const keysOf = (department: string) =>
      Promise.all(
        crew(department).map(
          async (person) => (await createKey(sql, { person, scopes: ['read', 'open', 'act'], at })).key,
        ),
      );
    return { desk: await keysOf(DESK), departments: await Promise.all(DEPARTMENTS.map(keysOf)) };
  } finally {
    await sql.end();
  }
}
