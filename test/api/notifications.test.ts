import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { notification, notifications } from '../../contract/notifications';
import { root } from '../../ops/root';
import { fastForward } from '../time-skipping';
import { until } from '../until';
import { type Escalation, type Problem, Server } from './server';

type Notification = z.output<typeof notification>;
type Page = z.output<typeof notifications>;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const MINUTE = 60_000;
/** Minutes until every rung at the end of an hour has fired: each may be late by up to five hundredths of its span. */
const AN_HOUR = 64;
const told = async (as: string, query = ''): Promise<Page> =>
  (await server.call<Page>(as, `GET /v1/notifications${query}`)).body;
const read = (as: string, id: number) => server.call<Notification & Problem>(as, `POST /v1/notifications/${id}/read`);
const about = (one: Escalation, { items }: Page) => items.filter(({ escalation }) => escalation === one.id);
/** Moves the time of a case on, until so many messages about it are on record. */
async function pass(one: Escalation, minutes: number, messages: number): Promise<void> {
  await fastForward(server.engine.client, one.id, minutes * MINUTE);
  await until(async () => {
    const [row] = await server.sql`select count(*)::integer as n from notification where escalation = ${one.id}`;
    return row?.n >= messages;
  });
}

it('what a rung says is read by whom it was said to, and by nobody else', async () => {
  const one = await server.open({ title: 'Nobody accepts this' });
  expect(about(one, await told('wu-lei'))).toEqual([]);
  await pass(one, AN_HOUR, 3);

  // The offer was not accepted within its hour: the person to whom it was made is reminded.
  const [reminder, ...others] = about(one, await told('wu-lei'));
  expect(others).toEqual([]);
  expect(reminder).toEqual({
    id: expect.any(Number),
    escalation: one.id,
    number: one.number,
    title: 'Nobody accepts this',
    handoff: 1,
    kind: 'reminded',
    clock: 'accept',
    department: 'technical-support',
    person: 'wu-lei',
    dueAt: one.handoffs[0]?.acceptBy,
    at: expect.any(String),
    readAt: null,
    readBy: null,
  });
  // The front hears of the promise, at three quarters and at its end; newest first.
  const front = about(one, await told('lin-xiao'));
  expect(front.map(({ kind, clock, handoff }) => [kind, clock, handoff])).toEqual([
    ['notified', 'first-answer', null],
    ['reminded', 'first-answer', null],
  ]);
  for (const somebody of ['qian-feng', 'gao-yuan', 'tang-jing', 'han-bing']) {
    expect(about(one, await told(somebody))).toEqual([]);
    expect((await read(somebody, reminder?.id ?? 0)).status).toBe(404);
  }
});

it('is read once, and stays read', async () => {
  const one = await server.open();
  await pass(one, AN_HOUR, 3);
  const [reminder] = about(one, await told('wu-lei', '?unread=true'));
  const first = await read('wu-lei', reminder?.id ?? 0);
  expect(first.body).toEqual({ ...reminder, readAt: expect.any(String), readBy: 'wu-lei' });
  const again = await read('wu-lei', reminder?.id ?? 0);
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(about(one, await told('wu-lei', '?unread=true'))).toEqual([]);
  expect(about(one, await told('wu-lei', '?unread=false'))).toEqual([first.body]);
  expect((await server.call<Problem>(null, `POST /v1/notifications/${reminder?.id}/read`)).status).toBe(401);
});

it('of a queue is read by whoever is there, and one reads for all', async () => {
  let one = await server.open();
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'release', { reason: 'My shift ends' }, 1);
  expect(one.handoffs[0]?.holder).toEqual({ person: null, department: 'technical-support', queue: true });
  await pass(one, AN_HOUR, 3);
  const [reminder] = about(one, await told('qian-feng'));
  expect(reminder).toMatchObject({ kind: 'reminded', clock: 'accept', department: 'technical-support', person: null });
  expect(about(one, await told('liang-wei'))).toEqual([reminder]); // the head belongs to it as well
  expect(about(one, await told('wang-haitao'))).toEqual([]);
  await read('robot', reminder?.id ?? 0);
  expect(about(one, await told('qian-feng'))[0]?.readBy).toBe('robot');
});

it('comes in pages, newest first, and as of a past instant', async () => {
  const cases = [await server.open(), await server.open(), await server.open()];
  for (const one of cases) await pass(one, AN_HOUR, 3);
  const all = (await told('wu-lei', '?limit=200')).items;
  expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => b - a));
  const pages: Notification[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await told('wu-lei', `?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
    expect(page.items.length).toBeLessThanOrEqual(2);
    pages.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(pages).toEqual(all);
  expect((await told('wu-lei', `?at=${cases[0]?.openedAt}`)).items.length).toBeLessThan(all.length);
  const wrong = await server.call<Problem>('wu-lei', 'GET /v1/notifications?cursor=nonsense&unread=yes');
  expect([wrong.status, wrong.body.errors?.map(({ pointer }) => pointer)]).toEqual([400, ['?unread']]);
});

it('whom a rung tells of a case may read the case', async () => {
  const text = readFileSync(join(root, 'flows/player-problem.yaml'), 'utf8');
  const told = text.replace(
    '{ at: 100%, do: remind, whom: holder }',
    '{ at: 100%, do: remind, whom: [holder, "role:process-owner"] }',
  );
  expect(told).not.toBe(text);
  const publish = await server.call('yan-ming', 'POST /v1/flows/player-problem/publish', told, {
    headers: { 'content-type': 'application/yaml' },
  });
  expect(publish.status).toBe(200);
  const one = await server.open();
  const get = () => server.call<Escalation>('yan-ming', `GET /v1/escalations/${one.id}`);
  const list = async () =>
    (await server.call<{ items: { id: string }[] }>('yan-ming', 'GET /v1/escalations')).body.items.map(({ id }) => id);
  expect([(await get()).status, await list()]).toEqual([404, []]);
  await pass(one, AN_HOUR, 4);
  expect([(await get()).status, await list()]).toEqual([200, [one.id]]);
});
