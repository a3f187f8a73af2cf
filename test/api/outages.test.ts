import { randomUUID } from 'node:crypto';
import { resolve } from '../../activities/resolve';
import { connect } from '../../database/connect';
import { storedCase } from '../../database/reads/stored-case';
import { caseRun } from '../../wire/run';
import { ESCALATION, look } from '../../workflows/messages';
import { type Escalation, OPENING, type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const accept = (one: Escalation, key: string, version = 1) =>
  server.call<Escalation & Problem>('wu-lei', `POST /v1/escalations/${one.id}/handoffs/1/accept`, { version }, { key });
const contact = (one: Escalation, said: string) =>
  server.call<Problem>('lin-xiao', `POST /v1/escalations/${one.id}/contact`, {
    said,
    channel: 'phone',
    outcome: 'no-answer',
  });
const types = async (one: Escalation) =>
  (await server.sql<{ type: string }[]>`select type from journal where escalation = ${one.id} order by seq`).map(
    ({ type }) => type,
  );

it('without a worker an act is put off, and under the same key done once when one is back', async () => {
  const one = await server.open();
  await server.rest();
  const patient = await server.serve({ actWithinMs: 1_500 });
  const key = randomUUID();
  const began = Date.now();
  const late = await accept(one, key);
  expect([late.status, late.body.code, late.body.retryable]).toEqual([503, 'no-worker', true]);
  expect(late.headers.get('retry-after')).toBe('1');
  expect(Date.now() - began).toBeLessThan(8_000);
  expect((await accept(one, key)).status).toBe(503);
  const opening = randomUUID();
  const open = () => server.call<Escalation & Problem>('lin-xiao', 'POST /v1/escalations', OPENING, { key: opening });
  expect((await open()).status).toBe(503);
  await server.work();
  await patient.stop();
  await server.serve();
  let [act, opened] = [await accept(one, key), await open()];
  for (let i = 0; i < 20 && (act.status === 503 || opened.status === 503); i++)
    [act, opened] = [await accept(one, key), await open()];
  expect([act.status, opened.status]).toEqual([200, 201]);
  expect(await types(one)).toEqual(['opened', 'offered', 'accepted']);
  expect(await types(opened.body)).toEqual(['opened', 'offered']);
});

it('a case whose workflow is lost is taken up again by the act that finds out', async () => {
  const one = await server.open();
  await server.engine.client.workflow.getHandle(one.id).terminate('the store is gone');
  const key = randomUUID();
  let act = await accept(one, key);
  for (let i = 0; i < 10 && act.status === 503; i++) act = await accept(one, key);
  expect(act.status).toBe(200);
  expect(await types(one)).toEqual(['opened', 'offered', 'accepted']);
  expect((await accept(one, key)).body).toEqual(act.body);
});

it('acts that are cut off by the loss of their workflow are safe to repeat, and say so', async () => {
  const one = await server.open();
  const acting = Array.from({ length: 6 }, (_, i) => contact(one, `${i}`));
  await server.engine.client.workflow.getHandle(one.id).terminate('the store is gone');
  const answers = await Promise.all(acting);
  const done = answers.filter(({ status }) => status === 200).length;
  expect(answers.filter(({ status, body }) => status !== 200 && !body.retryable)).toEqual([]);
  expect((await types(one)).filter((type) => type === 'contacted').length).toBeGreaterThanOrEqual(done);
});

it('while a run moves on, acts arrive, each once, and nobody is told of it', async () => {
  const one = await server.open();
  const { workflow } = server.engine.client;
  await workflow.getHandle(one.id).terminate('to start it anew, with short runs');
  const stored = await storedCase(server.sql, one.id);
  if (!stored) throw new Error('the case is on record');
  const carry = { escalation: one.id, ...stored, recent: [], moves: 0, moveAt: 20 };
  await workflow.start(ESCALATION, caseRun(carry, server.engine.taskQueue));
  await server.serve();
  const answers: { status: number }[] = [];
  for (let round = 0; round < 8; round++)
    answers.push(...(await Promise.all(Array.from({ length: 4 }, (_, i) => contact(one, `${round}.${i}`)))));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect((await types(one)).filter((type) => type === 'contacted')).toHaveLength(32);
  const { moves } = (await workflow.getHandle(one.id).query(look)) as { moves: number };
  expect(moves).toBeGreaterThan(2);
});

it('what is over is judged on the record: a closed or doubtful case says why', async () => {
  const one = await server.open();
  const cancelled = await server.act('lin-xiao', one, 'cancel', { ground: 'duplicate', reason: 'Twice' });
  expect(cancelled.state).toBe('cancelled');
  const after = await server.call<Problem>('lin-xiao', `POST /v1/escalations/${one.id}/resolve`, {
    version: cancelled.version,
  });
  expect([after.status, after.body.code]).toEqual([409, 'not-in-this-state']);
  const other = await server.open();
  await server.sql`update escalation set health = 'diverged', why = 'a test', stands_at = seq where id = ${other.id}`;
  const doubtful = await accept(other, randomUUID());
  expect([doubtful.status, doubtful.body.code]).toEqual([409, 'diverged']);
  const read = await server.call<Escalation>('wu-lei', `GET /v1/escalations/${other.id}`);
  expect(read.body.health).toBe('diverged');
});

it('without the database every answer is a problem that says so; without Temporal reads go on', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/none', { connectTimeout: 1 });
  await server.serve({ sql: nowhere });
  const read = await server.call<Problem>('wu-lei', 'GET /v1/inbox');
  expect([read.status, read.body.code, read.body.retryable]).toEqual([503, 'database-away', true]);
  const ready = await server.call<{ parts: object }>(null, 'GET /readyz');
  expect([ready.status, ready.body]).toMatchObject([
    503,
    { status: 'not-ready', parts: { database: 'not-ready', temporal: 'ready' } },
  ]);
  await nowhere.end({ timeout: 1 });

  await server.serve({ connection: { address: '127.0.0.1:1' }, actWithinMs: 800 });
  expect((await server.call('wu-lei', 'GET /v1/inbox')).status).toBe(200);
  const act = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', OPENING, { key: randomUUID() });
  expect([act.status, act.body.code]).toEqual([503, 'engine-away']);
  expect((await server.call<{ parts: object }>(null, 'GET /readyz')).body).toMatchObject({
    parts: { database: 'ready', migrations: 'ready', temporal: 'not-ready', worker: 'not-ready' },
  });
});

it('a server that stops answers what is under way and takes no more', async () => {
  const { sql } = server;
  let asked: () => void = () => undefined;
  let told: () => void = () => undefined;
  const underWay = new Promise<void>((done) => (asked = done));
  const mayGoOn = new Promise<void>((done) => (told = done));
  const api = await server.serve({
    resolve: async (needs, at) => {
      asked();
      await mayGoOn;
      return resolve(sql, needs, at);
    },
  });
  const opening = server.call<Escalation>('lin-xiao', 'POST /v1/escalations', OPENING, { key: randomUUID() });
  await underWay;
  const stopped = api.stop();
  await expect(fetch(`http://127.0.0.1:${api.port}/healthz`)).rejects.toThrow();
  told();
  expect((await opening).status).toBe(201);
  await stopped;
  await server.serve();
});
