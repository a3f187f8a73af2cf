import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../contract/routes';
import { fastForward } from '../time-skipping';
import { seen } from './held';
import { type Escalation, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const get = async (as: string, path: string) => expect((await server.call(as, `GET ${path}`)).status).toBe(200);
const NAME = { zh: '名', en: 'Name' };

/** Each verb succeeds once; every answer is held against the schema of its route (`held`). */
it('every verb is answered in the shape that the contract names', async () => {
  let one = await server.open({ urgency: 'high', importance: 'high' });
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'release', { reason: 'Shift ends' }, 1);
  one = await server.act('qian-feng', one, 'claim', {}, 1);
  one = await server.act('liang-wei', one, 'assign', { person: 'wu-lei', reason: 'Knows it' }, 1);
  one = await server.act('wu-lei', one, 'progress', { note: 'Reading logs', version: undefined }, 1);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  one = await server.act('wu-lei', one, 'wait', { for: 'customer', party: 'The player', until }, 1);
  expect(one.handoffs[0]).toMatchObject({
    state: 'waiting',
    wait: { for: 'customer', until },
    charged: { kind: 'customer', name: 'The player' },
  });
  expect(one.promise.resolveBy).toBeNull(); // stands still while the customer is waited for
  one = await server.act('wu-lei', one, 'resume', { note: 'Has answered' }, 1);
  one = await server.act('wu-lei', one, 'transfer', { to: { department: 'operations' }, reason: 'Theirs' }, 1);
  one = await server.act('wu-lei', one, 'withdraw-transfer', {}, 1);
  one = await server.act('lin-xiao', one, 'contact', {
    said: 'Soon',
    channel: 'phone',
    outcome: 'reached',
    version: undefined,
  });
  expect(one.promise.firstAnswerBy).toBeNull();
  await fastForward(server.engine.client, one.id, '9 hours');
  one = (await server.call<Escalation>('liang-wei', `GET /v1/escalations/${one.id}`)).body;
  expect(one.actions).toContain('answer-raise');
  one = await server.act('liang-wei', one, 'answer-raise', {
    clock: 'finish',
    handoff: 1,
    note: 'At 15:00',
    version: undefined,
  });
  one = await server.act('wu-lei', one, 'complete', { results: { cause: 'user' } }, 1);
  one = await server.act(
    'lin-xiao',
    one,
    'redirect',
    { to: { department: 'operations' }, reason: 'Nobody is there' },
    2,
  );
  one = await server.act('lin-xiao', one, 'resolve', {
    reason: 'Answered on the phone',
    results: { summary: 'Explained' },
  });
  one = await server.act('lin-xiao', one, 'close', { reason: 'Never answers' });
  expect(one.state).toBe('closed');
  one = await server.act('lin-xiao', one, 'reopen', { reason: 'Came back' });
  one = await server.act('lin-xiao', one, 'resolve');
  one = await server.act('lin-xiao', one, 'confirm', { satisfied: true });
  one = await server.act('lin-xiao', await server.open(), 'cancel', { ground: 'duplicate', reason: 'Twice' });
  for (const part of ['', '/actions', '/journal', '/ledger', '/deadlines'])
    await get('lin-xiao', `/v1/escalations/${one.id}${part}`);
});

it('and so is every other route', async () => {
  for (const list of ['escalations', 'inbox', 'flows', 'departments', 'people', 'roles', 'keys'])
    await get('han-bing', `/v1/${list}`);
  for (const one of [
    'flows/player-problem/versions',
    'flows/player-problem/versions/1',
    'departments/finance',
    'people/wu-lei',
    'roles/auditor',
  ])
    await get('wu-lei', `/v1/${one}`);
  for (const path of ['/openapi.json', '/docs', '/healthz', '/readyz', '/metrics']) await get('han-bing', path);
  const yaml = readFileSync(join(__dirname, '../../flows/player-problem.yaml'), 'utf8');
  const headers = { 'content-type': 'application/yaml' };
  for (const act of ['check', 'publish'])
    await server.call('yan-ming', `POST /v1/flows/player-problem/${act}`, yaml, { headers });
  await server.call('han-bing', 'PUT /v1/departments/new', { name: NAME });
  await server.call('han-bing', 'PUT /v1/people/new', { name: NAME });
  await server.call('han-bing', 'PUT /v1/roles/new', { holders: [] });
  await server.call('han-bing', 'POST /v1/directory', {});
  const { body } = await server.call<{ id: string }>('han-bing', 'POST /v1/keys', { person: 'robot' });
  await server.call('han-bing', `DELETE /v1/keys/${body.id}`);
  const { body: again } = await server.call<{ id: string }>('han-bing', 'POST /v1/keys', { person: 'robot' });
  await server.call('han-bing', `POST /v1/keys/${again.id}/rotate`, {});
  const secret = await server.open({ fields: { playerId: '70032', class: 'task', contact: '110' } });
  await get('lin-xiao', `/v1/escalations/${secret.id}/confidential/contact`);
  await server.call('han-bing', `POST /v1/escalations/${secret.id}/erase`, { reason: 'Asked for' });
  await get('tang-jing', `/v1/escalations/${secret.id}/confidential-log`);
  const { body: told } = await server.call<{ items: { id: number }[] }>('wu-lei', 'GET /v1/notifications');
  await server.call('wu-lei', `POST /v1/notifications/${told.items[0]?.id}/read`, {});
  await organisation();
  await people();
  expect(routes.map(({ id }) => id as string).filter((id) => !seen.has(id))).toEqual([]);
});

async function organisation(): Promise<void> {
  const put = (path: string, document: object) => server.call('han-bing', `PUT /v1/${path}`, document);
  await put('calendars/office', {
    calendar: 'office',
    name: NAME,
    zone: 'Asia/Shanghai',
    hours: 'Mon-Fri 09:00-18:00',
  });
  const file = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20271103\nEND:VEVENT\nEND:VCALENDAR';
  const headers = { 'content-type': 'text/calendar' };
  await server.call('han-bing', 'POST /v1/calendars/office/import', file, { headers });
  await server.call('han-bing', 'PUT /v1/day-lists/land/2027', file, { headers });
  await put('rosters/finance', { zone: 'Asia/Shanghai', on_call: { people: ['ma-wenjuan'] } });
  await put('responsibility/main', { name: NAME, rows: [{ row: 'all', when: [], department: 'finance' }] });
  for (const one of [
    ...['calendars', 'calendars/office', 'calendars/office/versions', 'calendars/office/versions/1'],
    ...['day-lists', 'day-lists/land/2027', 'due?department=finance&budget=1+working+hour'],
    ...['rosters', 'rosters/finance', 'rosters/finance/history', 'rosters/finance/holes', 'rosters/finance/duty'],
    ...['responsibility', 'responsibility/main', 'responsibility/main/history', 'responsibility/main/who'],
  ])
    await get('wu-lei', `/v1/${one}`);
}

async function people(): Promise<void> {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const span = { person: 'gao-yuan', from: inHours(1), to: inHours(2) };
  for (const [list, body] of [
    ['absences', span],
    ['lendings', { ...span, department: 'finance' }],
  ] as const) {
    await server.call('han-bing', `PUT /v1/${list}/one`, body);
    await server.call('han-bing', `POST /v1/${list}`, { ...body, from: inHours(3), to: inHours(4) });
    for (const path of ['', '/one', '/one/history']) await get('wu-lei', `/v1/${list}${path}`);
    await server.call('han-bing', `POST /v1/${list}/one/end`);
  }
  for (const one of ['departments/new', 'people/new', 'roles/auditor']) await get('wu-lei', `/v1/${one}/history`);
  await server.call('han-bing', 'POST /v1/people/new/leave');
  await get('han-bing', '/v1/directory/jobs');
}
