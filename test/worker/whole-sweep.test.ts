import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { sweeps } from '../../database/reads/sweeps';
import type { DirectoryChanged } from '../../domain/escalation/commands';
import { inHand, type State } from '../../domain/escalation/state';
import { directoryActivities } from '../../worker/directory-changes';
import { type Escalation, Server } from '../api/server';

jest.setTimeout(300_000);

const HOUR = 3_600_000;
const TEAM = ['wu-lei', 'qian-feng', 'liang-wei'] as const;

let server: Server;
/** One offered to somebody by name, one in hand, one handed over and waiting for its answer, one in hand of the desk. */
let cases: readonly Escalation[];
beforeAll(async () => {
  server = await Server.start();
  const [offered, taken, passed] = await Promise.all([server.open(), server.open(), server.open()]);
  await server.act('wu-lei', taken, 'accept', {}, 1);
  const held = await server.act('wu-lei', passed, 'accept', {}, 1);
  const to = { department: 'technical-support', person: 'qian-feng' };
  await server.act('wu-lei', held, 'transfer', { to, reason: 'knows it better' }, 1);
  cases = [offered, taken, passed];
});
afterAll(() => server.stop());

async function edit(request: string, body?: object): Promise<void> {
  const answer = await server.call('han-bing', request, body);
  if (answer.status >= 300) throw new Error(`${request}: ${JSON.stringify(answer.body)}`);
}

/** Who is away from now on and who acts for them; null for somebody who is there. And who is the head. */
const organisation = fc.record({
  away: fc.tuple(
    ...TEAM.map((person) =>
      fc.option(fc.record({ substitute: fc.option(fc.constantFrom(...TEAM.filter((other) => other !== person))) })),
    ),
  ),
  head: fc.option(fc.constantFrom(...TEAM)),
});

const people = [...TEAM, 'lin-xiao', 'han-bing'];
/** What a case says when it is told to look at everybody: the type of its refusal, or `changed`. */
async function toldOfEverybody({ id }: Escalation): Promise<string | undefined> {
  const key = `directory/${randomUUID()}`;
  const actor = { kind: 'rule', person: null, onBehalfOf: null, rule: 'test', relations: [], directory: 0 } as const;
  const body = { people, departments: [] };
  const message: DirectoryChanged = {
    verb: 'directory-changed',
    ...{ key, actor, body, digest: key, on: null, version: null },
  };
  const handle = server.engine.client.workflow.getHandle(id);
  const error: unknown = await handle
    .executeUpdate('act', { args: [message], updateId: key })
    .then(() => undefined)
    .catch((failed: unknown) => failed);
  if (error === undefined) return 'changed';
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure ? (cause.type ?? undefined) : String(error);
}

test('whatever the organisation becomes, one sweep puts everything right: no case has anything to add, and the next finds none', async () => {
  const absences = new Map<string, string>();
  const names = await server.call<Record<string, unknown>>('han-bing', 'GET /v1/departments/technical-support');
  const { name, parent, duty } = names.body;
  await fc.assert(
    fc.asyncProperty(organisation, async ({ away, head }) => {
      for (const id of absences.values()) await edit(`POST /v1/absences/${id}/end`);
      absences.clear();
      await edit('PUT /v1/departments/technical-support', { name, parent, duty, head: head ?? 'wu-lei' });
      // The API keeps a head where a flow falls back on one.
      if (head === null) await server.sql`update department set head = null where id = 'technical-support'`;
      for (const [index, person] of TEAM.entries()) {
        const absence = away[index];
        if (!absence) continue;
        const id = `absence-${randomUUID()}`;
        const { substitute } = absence;
        const times = { from: new Date().toISOString(), to: new Date(Date.now() + HOUR).toISOString() };
        await edit(`PUT /v1/absences/${id}`, { person, substitute, ...times });
        absences.set(person, id);
      }
      await sweep();
      expect(await Promise.all(cases.map(toldOfEverybody))).toEqual(cases.map(() => 'as-it-was'));
      expect(await sweep()).toBe(0);
      // Nobody is asked to take for another what they have in hand themselves.
      const states = await server.sql<{ state: State }[]>`select state from escalation`;
      const open = states.flatMap(({ state }) => state.handoffs);
      expect(open.filter((one) => one.offer?.to.for && one.offer.to.person === inHand(one)?.person)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

/** How many cases it looked at. */
async function sweep(): Promise<number | undefined> {
  const { sql, engine } = server;
  await new MockActivityEnvironment().run(directoryActivities({ sql, client: engine.client }).bringDirectory);
  return (await sweeps(sql)).find(({ name }) => name === 'directory')?.lookedAt;
}
