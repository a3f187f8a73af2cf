import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { editDirectory } from '../../database/directory';
import { directoryJobs } from '../../database/reads/directory-jobs';
import { journalFrom } from '../../database/reads/journal';
import type { Event, EventOf } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import { openHandoffs, type State } from '../../domain/escalation/state';
import { verify } from '../../domain/journal/chain';
import { eventOf } from '../../domain/journal/entry';
import { COMPANY } from '../api/company';
import { OPENING } from '../api/server';
import { freshDatabase } from '../database/database';
import { until } from '../until';
import { type Answer, Stage } from './stage';

// Somebody leaves who holds 200 handoffs and leads 50 cases, while colleagues still hand work to them. The job that moves it all is killed
// half-way, and comes to its end by itself.

jest.setTimeout(240_000);

const LEAVER = 'mo-li';
const HELD = 200;
const LED = 50;
/** Of those held: as many wait for the customer, and as many are being handed on to somebody else. */
const SPECIAL = 5;
/** Named to the leaver and not taken yet. */
const NAMED = 10;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let stage: Stage;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  stage = await Stage.set({ api: database.url, worker: database.url });
  const [somebody] = COMPANY.people;
  if (!somebody) throw new Error('the company has people');
  const departments = [
    { department: 'technical-support', as: 'supervisor' as const },
    { department: 'service-desk', as: 'member' as const },
  ];
  const leaver = { ...somebody, id: LEAVER, departments };
  const edited = await editDirectory(stage.sql, { ...COMPANY, people: [...COMPANY.people, leaver] });
  expect(edited).toMatchObject({ kind: 'edited' });
});
afterAll(async () => {
  await stage?.strike();
  await database?.drop();
});

/** As callers do it: what the engine puts off is sent again under the same key. */
async function call(as: string, path: string, body: object): Promise<Answer> {
  for (const key = randomUUID(); ; await pause(200)) {
    const answer = await stage.call(as, 'POST', path, body, key);
    if (answer.status !== 503) return answer;
  }
}

async function acted(as: string, one: Answer['body'], verb: string, body: object): Promise<Answer> {
  const { version = 0 } = one.handoffs.at(-1) ?? {};
  return call(as, `/v1/escalations/${one.id}/handoffs/${one.handoffs.length}/${verb}`, { version, ...body });
}
async function must(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
const open = (as: string) => must(call(as, '/v1/escalations', OPENING));

/** The next of a list of works, eight at once. */
async function each<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const walk = async () => {
    for (let index = next++; index < count; index = next++) done[index] = await work(index);
  };
  await Promise.all(Array.from({ length: 8 }, walk));
  return done;
}

async function caseOf(id: string): Promise<{ events: readonly Event[]; state: State; whole: boolean }> {
  const journal = await journalFrom(stage.sql, id, 1, 10_000);
  const events = journal.map(eventOf);
  const state = events.reduce<State | null>(evolve, null);
  if (!state) throw new Error(`${id} is not on record`);
  const { kind } = verify((text) => createHash('sha256').update(text).digest('hex'), journal);
  return { events, state, whole: kind === 'whole' };
}

/** Everything that somebody has in a case: the open handoffs, what is named to them, lead and front. */
const has = (state: State, person: string): boolean =>
  state.lead.person === person ||
  state.front.person === person ||
  openHandoffs(state).some(
    (one) => one.holder === person || one.accountable === person || one.offer?.to.person === person,
  );

const finishBy = async (id: string): Promise<unknown> => {
  const [row] = await stage.sql`
    select finish_by from handoff_state where escalation = ${id} and handoff = 1 and to_at is null`;
  return row?.finish_by;
};

test('200 handoffs and 50 cases have new named holders; no clock loses time; what comes meanwhile is not missed', async () => {
  const held = await each(HELD, async (index) => {
    const opened = await open(index < LED ? LEAVER : 'lin-xiao');
    const taken = await must(acted(LEAVER, opened, 'accept', {}));
    if (index >= HELD - SPECIAL)
      return must(acted(LEAVER, taken, 'transfer', { to: { department: 'operations' }, reason: 'theirs' }));
    if (index < HELD - 2 * SPECIAL) return taken;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    return must(acted(LEAVER, taken, 'wait', { for: 'customer', party: 'the player', until: tomorrow }));
  });
  const named = await each(NAMED, async () => {
    const taken = await must(acted('wu-lei', await open('lin-xiao'), 'accept', {}));
    return must(
      acted('wu-lei', taken, 'transfer', { to: { department: 'technical-support', person: LEAVER }, reason: 'yours' }),
    );
  });
  const before = await Promise.all(held.map(({ id }) => finishBy(id)));

  // Colleagues go on handing work to the leaver until they are refused.
  let leaving = true;
  const late: string[] = [];
  const refused: string[] = [];
  const colleague = (async () => {
    while (leaving) {
      const taken = await must(acted('wu-lei', await open('lin-xiao'), 'accept', {}));
      const to = { department: 'technical-support', person: LEAVER };
      const { status, body } = await acted('wu-lei', taken, 'transfer', { to, reason: 'yours' });
      if (status < 300) late.push(body.id);
      else refused.push(body.code ?? '');
    }
  })();

  const job = async () => (await directoryJobs(stage.sql, null, 10)).find(({ subject }) => subject === LEAVER);
  const began = Date.now();
  const left = await stage.call('han-bing', 'POST', `/v1/people/${LEAVER}/leave`, {});
  expect(left).toMatchObject({ status: 200 });
  await until(async () => ((await job())?.changed ?? 0) >= HELD / 2, 60_000);
  const halfWay = (await job())?.changed ?? 0;
  stage.killWorker();
  await until(async () => ((await job())?.endedAt ?? 0) > 0, 180_000);
  const took = Date.now() - began;
  leaving = false;
  await colleague;
  await pause(500);

  expect(halfWay).toBeLessThan(HELD);
  expect(new Set(refused)).toEqual(new Set(['unknown-person']));
  const [person] = await stage.sql`select standing from person where id = ${LEAVER}`;
  expect(person).toEqual({ standing: 'left' });

  const moved = await Promise.all(held.map(({ id }) => caseOf(id)));
  for (const { state, events, whole } of moved) {
    expect(whole).toBe(true);
    expect(has(state, LEAVER)).toBe(false);
    const [handoff] = state.handoffs;
    expect(handoff?.holder).toEqual(expect.any(String)); // a person, and not a queue
    const changes = events.filter((event): event is EventOf<'directory-changed'> => event.type === 'directory-changed');
    expect(changes.flatMap(({ hands }) => hands).map(({ as }) => as)).toContain('holder');
    expect(changes.every(({ actor }) => actor.kind === 'rule')).toBe(true);
  }
  expect(
    moved.filter(({ events }) =>
      events.some((event) => event.type === 'directory-changed' && event.hands.some(({ as }) => as === 'lead')),
    ),
  ).toHaveLength(LED);
  expect(await Promise.all(held.map(({ id }) => finishBy(id)))).toEqual(before); // clocks kept
  for (const id of [...named.map((one) => one.id), ...late]) expect(has((await caseOf(id)).state, LEAVER)).toBe(false);
  console.log(
    `killed after ${halfWay} of ${HELD + NAMED + late.length} cases; done ${took} ms after the leave; ` +
      `${late.length} named to the leaver meanwhile, ${refused.length} refused`,
  );
});
