import type { Query } from '../../../database/connect';
import { freshDatabase } from '../database';

/** What the database itself holds of the organisation, whoever writes: each bad write is refused by the constraint that is named. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  await database.sql`
    insert into person (id, name_zh, name_en, kind, standing, language)
    select id, '人', 'P', 'person', 'active', 'zh' from unnest(array['a', 'b']) id`;
  await database.sql`insert into department (id, name_zh, name_en, calendar) values ('desk', '台', 'Desk', 'round-the-clock')`;
  await database.sql`insert into absence values ('one', 'a', 'b', '2026-10-01', '2026-10-08')`;
  await database.sql`insert into lending values ('one', 'a', 'desk', 'member', '2026-10-01', '2026-10-08')`;
  await database.sql`insert into department_limit values ('desk', '2026-10-01', '2026-10-08', 5)`;
});
afterAll(() => database.drop());

type Write = (query: Query) => Promise<unknown>;

it.each<[what: string, by: string, write: Write]>([
  ['away twice', 'absence_never_two', (q) => q`insert into absence values ('two', 'a', null, '2026-10-07', null)`],
  [
    'standing in for oneself',
    'absence_substituted_by_another',
    (q) => q`insert into absence values ('two', 'b', 'b', '2026-10-07', null)`,
  ],
  [
    'an absence that ends before it begins',
    'absence_check',
    (q) => q`insert into absence values ('two', 'b', null, '2026-10-07', '2026-10-06')`,
  ],
  [
    'lent twice',
    'lending_never_two',
    (q) => q`insert into lending values ('two', 'a', 'desk', 'member', '2026-09-01', '2026-10-02')`,
  ],
  [
    'two limits',
    'department_limit_never_two',
    (q) => q`insert into department_limit values ('desk', '2026-10-05', null, 9)`,
  ],
  [
    'a limit of nothing',
    'department_limit_most_check',
    (q) => q`insert into department_limit values ('desk', '2026-11-05', null, 0)`,
  ],
  ['one’s own manager', 'person_manages_another', (q) => q`update person set manager = 'a' where id = 'a'`],
  ['a standing that is none', 'person_standing', (q) => q`update person set standing = 'gone' where id = 'a'`],
  ['a manager who is not there', 'person_manager_fkey', (q) => q`update person set manager = 'nobody' where id = 'a'`],
])('%s is refused', async (_what, by, write) => {
  await expect(database.sql.begin((query) => write(query))).rejects.toMatchObject({ constraint_name: by });
});

it('what only touches is taken', async () => {
  await database.sql`insert into absence values ('next', 'a', null, '2026-10-08', null)`;
  await database.sql`insert into lending values ('next', 'a', 'desk', 'member', '2026-10-08', '2026-10-09')`;
  await database.sql`insert into department_limit values ('desk', '2026-10-08', null, 9)`;
  const limits = await database.sql<{ most: number | null }[]>`
    select limit_of('desk', at) as most from unnest(array['2026-09-30', '2026-10-01', '2026-10-08']::timestamptz[]) at`;
  expect(limits.map(({ most }) => most)).toEqual([null, 5, 9]);
});
