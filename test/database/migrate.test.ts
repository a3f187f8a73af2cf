import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../database/connect';
import { DatabaseRefused, type Migration, migrate, migrations } from '../../database/migrate';
import { schemaOf } from '../../database/schema';
import { freshDatabase } from './database';

const ours = migrations();
const made = (number: number, name: string, text: string): Migration => ({
  number,
  name,
  text,
  checksum: createHash('sha256').update(text).digest('hex'),
});

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase({ migrated: false });
});
afterEach(() => database.drop());

const applied = () =>
  database.sql<{ number: number; name: string }[]>`select number, name from migration order by number`;

describe('migrations', () => {
  it('run once, in order; a database that is up to date is left alone', async () => {
    expect(await migrate(database.sql)).toEqual(ours.map(({ number }) => number));
    const before = await schemaOf(database.sql);
    expect(await migrate(database.sql)).toEqual([]);
    expect(await schemaOf(database.sql)).toBe(before);
    expect([...(await applied())]).toEqual(ours.map(({ number, name }) => ({ number, name })));
  });

  it('by ten starters at once run once', async () => {
    const starters = Array.from({ length: 10 }, () => connect(database.url, { connections: 1 }));
    try {
      const runs = await Promise.all(starters.map((sql) => migrate(sql)));
      expect(runs.flat().sort((a, b) => a - b)).toEqual(ours.map(({ number }) => number));
    } finally {
      await Promise.all(starters.map((sql) => sql.end()));
    }
  });

  it('that came since run on what is there, and one that fails leaves nothing', async () => {
    await migrate(database.sql);
    const next = made(ours.length + 1, 'next', 'create table next (id integer)');
    const bad = made(ours.length + 2, 'bad', 'create table bad (id integer); select 1/0');
    await expect(migrate(database.sql, [...ours, next, bad])).rejects.toThrow('division by zero');
    expect(await applied()).toHaveLength(ours.length);
    expect(await migrate(database.sql, [...ours, next])).toEqual([next.number]);
    expect((await applied()).at(-1)).toEqual({ number: next.number, name: 'next' });
  });

  it('whose text was changed after they had run are refused, in one sentence', async () => {
    await migrate(database.sql);
    const [first, ...others] = ours;
    const tampered = made(1, first?.name ?? '', `${first?.text}\n-- and one more line`);
    const refused = migrate(database.sql, [tampered, ...others]);
    await expect(refused).rejects.toBeInstanceOf(DatabaseRefused);
    await expect(refused).rejects.toThrow(/^Migration 1 of the database \(\w+\) is not the one of this program .*\.$/);
  });

  it('of a newer program are refused by an older one, which changes nothing', async () => {
    const newer = made(ours.length + 1, 'from_the_future', 'create table future (id integer)');
    await migrate(database.sql, [...ours, newer]);
    const before = await schemaOf(database.sql);
    const refused = migrate(database.sql);
    await expect(refused).rejects.toBeInstanceOf(DatabaseRefused);
    await expect(refused).rejects.toThrow(
      /^The database is newer than this program: it has migration \d+ \(from_the_future\)/,
    );
    expect(await schemaOf(database.sql)).toBe(before);
  });

  it('that need an extension which the server lacks say so', async () => {
    const needs = made(1, 'needs', 'create extension no_such_thing');
    const refused = migrate(database.sql, [needs]);
    await expect(refused).rejects.toBeInstanceOf(DatabaseRefused);
    await expect(refused).rejects.toThrow(/lacks what migration 1 \(needs\) needs: extension "no_such_thing"/);
  });
});

describe('the folder of migrations', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read in order, and a checksum does not depend on how a checkout ends its lines', () => {
    writeFileSync(join(folder, '0002_b.sql'), 'select 2;\n');
    writeFileSync(join(folder, '0001_a.sql'), 'select 1;\r\n');
    expect(migrations(folder)).toEqual([made(1, 'a', 'select 1;\n'), made(2, 'b', 'select 2;\n')]);
  });

  it.each(['0003_gap.sql', 'notes.txt', '0002-b.sql'])('with %s in it is not ours', (stranger) => {
    copyFileSync(__filename, join(folder, '0001_a.sql'));
    writeFileSync(join(folder, stranger), '');
    expect(() => migrations(folder)).toThrow(`${stranger} is not the migration that follows number 1`);
  });
});
