import { scope } from '../contract/keys';
import { personId } from '../contract/values';
import type { Sql } from '../database/connect';
import { editDirectory } from '../database/directory';
import { createKey } from '../database/keys';
import { people } from '../database/reads/people';
import { roles } from '../database/reads/roles';
import { Sentence } from './sentence';

const ROLE = 'administrator';
const DEPARTMENT = { id: 'administration', name: { zh: '系统管理', en: 'Administration' } };

/**
 * Makes somebody an administrator and gives a key, which is shown this once: the first way into a database where nobody
 * has one, and the way back in when all are lost. Who is there already keeps name and departments.
 */
export async function makeAdministrator(sql: Sql, id: string): Promise<string> {
  if (!personId.safeParse(id).success)
    throw new Sentence(
      `“${id}” cannot be the id of a person: lower-case letters, digits and hyphens, such as han-bing.`,
    );
  const [known] = await people(sql, { only: id });
  const [role] = await roles(sql, { among: [ROLE] });
  const holders = role?.holders ?? [];
  if (!holders.some(({ person }) => person === id)) {
    const home = known?.departments[0]?.department;
    const name = known?.name ?? { zh: id, en: id };
    const departments = [{ department: DEPARTMENT.id, as: 'member' as const }];
    const edited = await editDirectory(sql, {
      departments: home ? [] : [{ ...DEPARTMENT, parent: null, head: null, duty: null, calendar: 'round-the-clock' }],
      people: home ? [] : [{ id, name, kind: known?.kind ?? 'person', departments }],
      roles: [{ role: ROLE, holders: [...holders, { person: id, department: home ?? DEPARTMENT.id }] }],
    });
    if (edited.kind === 'refused') throw new Error(`the directory refuses it: ${JSON.stringify(edited.problems)}`);
  }
  return (await createKey(sql, { person: id, scopes: scope.options, at: Date.now() })).key;
}
