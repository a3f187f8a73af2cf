import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { resolve } from '../../activities/resolve';
import { Callers } from '../../api/identify';
import { publishFlow } from '../../database/flows';
import { roles } from '../../database/reads/roles';
import type { Need } from '../../domain/escalation/needs';
import { makeAdministrator } from '../../ops/administrator';
import { DataFolder } from '../../ops/data-folder';
import { publishFlows } from '../../ops/publish-flows';
import { root } from '../../ops/root';
import { seedDemo } from '../../ops/seed';
import { freshDatabase } from '../database/database';
import { freshFolder } from './folder';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase({ migrated: true });
});
afterEach(() => database.drop());

const caller = (key: string) =>
  new Callers(database.sql, pino({ level: 'silent' })).identify(`Bearer ${key}`, Date.now());

describe('the shipped flows', () => {
  const versionOf = async (flow: string) =>
    (
      await database.sql<
        { version: number }[]
      >`select max(version)::int as version from flow_version where flow = ${flow}`
    )[0]?.version;
  const shipped = (): string => {
    const folder = join(freshFolder(), 'flows');
    mkdirSync(folder);
    cpSync(join(root, 'flows/player-problem.yaml'), join(folder, 'player-problem.yaml'));
    return folder;
  };
  const change = (folder: string, words: string): void => {
    const path = join(folder, 'player-problem.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('en: Player problem', `en: ${words}`));
  };

  it('are published at the first start, and not again', async () => {
    expect(await publishFlows(database.sql)).toContain('player-problem');
    expect(await publishFlows(database.sql)).toEqual([]);
    expect(await versionOf('player-problem')).toBe(1);
  });

  it('are published anew when the program brings another document', async () => {
    const folder = shipped();
    await publishFlows(database.sql, folder);
    change(folder, 'A problem of a player');
    expect(await publishFlows(database.sql, folder)).toEqual(['player-problem']);
    expect(await versionOf('player-problem')).toBe(2);
  });

  it('never replace what an owner has published', async () => {
    const folder = shipped();
    await publishFlows(database.sql, folder);
    const [row] = await database.sql<
      { document: unknown; plan: never; hash: string }[]
    >`select document, plan, hash from flow_version`;
    await makeAdministrator(database.sql, 'yan-ming');
    const owners = { ...(row?.document as object), name: { zh: '我们的', en: 'Ours' } };
    const compile = () => ({ plan: row?.plan as never, hash: 'f'.repeat(64) });
    await publishFlow(database.sql, {
      flow: 'player-problem',
      document: owners,
      compile,
      at: Date.now(),
      by: 'yan-ming',
    });
    change(folder, 'The program’s next one');
    expect(await publishFlows(database.sql, folder)).toEqual([]);
    expect(await versionOf('player-problem')).toBe(2);
  });
});

describe('the demo company', () => {
  it('is seeded once, with a key for each of its people', async () => {
    const folder = DataFolder.open(freshFolder());
    expect(await seedDemo(database.sql, folder)).toBe(true);
    const keys: Record<string, string> = JSON.parse(readFileSync(folder.of('demo-keys.json'), 'utf8'));
    const [{ people }] = (await database.sql`select count(*)::int as people from person`) as unknown as [
      { people: number },
    ];
    expect(Object.keys(keys)).toHaveLength(people);
    for (const [person, key] of Object.entries(keys)) expect(await caller(key)).toMatchObject({ person });
    expect(await seedDemo(database.sql, folder)).toBe(false);
    folder.close();
  });

  it('has its calendars, rosters and responsibilities, by which it is asked', async () => {
    const folder = DataFolder.open(freshFolder());
    await seedDemo(database.sql, folder);
    folder.close();
    const { sql } = database;
    const calendars = await sql`select id, calendar from department where calendar <> 'round-the-clock' order by id`;
    expect(calendars).toHaveLength(13);
    expect(calendars.find(({ id }) => id === 'channels')).toMatchObject({ calendar: 'technical-support' });
    const at = Date.now();
    const needs: Need[] = [
      { ask: 'duty', department: 'service-desk' },
      { ask: 'responsibility', table: 'main', of: { class: 'payment' } },
      { ask: 'role', role: 'shift-leader' },
    ];
    const [duty, whose, leader] = Object.values(await resolve(sql, needs, at)).map(({ value }) => value);
    // By the hour of the day in Shanghai: night, early, late.
    const expected = ['luo-min', 'liu-qian', 'fang-tao'][Math.floor(((at / 3_600_000 + 8) % 24) / 8)];
    expect(duty).toEqual({ department: 'service-desk', person: expected });
    expect(leader).toEqual(duty);
    expect(whose).toMatchObject({ department: 'payment', row: 'payments' });
  });

  it('gets its keys at the next start when the first one was killed before it had written them', async () => {
    const folder = DataFolder.open(freshFolder());
    await seedDemo(database.sql, folder);
    rmSync(folder.of('demo-keys.json'));
    await database.sql`update person set name_en = 'Renamed' where id = 'lin-xiao'`;
    expect(await seedDemo(database.sql, folder)).toBe(true);
    const [row] = await database.sql`select name_en as name from person where id = 'lin-xiao'`;
    expect(row?.name).toBe('Renamed');
    folder.close();
  });
});

describe('an administrator', () => {
  it('is made in an empty database, and a second beside the first', async () => {
    for (const person of ['han-bing', 'su-wan']) {
      const key = await makeAdministrator(database.sql, person);
      expect(await caller(key)).toMatchObject({ person });
    }
    const holders = await roles(database.sql, { after: '', limit: 50 });
    expect(holders.map(({ role, holders }) => [role, ...holders.map(({ person }) => person)])).toEqual([
      ['administrator', 'han-bing', 'su-wan'],
    ]);
  });

  it('keeps the department that somebody has, and gets another key when all are lost', async () => {
    const folder = DataFolder.open(freshFolder());
    await seedDemo(database.sql, folder);
    folder.close();
    await makeAdministrator(database.sql, 'lin-xiao');
    await makeAdministrator(database.sql, 'lin-xiao');
    const [role] = await roles(database.sql, { among: ['administrator'] });
    const holders = role?.holders ?? [];
    expect(holders.map(({ person, department }) => [person, department])).toEqual([
      ['han-bing', 'it'],
      ['lin-xiao', 'service-desk'],
    ]);
  });
});
