import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codecKeys } from '../../wire/keys';
import { freshDatabase } from '../database/database';
import { engine, temporalAddress } from '../workflows/engine';
import { formsOf, holds, inDatabase, inFiles, inHistories } from './leaks';

/** What the end of the test run looks for is found where it is planted: under a mark of its own, so that the run itself does not fail. */
const mark = `PLANTED-${randomBytes(4).toString('hex')}-`;

test('a text is found as it is, in hexadecimal and in base64, wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc', '接力'])
    for (const as of ['utf8', 'hex', 'base64'] as const)
      expect([before, as, holds(Buffer.from(`${before}${mark}1 and more`).toString(as), mark)]).toEqual([
        before,
        as,
        true,
      ]);
  expect(holds('something else', mark)).toBe(false);
  expect(formsOf(mark).every((form) => form.length >= mark.length)).toBe(true);
});

describe('in a database', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
  });
  afterAll(() => database.drop());

  test.each([
    ['a text', `create table planted as select ${`'x ${mark}1'`}::text as it`],
    ['a document', `create table planted as select '{"it": ["${mark}1"]}'::jsonb as it`],
    ['bytes', `create table planted as select convert_to('${mark}1', 'UTF8') as it`],
    ['base64 of it', `create table planted as select '${Buffer.from(`..${mark}1`).toString('base64')}'::text as it`],
  ])('%s', async (_what, plant) => {
    expect(await inDatabase(database.sql, mark)).toEqual([]);
    await database.sql.unsafe(plant);
    expect(await inDatabase(database.sql, mark)).toEqual(['planted']);
    await database.sql.unsafe('drop table planted');
  });
});

test('in a payload of a history, with the key and not without it; and in what is not sealed', async () => {
  const { client, taskQueue, keys, close } = await engine();
  const start = (workflowId: string, change: object) =>
    client.workflow.start('nobody', { workflowId, taskQueue, args: [], ...change });
  const [sealed, bare, clean] = [randomUUID(), randomUUID(), randomUUID()];
  await start(sealed, { args: [{ deep: [`${mark}1`] }] });
  await start(bare, { staticSummary: 'x', cronSchedule: undefined, workflowId: `${bare}-${mark}1` });
  await start(clean, { args: [{ deep: ['nothing'] }] });
  const of = (id: string) => (where: string) => where.includes(id);
  let found = await inHistories(temporalAddress(), keys, mark);
  // The server's list may be a moment behind.
  for (const end = Date.now() + 30_000; !found.found.some(of(sealed)) && Date.now() < end; )
    found = await inHistories(temporalAddress(), keys, mark);
  expect([sealed, bare, clean].map((id) => found.found.some(of(id)))).toEqual([true, true, false]);
  expect(found.payloads).toBeGreaterThanOrEqual(2);
  const without = await inHistories(temporalAddress(), codecKeys('0'.repeat(64)), mark);
  expect(without.found.some(of(sealed))).toBe(false);
  expect(without.unreadable).toBeGreaterThan(found.unreadable);
  for (const id of [sealed, `${bare}-${mark}1`, clean]) await client.workflow.getHandle(id).terminate();
  await close();
});

test('in a log that a server has written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-leaks-'));
  writeFileSync(join(folder, 'postgres.log'), `LOG: statement ${mark}1\n`);
  writeFileSync(join(folder, 'other.log'), 'LOG: nothing\n');
  expect(inFiles(folder, mark)).toEqual([join(folder, 'postgres.log')]);
  rmSync(folder, { recursive: true });
});
