import { createHash } from 'node:crypto';
import { resolve } from '../../activities/resolve';
import { type DirectoryDocument, type DirectoryEdited, editDirectory } from '../../database/directory';
import { createKey } from '../../database/keys';
import { callerByKey } from '../../database/reads/caller';
import { departments } from '../../database/reads/departments';
import { people } from '../../database/reads/people';
import { roles } from '../../database/reads/roles';
import { revokeKey } from '../../database/writes/revoke-key';
import { touchKey } from '../../database/writes/touch-key';
import { ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import { type Need, needKey } from '../../domain/escalation/needs';
import { freshDatabase } from './database';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase({ migrated: true });
});
afterEach(() => database.drop());

type Department = DirectoryDocument['departments'][number];
type Person = DirectoryDocument['people'][number];

const name = (id: string) => ({ zh: `${id} 中文`, en: id });
const department = (id: string, more: Partial<Department> = {}): Department => ({
  ...{ id, name: name(id), parent: null, head: null, duty: null, calendar: 'round-the-clock' },
  ...more,
});
const person = (id: string, ...homes: string[]): Person => ({
  ...{ id, name: name(id), kind: 'person' },
  departments: homes.map((home) => ({ department: home, as: 'member' })),
});
const edit = (document: Partial<DirectoryDocument>, at?: number): Promise<DirectoryEdited> =>
  editDirectory(database.sql, { departments: [], people: [], roles: [], ...document }, at === undefined ? {} : { at });

/** A desk with a night team below it, and a board; everybody names somebody who comes later in the document. */
const company: DirectoryDocument = {
  departments: [
    department('night', { parent: 'desk', duty: 'luo-min' }),
    department('desk', { head: 'su-wan', duty: 'lin-xiao' }),
    department('board', { head: 'wei' }),
  ],
  people: [
    person('su-wan', 'desk'),
    person('lin-xiao', 'desk', 'night'),
    { ...person('luo-min', 'night'), departments: [{ department: 'night', as: 'supervisor' }] },
    person('wei', 'board'),
    { ...person('robot', 'desk'), kind: 'program' },
  ],
  roles: [
    {
      role: 'shift-leader',
      holders: [
        { person: 'luo-min', department: 'night' },
        { person: 'lin-xiao', department: 'desk' },
      ],
    },
  ],
};

const ask = async (...needs: Need[]) => {
  const answers = await resolve(database.sql, needs, Date.now());
  return needs.map((need) => answers[needKey(need)]?.value);
};

describe('an edit of the directory', () => {
  it('takes a whole document in any order, as one version', async () => {
    expect(await edit(company)).toMatchObject({ kind: 'edited', version: 2 });
    expect(await departments(database.sql, { only: 'night' })).toMatchObject([
      { id: 'night', name: { zh: 'night 中文', en: 'night' }, parent: 'desk', head: null, duty: 'luo-min' },
    ]);
    expect(await people(database.sql, { only: 'lin-xiao' })).toMatchObject([
      {
        departments: [
          { department: 'desk', as: 'member' },
          { department: 'night', as: 'member' },
        ],
      },
    ]);
    expect((await roles(database.sql, { after: '', limit: 9 })).map(({ holders }) => holders.length)).toEqual([2]);
  });

  it('replaces what it names and leaves the rest; each edit is a version', async () => {
    await edit(company);
    const kept = { role: 'shift-leader', holders: [{ person: 'luo-min', department: 'night' }] };
    expect(await edit({ people: [person('lin-xiao', 'night')], roles: [kept] })).toMatchObject({ kind: 'edited' });
    expect(await people(database.sql, { only: 'lin-xiao' })).toMatchObject([
      { departments: [{ department: 'night', as: 'member' }] },
    ]);
    expect(await people(database.sql, { only: 'su-wan' })).toMatchObject([{ departments: [{ department: 'desk' }] }]);
    expect(await ask({ ask: 'head', department: 'desk' })).toEqual([{ department: 'desk', person: 'su-wan' }]);
  });

  it('that names somebody unknown writes nothing and says where, all at once', async () => {
    const refused = await edit({
      departments: [department('desk', { parent: 'nowhere', head: 'nobody' })],
      people: [person('su-wan', 'desk', 'elsewhere')],
      roles: [{ role: 'auditor', holders: [{ person: 'tang', department: 'audit' }] }],
    });
    expect(refused).toEqual({
      kind: 'refused',
      problems: [
        { code: 'unknown-department', pointer: '/departments/0/parent', params: { department: 'nowhere' } },
        { code: 'unknown-person', pointer: '/departments/0/head', params: { person: 'nobody' } },
        {
          code: 'unknown-department',
          pointer: '/people/0/departments/1/department',
          params: { department: 'elsewhere' },
        },
        { code: 'unknown-person', pointer: '/roles/0/holders/0/person', params: { person: 'tang' } },
        { code: 'unknown-department', pointer: '/roles/0/holders/0/department', params: { department: 'audit' } },
      ],
    });
    expect(await departments(database.sql, { after: '', limit: 9 })).toHaveLength(0);
    expect(await ask({ ask: 'calendar', department: 'desk' })).toEqual([null]);
  });

  it.each<[string, Partial<DirectoryDocument>, object]>([
    [
      'the same department twice',
      { departments: [department('x'), department('x')] },
      { code: 'named-twice', pointer: '/departments/1/id' },
    ],
    [
      'a person twice in a department',
      { people: [person('su-wan', 'desk', 'desk')] },
      { code: 'named-twice', pointer: '/people/0/departments/1/department' },
    ],
    [
      'a department above itself',
      { departments: [department('desk', { parent: 'night' })] },
      { code: 'own-ancestor', pointer: '/departments/0/parent' },
    ],
    [
      'a role held in a department to which its holder does not belong',
      { roles: [{ role: 'director', holders: [{ person: 'wei', department: 'desk' }] }] },
      { code: 'not-in-department', pointer: '/roles/0/holders/0/department' },
    ],
    [
      'a person who leaves the department in which a role is held',
      { people: [person('luo-min', 'desk')], departments: [department('night', { parent: 'desk' })] },
      { code: 'not-in-department', pointer: '' },
    ],
  ])('with %s is refused', async (_what, document, problem) => {
    await edit(company);
    expect(await edit(document)).toMatchObject({ kind: 'refused', problems: [problem] });
  });

  it('by twenty editors at once are twenty versions, and none is lost', async () => {
    await edit(company);
    const edits = await Promise.all(Array.from({ length: 20 }, (_, i) => edit({ people: [person(`p-${i}`, 'desk')] })));
    const versions = edits.map((one) => (one.kind === 'edited' ? one.version : 0)).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, i) => i + 3));
    const there = await people(database.sql, { after: 'p-', limit: 99 });
    expect(there.filter(({ id }) => id.startsWith('p-'))).toHaveLength(20);
  });
});

describe('answers', () => {
  it('come in one trip, of one version, each in the place of its need', async () => {
    await edit(company);
    const needs: Need[] = [
      { ask: 'role', role: 'shift-leader' },
      { ask: 'head', department: 'desk' },
      { ask: 'duty', department: 'night' },
      { ask: 'person', person: 'lin-xiao' },
      { ask: 'calendar', department: 'night' },
    ];
    const answers = await resolve(database.sql, needs, Date.now());
    expect(needs.map((need) => answers[needKey(need)])).toEqual([
      { value: { department: 'night', person: 'luo-min' }, directory: 2 },
      { value: { department: 'desk', person: 'su-wan' }, directory: 2 },
      { value: { department: 'night', person: 'luo-min' }, directory: 2 },
      { value: { person: 'lin-xiao', departments: ['desk', 'night'] }, directory: 2 },
      { value: ROUND_THE_CLOCK, directory: 2 },
    ]);
  });

  it('are null where nobody, or nothing, is there', async () => {
    await edit(company);
    expect(
      await ask(
        { ask: 'head', department: 'night' },
        { ask: 'duty', department: 'board' },
        { ask: 'head', department: 'nowhere' },
        { ask: 'role', role: 'auditor' },
        { ask: 'person', person: 'nobody' },
        { ask: 'calendar', department: 'nowhere' },
      ),
    ).toEqual([null, null, null, null, null, null]);
  });

  it('never name somebody who is no longer active; of a role the next is asked', async () => {
    await edit(company);
    // Nobody may be made to leave who heads a department or is on duty for one: what is there by another road is not asked all the same.
    for (const { id } of [person('su-wan'), company.people[2] as Person])
      await database.sql`update person set standing = 'leaving' where id = ${id}`;
    expect(
      await ask(
        { ask: 'head', department: 'desk' },
        { ask: 'duty', department: 'night' },
        { ask: 'person', person: 'su-wan' },
        { ask: 'role', role: 'shift-leader' },
      ),
    ).toEqual([null, null, null, { department: 'desk', person: 'lin-xiao' }]);
  });
});

describe('a key', () => {
  const NOW = Date.UTC(2026, 8, 22);
  const hash = (key: string) => createHash('sha256').update(key).digest('hex');
  const caller = (key: string, at = NOW) => callerByKey(database.sql, hash(key), at);
  const relations = async (who: string) => {
    const { key } = await createKey(database.sql, { person: who, scopes: ['act'], at: NOW });
    const found = await caller(key);
    return found?.relations.map((relation) => `${relation.as} ${relation.department}`);
  };

  it('names its owner with all that they are: by membership, head, duty, and supervisor below where they are head', async () => {
    await edit(company);
    const { id, key } = await createKey(database.sql, { person: 'su-wan', scopes: ['act', 'read'], at: NOW });
    expect(key).toMatch(new RegExp(`^baton_${id}_[0-9a-f]{64}$`));
    expect(await caller(key)).toEqual({
      key: id,
      person: 'su-wan',
      kind: 'person',
      scopes: ['act', 'read'],
      lastUsedAt: null,
      roles: [],
      relations: [
        { department: 'desk', as: 'head' },
        { department: 'desk', as: 'member' },
        { department: 'night', as: 'supervisor' },
      ],
      directory: 2,
      until: Number.POSITIVE_INFINITY,
    });
    expect(await relations('luo-min')).toEqual(['duty night', 'supervisor night']);
    expect(await relations('lin-xiao')).toEqual(['duty desk', 'member desk', 'member night']);
  });

  it('is kept as a hash alone', async () => {
    await edit(company);
    const { key } = await createKey(database.sql, { person: 'robot', scopes: [], at: NOW });
    const [row] = await database.sql<{ all: string }[]>`select to_jsonb(api_key)::text as all from api_key`;
    expect(row?.all).toContain(hash(key));
    expect(row?.all).not.toContain(key.split('_')[2]);
    expect((await caller(key))?.kind).toBe('program');
  });

  it('opens nothing once it is revoked or has expired, or when its owner is no longer active', async () => {
    await edit(company);
    const keys = await Promise.all(
      [undefined, NOW + 1000, undefined].map((expiresAt) =>
        createKey(database.sql, { person: 'wei', scopes: [], at: NOW, ...(expiresAt ? { expiresAt } : {}) }),
      ),
    );
    const [lost, short, kept] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];
    expect(await revokeKey(database.sql, lost.id, NOW)).toBe(true);
    expect(await revokeKey(database.sql, lost.id, NOW)).toBe(false);
    expect(await caller(lost.key)).toBeUndefined();
    expect((await caller(short.key, NOW + 999))?.person).toBe('wei');
    expect(await caller(short.key, NOW + 1000)).toBeUndefined();
    expect((await caller(kept.key))?.person).toBe('wei');
    await edit({ people: [{ ...person('wei', 'board'), activeUntil: NOW + 5000 }] }, NOW);
    expect(await caller(kept.key, NOW + 4999)).toMatchObject({ person: 'wei', until: NOW + 5000 });
    expect(await caller(kept.key, NOW + 5000)).toBeUndefined();
    await edit({ people: [person('wei', 'board')] });
    await database.sql`update person set standing = 'left' where id = 'wei'`;
    expect(await caller(kept.key)).toBeUndefined();
    expect(await caller('baton_000000000000_0')).toBeUndefined();
  });

  it('notes when it was used, at most once a minute', async () => {
    await edit(company);
    const { id, key } = await createKey(database.sql, { person: 'wei', scopes: [], at: NOW });
    const used = async (at: number) => {
      await touchKey(database.sql, id, at);
      return (await caller(key))?.lastUsedAt;
    };
    expect(await used(NOW)).toBe(NOW);
    expect(await used(NOW + 59_999)).toBe(NOW);
    expect(await used(NOW + 60_001)).toBe(NOW + 60_001);
  });
});
