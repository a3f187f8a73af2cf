import { setTimeout as pause } from 'node:timers/promises';
import { freshDatabase } from '../database/database';
import { until } from '../until';
import { Load } from './load';
import { Stage } from './stage';
import { Wire } from './wire';

// PostgreSQL cannot be reached for a minute, by anybody. Nothing is answered that is not recorded, and all goes on by itself.

jest.setTimeout(300_000);
const AWAY = 60_000;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let wires: Wire[];
let stage: Stage;
let load: Load;

beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  const through = await Promise.all([Wire.before(database.url), Wire.before(database.url)]);
  wires = through.map(({ wire }) => wire);
  const [api, worker] = through.map(({ url }) => url) as [string, string];
  stage = await Stage.set({ api, worker, direct: database.url });
  load = new Load(stage, 4);
  await load.more(40);
});
afterAll(async () => {
  await load?.stop();
  await stage?.strike();
  for (const wire of wires ?? []) await wire.close();
  await database?.drop();
});

test('PostgreSQL away for a minute, under load', async () => {
  const cut = Date.now();
  for (const wire of wires) wire.set('cut');
  await pause(1_000);
  const answeredBy = load.acknowledged.length;
  await pause(AWAY - 1_000);
  expect(load.acknowledged.length).toBe(answeredBy); // nobody was told anything meanwhile

  const back = Date.now();
  for (const wire of wires) wire.set('pass');
  await load.more(60, 60_000);
  const { normal, before } = load.since(cut);
  const firstAfter = Math.min(...load.acknowledged.map(({ sent, took }) => sent + took).filter((at) => at > back));
  await load.stop();

  const compared = await load.compare(stage.sql);
  console.log(
    `away for ${back - cut} ms; then the first act after ${firstAfter - back} ms, normal after ${normal - (back - cut)} ms ` +
      `(p50 / p99 before: ${before.p50} / ${before.p99} ms); ${JSON.stringify(compared)}`,
  );
  expect(compared).toMatchObject({ missing: 0, doubled: 0 });
  expect(load.refused).toEqual([]);
  expect(firstAfter - back).toBeLessThan(15_000);
});

test('a wait for the database costs a case few events, however long it is', async () => {
  const id = await load.open();
  const length = async () => (await stage.describe(id))?.historyLength ?? 0;
  const before = await length();
  expect(before).toBeGreaterThan(0);
  wires[1]?.set('cut'); // the worker's alone: the API can still ask who may do what
  const state = await stage.call('wu-lei', 'GET', `/v1/escalations/${id}`);
  const version = state.body.handoffs[0]?.version;
  const path = `/v1/escalations/${id}/handoffs/1/accept`;
  const first = await stage.call('wu-lei', 'POST', path, { version }, 'the-same-key');
  expect(first.status).toBe(503);
  await pause(10_000);
  wires[1]?.set('pass');
  await until(async () => (await stage.call('wu-lei', 'POST', path, { version }, 'the-same-key')).status === 200);
  expect((await length()) - before).toBeLessThanOrEqual(8 + 6 + 9);
});
