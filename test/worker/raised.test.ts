import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { journalFrom } from '../../database/reads/journal';
import { directoryActivities } from '../../worker/directory-changes';
import { type Escalation, Server } from '../api/server';
import { until } from '../until';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const SUPERIOR = 'liang-wei';
const FLOW = 'quickly-raised';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  const text = readFileSync(join(__dirname, '../../flows/player-problem.yaml'), 'utf8')
    .replace('flow: player-problem', `flow: ${FLOW}`)
    // A second and a half round the clock.
    .replace(/^ {2}finish_within: .*$/m, '  finish_within: 0.025 minutes')
    .replace('{ after: 4 working hours, do: raise', '{ after: 0.005 minutes, do: raise');
  const headers = { 'content-type': 'application/yaml' };
  const published = await server.call('yan-ming', `POST /v1/flows/${FLOW}/publish`, text, { headers });
  if (published.status >= 300) throw new Error(JSON.stringify(published.body));
});
afterAll(() => server.stop());

/** One run of the schedule's work. */
async function bring(): Promise<void> {
  const { sql, engine } = server;
  await new MockActivityEnvironment().run(directoryActivities({ sql, client: engine.client }).bringDirectory);
}
async function must<T>(request: string, body?: unknown): Promise<T> {
  const answer = await server.call<T>('han-bing', request, body);
  if (answer.status >= 300) throw new Error(`${request}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const events = (one: Escalation, type: string) =>
  journalFrom(server.sql, one.id, 1, 1_000).then((all) => all.filter((event) => event.type === type));

/** Whose inbox says that it was raised to them, of those to whom it might have been. */
async function raisedTo(one: Escalation): Promise<readonly string[]> {
  const found: string[] = [];
  for (const person of ['liang-wei', 'wu-lei', 'qian-feng', 'su-wan']) {
    const { body } = await server.call<{ items: { escalation: string; state: string; person: string | null }[] }>(
      person,
      `GET /v1/inbox?person=${person}`,
    );
    const theirs = body.items.filter(({ escalation, state }) => escalation === one.id && state === 'raised');
    for (const item of theirs) expect(item.person).toBe(person);
    found.push(...theirs.map(() => person));
  }
  return found;
}

/** Who may answer it, as GET …/actions says. */
async function mayAnswer(one: Escalation, person: string): Promise<boolean> {
  const { body } = await server.call<Escalation>(person, `GET /v1/escalations/${one.id}`);
  return body.actions.includes('answer-raise');
}

const absenceOf = (substitute: string | null) => ({
  person: SUPERIOR,
  substitute,
  from: new Date().toISOString(),
  to: new Date(Date.now() + 8 * HOUR).toISOString(),
});
const taken = async (): Promise<Escalation> => server.act('wu-lei', await server.open({ flow: FLOW }), 'accept', {}, 1);
const raised = (one: Escalation) => until(async () => (await events(one, 'raised')).length === 1);
const answer = { clock: 'finish', handoff: 1, note: 'Two more hours', version: undefined };

test('raised to somebody absent: the substitute has it for them; another substitute: they; back: the superior has it again', async () => {
  const absence = absenceOf('qian-feng');
  const { id } = await must<{ id: string }>('POST /v1/absences', absence);
  const [one, other] = [await taken(), await taken()];
  await Promise.all([raised(one), raised(other)]);
  expect((await events(one, 'raised'))[0]?.data).toMatchObject({
    to: { department: 'technical-support', person: 'qian-feng', for: SUPERIOR },
  });
  expect(await raisedTo(one)).toEqual(['qian-feng']);
  expect([await mayAnswer(one, 'qian-feng'), await mayAnswer(one, SUPERIOR)]).toEqual([true, false]);
  const [due] = await server.sql`select until_at from raise where escalation = ${one.id}`;

  // Another substitute is named meanwhile.
  await must(`PUT /v1/absences/${id}`, { ...absence, substitute: 'wu-lei' });
  await bring();
  expect(await raisedTo(one)).toEqual(['wu-lei']);
  const [moved] = await events(one, 'directory-changed');
  expect(moved?.data).toMatchObject({
    hands: [
      {
        ...{ as: 'superior', handoff: 1, clock: 'finish', why: 'away' },
        from: { person: 'qian-feng', for: SUPERIOR },
        to: { person: 'wu-lei', for: SUPERIOR },
      },
    ],
  });
  // What is answered in somebody's place is said to be.
  await server.act('wu-lei', other, 'answer-raise', answer);
  expect((await events(other, 'raise-answered'))[0]?.actor).toMatchObject({
    ...{ kind: 'delegate', person: 'wu-lei', onBehalfOf: SUPERIOR },
  });
  expect(await raisedTo(other)).toEqual([]);

  await must(`POST /v1/absences/${id}/end`);
  await bring();
  expect(await raisedTo(one)).toEqual([SUPERIOR]);
  expect([await mayAnswer(one, 'wu-lei'), await mayAnswer(one, SUPERIOR)]).toEqual([false, true]);
  // By when it is to be answered has not changed with whom.
  const rows = await server.sql<{ person: string; to_at: unknown }[]>`
    select person, until_at, to_at from raise where escalation = ${one.id} order by from_at`;
  expect(rows).toEqual([
    { person: 'qian-feng', ...due, to_at: expect.anything() },
    { person: 'wu-lei', ...due, to_at: expect.anything() },
    { person: SUPERIOR, ...due, to_at: null },
  ]);
  // Nothing is left to be done: neither with it, nor with the one that was answered.
  await bring();
  expect([await events(one, 'directory-changed'), await events(other, 'directory-changed')]).toMatchObject([
    { length: 2 },
    { length: 1 },
  ]);
  await server.act(SUPERIOR, one, 'answer-raise', answer);
  expect((await events(one, 'raise-answered'))[0]?.actor).toMatchObject({ kind: 'person', person: SUPERIOR });
  expect(await raisedTo(one)).toEqual([]);
});

test('away only after it was raised: one sweep brings it to the substitute, without one it stays, and back again', async () => {
  const one = await taken();
  await raised(one);
  expect(await raisedTo(one)).toEqual([SUPERIOR]);

  const absence = absenceOf(null);
  const { id } = await must<{ id: string }>('POST /v1/absences', absence);
  await bring();
  expect(await raisedTo(one)).toEqual([SUPERIOR]); // nobody can act for them: they are the head themselves
  await must(`PUT /v1/absences/${id}`, { ...absence, substitute: 'qian-feng' });
  await bring();
  expect(await raisedTo(one)).toEqual(['qian-feng']);
  await must(`POST /v1/absences/${id}/end`);
  await bring();
  expect(await raisedTo(one)).toEqual([SUPERIOR]);
});
