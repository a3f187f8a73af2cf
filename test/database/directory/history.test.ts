import { createHash } from 'node:crypto';
import { rosterDocument } from '../../../contract/rosters';
import { type DirectoryDocument, editDirectory } from '../../../database/directory';
import { createKey } from '../../../database/keys';
import { migrate, migrations } from '../../../database/migrate';
import { callerByKey } from '../../../database/reads/caller';
import { departments } from '../../../database/reads/departments';
import { documentAt } from '../../../database/reads/directory-document';
import { directoryHistory } from '../../../database/reads/directory-history';
import { people } from '../../../database/reads/people';
import { roles } from '../../../database/reads/roles';
import { compileRosters } from '../../../organisation/compile-rosters';
import { freshDatabase } from '../database';

const NOW = Date.UTC(2026, 8, 24, 2);
const MINUTE = 60_000;
const name = { zh: '名', en: 'Name' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase({ migrated: false });
});
afterEach(() => database.drop());

const edit = (document: Partial<DirectoryDocument>, at: number, by: string | null = null) =>
  editDirectory(database.sql, { departments: [], people: [], roles: [], ...document }, { at, by });
const department = (id: string, change: object = {}) => ({
  ...{ id, name, parent: null, head: null, duty: null, calendar: 'round-the-clock' },
  ...change,
});
const person = (id: string, ...homes: string[]) => ({
  ...{ id, name, kind: 'person' as const },
  departments: homes.map((home) => ({ department: home, as: 'member' as const })),
});
const history = async (kind: string, id: string) => [
  ...(await directoryHistory(database.sql, kind, id, Number.MAX_SAFE_INTEGER, 99)),
];

describe('the history of the directory', () => {
  beforeEach(() => migrate(database.sql));

  it('says who was head, on duty and supervisor at any instant, and who changed it', async () => {
    await edit(
      { departments: [department('desk', { head: 'su' })], people: [person('su', 'desk'), person('lin', 'desk')] },
      NOW,
    );
    await edit(
      { departments: [department('desk', { head: 'lin', duty: 'su', supervisors: ['su'] })] },
      NOW + MINUTE,
      'lin',
    );
    const then = async (at: number) => {
      const desk = await documentAt(database.sql, 'department', 'desk', at);
      return desk && [desk.head, desk.duty, desk.supervisors];
    };
    expect(await then(NOW - 1)).toBeUndefined();
    expect(await then(NOW)).toEqual(['su', null, []]);
    expect(await then(NOW + MINUTE - 1)).toEqual(['su', null, []]);
    expect(await then(NOW + MINUTE)).toEqual(['lin', 'su', ['su']]);
    expect((await history('department', 'desk')).map(({ version, from, to, by }) => [version, from, to, by])).toEqual([
      [3, NOW + MINUTE, null, 'lin'],
      [2, NOW, NOW + MINUTE, null],
    ]);
    // The supervisor is told by the person too: named by the department alone, their document changes with it.
    expect((await documentAt(database.sql, 'person', 'su', NOW + MINUTE))?.departments).toEqual([
      { department: 'desk', as: 'supervisor' },
    ]);
    expect(await history('person', 'su')).toHaveLength(2);
    expect(await history('person', 'lin')).toHaveLength(1);
  });

  it('grows only by what changes, and is the same as what is there', async () => {
    const company = {
      departments: [department('desk', { limit: 3, limits: [{ from: NOW, to: null, most: 5 }] })],
      people: [person('su', 'desk')],
    };
    await edit(company, NOW);
    await edit(company, NOW + MINUTE);
    await edit(
      { people: [{ ...person('su', 'desk'), manager: null, language: 'zh', standing: 'active' }] },
      NOW + MINUTE,
    );
    expect(await history('department', 'desk')).toHaveLength(1);
    expect(await history('person', 'su')).toHaveLength(1);
    const [there] = await departments(database.sql, { only: 'desk' });
    expect(await documentAt(database.sql, 'department', 'desk', NOW)).toEqual(there);
    expect(there?.limits).toEqual([{ from: '2026-09-24T02:00:00.000Z', to: null, most: 5 }]);
  });

  it('is not edited, and a clock that was set back does not put an edit before another', async () => {
    await edit({ departments: [department('desk')] }, NOW);
    await edit({ departments: [department('desk', { limit: 1 })] }, NOW - MINUTE);
    expect((await history('department', 'desk')).map(({ from, to }) => [from, to])).toEqual([
      [NOW, null],
      [NOW, NOW],
    ]);
    expect((await documentAt(database.sql, 'department', 'desk', NOW))?.limit).toBe(1);
    const { sql } = database;
    for (const change of [
      sql`update directory_document set document = '{}'`,
      sql`update directory_document set to_at = null`,
      sql`update directory_document set "by" = 'wei', to_at = now() where to_at is null`,
      sql`delete from directory_document`,
      sql`truncate directory_document`,
    ])
      await expect(change).rejects.toMatchObject({ code: '23000' });
  });

  it('knows of what was there before it from its own beginning on', async () => {
    const old = await freshDatabase({ migrated: false });
    try {
      await migrate(old.sql, migrations().slice(0, 3));
      await old.sql`insert into person values ('su', '苏', 'Su', 'person', true), ('gone', '走', 'Gone', 'person', false)`;
      await old.sql`insert into department values ('desk', '台', 'Desk', null, 'su', null, 'round-the-clock')`;
      await old.sql`insert into membership values ('su', 'desk', 'supervisor', 1)`;
      await old.sql`insert into role_holder values ('auditor', 'su', 'desk', 1)`;
      await migrate(old.sql);
      const now = Date.now() + 1_000;
      expect((await people(old.sql, { only: 'gone' }))[0]?.standing).toBe('left');
      const kept = [
        await documentAt(old.sql, 'department', 'desk', now),
        await documentAt(old.sql, 'person', 'su', now),
        await documentAt(old.sql, 'role', 'auditor', now),
      ];
      expect(kept).toEqual([
        (await departments(old.sql, { only: 'desk' }))[0],
        (await people(old.sql, { only: 'su' }))[0],
        (await roles(old.sql, { among: ['auditor'] }))[0],
      ]);
    } finally {
      await old.drop();
    }
  });
});

describe('a caller', () => {
  const HOUR = 60 * MINUTE;
  beforeEach(async () => {
    await migrate(database.sql);
    await edit(
      { departments: [department('desk'), department('pay')], people: [person('su', 'desk'), person('lin', 'desk')] },
      NOW,
    );
  });
  const caller = async (who: string, at: number) => {
    const { key } = await createKey(database.sql, { person: who, scopes: [], at: NOW });
    const found = await callerByKey(database.sql, createHash('sha256').update(key).digest('hex'), at);
    return found && [found.relations.map((one) => `${one.as} ${one.department}`), found.until];
  };

  it('is what lendings in force make of them, and says until when', async () => {
    const lending = {
      id: 'help',
      person: 'su',
      department: 'pay',
      as: 'supervisor' as const,
      from: NOW + HOUR,
      to: NOW + 2 * HOUR,
    };
    await edit({ lendings: [lending] }, NOW);
    expect(await caller('su', NOW)).toEqual([['member desk'], NOW + HOUR]);
    expect(await caller('su', NOW + HOUR)).toEqual([['member desk', 'supervisor pay'], NOW + 2 * HOUR]);
    expect(await caller('su', NOW + 2 * HOUR)).toEqual([['member desk'], Number.POSITIVE_INFINITY]);
  });

  it('is on duty by the roster, minute by minute; the fixed officer is not any more', async () => {
    await edit({ departments: [department('pay', { duty: 'su' })] }, NOW);
    expect(await caller('su', NOW)).toEqual([['member desk', 'duty pay'], Number.POSITIVE_INFINITY]);
    const shift = (id: string, hours: string, who: string) => ({ shift: id, name, hours, people: [who] });
    const document = rosterDocument.parse({
      zone: 'Asia/Shanghai',
      shifts: [shift('early', 'daily 00:00-12:00', 'lin'), shift('late', 'daily 12:00-24:00', 'su')],
    });
    const { rosters } = compileRosters([{ department: 'pay', document }], NOW);
    expect(await edit({ rosters }, NOW)).toMatchObject({ kind: 'edited', added: [{ kind: 'roster', id: 'pay' }] });
    // 10:00 in Shanghai, 20 seconds past; and the second before 12:00.
    const at = NOW + 20_000;
    expect(await caller('lin', at)).toEqual([['member desk', 'duty pay'], NOW + MINUTE]);
    expect(await caller('su', at)).toEqual([['member desk'], NOW + MINUTE]);
    const noon = NOW + 2 * HOUR;
    expect(await caller('lin', noon - 1)).toEqual([['member desk', 'duty pay'], noon]);
    expect(await caller('lin', noon)).toEqual([['member desk'], noon + MINUTE]);
    expect(await caller('su', noon)).toEqual([['member desk', 'duty pay'], noon + MINUTE]);
  });

  it('who stands in for somebody is nothing more for it', async () => {
    await edit({ departments: [department('pay', { head: 'su', duty: 'su' })] }, NOW);
    await edit({ absences: [{ id: 'away', person: 'su', substitute: 'lin', from: NOW, to: null }] }, NOW);
    expect(await caller('lin', NOW + 1)).toEqual([['member desk'], Number.POSITIVE_INFINITY]);
  });
});
