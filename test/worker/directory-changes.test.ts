import { MockActivityEnvironment } from '@temporalio/testing';
import { journalFrom } from '../../database/reads/journal';
import { sweeps } from '../../database/reads/sweeps';
import { directoryActivities } from '../../worker/directory-changes';
import { type Escalation, Server } from '../api/server';

jest.setTimeout(120_000);

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const HOUR = 3_600_000;

/** One run of the schedule's work. */
async function bring(): Promise<void> {
  const { sql, engine } = server;
  await new MockActivityEnvironment().run(directoryActivities({ sql, client: engine.client }).bringDirectory);
}
const read = async (one: Escalation): Promise<Escalation> =>
  (await server.call<Escalation>('lin-xiao', `GET /v1/escalations/${one.id}`)).body;
const events = (one: Escalation, type: string) =>
  journalFrom(server.sql, one.id, 1, 1_000).then((all) => all.filter((event) => event.type === type));

async function must<T>(as: string, request: string, body?: unknown): Promise<T> {
  const answer = await server.call<T>(as, request, body);
  if (answer.status >= 300) throw new Error(`${request}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The department as it is, with another calendar. */
async function calendarOf(department: string, calendar: string): Promise<void> {
  const { name, parent, head, duty } = await must<Record<string, unknown>>(
    'han-bing',
    `GET /v1/departments/${department}`,
  );
  await must('han-bing', `PUT /v1/departments/${department}`, { name, parent, head, duty, calendar });
}

test('absent: the substitute has it for them and acts as their delegate; back: they have it again; the clocks are kept', async () => {
  const opened = await server.open();
  const taken = await server.act('wu-lei', opened, 'accept', {}, 1);
  const waiting = await server.open(); // offered to Wu Lei by name
  const absence = await must<{ id: string }>('han-bing', 'POST /v1/absences', {
    person: 'wu-lei',
    substitute: 'qian-feng',
    from: new Date().toISOString(),
    to: new Date(Date.now() + 8 * HOUR).toISOString(),
  });
  await bring();

  const away = await read(taken);
  expect(away.handoffs[0]).toMatchObject({
    holder: { person: 'qian-feng' },
    accountable: 'wu-lei',
    charged: { kind: 'person', person: 'qian-feng', for: 'wu-lei' },
    finishBy: taken.handoffs[0]?.finishBy,
  });
  expect((await read(waiting)).handoffs[0]?.offer?.to).toEqual({
    department: 'technical-support',
    person: 'qian-feng',
    for: 'wu-lei',
  });
  // Found so at the start, or made so later: the same (T11).
  const late = await server.open();
  expect(late.handoffs[0]?.offer?.to).toEqual((await read(waiting)).handoffs[0]?.offer?.to);

  const accepted = await server.act('qian-feng', await read(waiting), 'accept', {}, 1);
  expect(accepted.handoffs[0]).toMatchObject({ holder: { person: 'qian-feng' }, accountable: 'wu-lei' });
  expect((await events(waiting, 'accepted'))[0]?.actor).toMatchObject({
    ...{ kind: 'delegate', person: 'qian-feng', onBehalfOf: 'wu-lei' },
  });
  const [told] = await server.sql`
    select department, person, kind from notification where escalation = ${taken.id} and kind = 'directory-changed'`;
  expect(told).toEqual({ department: 'technical-support', person: 'qian-feng', kind: 'directory-changed' });

  await must('han-bing', `POST /v1/absences/${absence.id}/end`);
  await bring();
  for (const one of [taken, waiting]) {
    const [handoff] = (await read(one)).handoffs;
    expect(handoff).toMatchObject({ holder: { person: 'wu-lei' }, accountable: 'wu-lei' });
    expect(handoff?.charged).toEqual({ kind: 'person', department: 'technical-support', person: 'wu-lei', name: null });
  }
  expect((await read(taken)).handoffs[0]?.finishBy).toBe(taken.handoffs[0]?.finishBy);
  expect(await events(taken, 'directory-changed')).toHaveLength(2);
  await bring(); // nothing is left to be done, and nothing is said
  expect(await events(taken, 'directory-changed')).toHaveLength(2);
});

test('another substitute is named while somebody is away: everything goes on to them', async () => {
  const opened = await server.open();
  const taken = await server.act('wu-lei', opened, 'accept', {}, 1);
  const absence = {
    person: 'wu-lei',
    from: new Date().toISOString(),
    to: new Date(Date.now() + 8 * HOUR).toISOString(),
  };
  const { id } = await must<{ id: string }>('han-bing', 'POST /v1/absences', { ...absence, substitute: 'qian-feng' });
  await bring();
  expect((await read(taken)).handoffs[0]?.holder.person).toBe('qian-feng');

  await must('han-bing', `PUT /v1/absences/${id}`, { ...absence, substitute: 'liang-wei' });
  await bring();
  expect((await read(taken)).handoffs[0]).toMatchObject({ holder: { person: 'liang-wei' }, accountable: 'wu-lei' });
  await bring();
  expect(await events(taken, 'directory-changed')).toHaveLength(2); // it was found once
  await must('han-bing', `POST /v1/absences/${id}/end`);
  await bring();
});

test('whose time is over has left when nothing rests on them, without anybody saying so', async () => {
  const opened = await server.open();
  await server.act('wu-lei', opened, 'accept', {}, 1);
  await must('han-bing', 'PUT /v1/people/gao-lin', {
    name: { zh: '高林', en: 'Gao Lin' },
    departments: [{ department: 'technical-support' }],
    activeUntil: new Date(Date.now() + HOUR).toISOString(),
  });
  const read = (path = '') => must<Record<string, unknown>>('han-bing', `GET /v1/people/gao-lin${path}`);
  await bring();
  expect(await read()).toMatchObject({ standing: 'active' });

  // An hour and more goes by.
  await server.sql`update person set active_until = now() - interval '1 minute' where id = 'gao-lin'`;
  await server.sql`update handoff_state set accountable = 'gao-lin' where escalation = ${opened.id} and to_at is null`;
  await bring();
  expect(await read()).toMatchObject({ standing: 'active' }); // something rests on them
  await server.sql`update handoff_state set accountable = person where escalation = ${opened.id} and to_at is null`;
  await bring();
  expect(await read()).toMatchObject({ standing: 'left' });
  expect(await read('/history')).toMatchObject({
    items: [{ document: { standing: 'left' }, by: null }, { document: { standing: 'active' } }],
  });
});

test('T14: an edited calendar moves the deadlines of running cases, says old and new, and how many', async () => {
  const hours = (text: string) => ({
    calendar: 'ops',
    name: { zh: '运营', en: 'Operations' },
    zone: 'Asia/Shanghai',
    hours: text,
  });
  const opened = await server.open();
  const taken = await server.act('wu-lei', opened, 'accept', {}, 1);
  const done = await server.act('wu-lei', taken, 'complete', { results: { cause: 'server' } }, 1);
  const [, before] = done.handoffs;
  expect(before).toMatchObject({ department: 'operations', state: 'offered' });

  await must('han-bing', 'PUT /v1/calendars/ops', hours('daily 00:00-00:01'));
  await calendarOf('operations', 'ops');
  await bring();
  const rare = (await read(done)).handoffs[1];
  expect(Date.parse(rare?.acceptBy ?? '')).toBeGreaterThan(Date.parse(before?.acceptBy ?? '') + 24 * HOUR);

  await must('han-bing', 'PUT /v1/calendars/ops', hours('daily 00:00-24:00'));
  await bring();
  const after = (await read(done)).handoffs[1];
  const changes = await events(done, 'directory-changed');
  expect(changes).toHaveLength(2);
  expect(changes[1]).toMatchObject({
    actor: { kind: 'rule' },
    data: {
      hands: [],
      calendars: { operations: { id: 'ops', version: 2 } },
      deadlines: [{ clock: 'accept', handoff: 2, was: rare?.acceptBy, is: after?.acceptBy, provisional: false }],
    },
  });
  const { items } = await must<{ items: readonly object[] }>('han-bing', 'GET /v1/directory/jobs');
  expect(items).toEqual([
    expect.objectContaining({ kind: 'calendar', subject: 'ops', state: 'done', lookedAt: 1, changed: 1 }),
    expect.objectContaining({ kind: 'department', subject: 'operations', state: 'done', lookedAt: 1, changed: 1 }),
  ]);
  expect((await sweeps(server.sql)).map(({ name }) => name)).toEqual(['directory']);
});
