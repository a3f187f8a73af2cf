import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foresee } from '../../api/foresee';
import { ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import type { CommandOf, VerbName } from '../../domain/escalation/commands';
import { type Answer, type Need, needKey } from '../../domain/escalation/needs';
import type { Actor } from '../../domain/escalation/parties';
import { planOf } from '../../flows/compile';
import { root } from '../../ops/root';
import { directory } from '../company';
import { HOUR, ms, plan, step } from '../plans';
import { until } from '../until';
import { type Cost, costSoFar, minus } from './counters';
import { Case, type Engine, engine, refusal } from './engine';
import { Memory } from './memory';

// The budgets of design §3, with acts spaced apart, by the server's own counters: one case at a time in a namespace of its own, so that
// nobody else's work is counted.

const namespace = `budgets-${randomUUID()}`;
const memory = new Memory();
const table: ({ what: string } & Cost)[] = [];
let e: Engine;

beforeAll(async () => {
  e = await engine({ namespace });
  await e.work(memory.activities);
});
afterAll(async () => {
  await e.close();
  const rows = table.map((row) => `| ${row.what} | ${row.events} | ${row.tasks} | ${row.actions} | ${row.bytes} |`);
  console.log(['| | events | tasks | actions | bytes |', '|---|---|---|---|---|', ...rows].join('\n'));
});

/** Follows one case and tells what each step of it cost. */
class Meter {
  private last: Cost;
  private constructor(
    private readonly it: Case,
    private readonly first: Cost,
  ) {
    this.last = first;
  }

  /** To be made while nothing of the case is on the server yet. */
  static async on(it: Case): Promise<Meter> {
    const { actions } = await costSoFar(undefined, namespace);
    return new Meter(it, { events: 0, tasks: 0, bytes: 0, actions });
  }

  async step(what: string): Promise<Cost> {
    const now = await costSoFar(this.it, namespace);
    const cost = minus(now, this.last);
    this.last = now;
    table.push({ what, ...cost });
    return cost;
  }

  total(what: string): Cost {
    const cost = minus(this.last, this.first);
    table.push({ what: `**${what}**`, ...cost });
    return cost;
  }
}

test('three departments, one after another, the plan in the carry included', async () => {
  const flow = planOf(readFileSync(join(root, 'flows/player-problem.yaml'), 'utf8'), 1);
  const departments = ['technical-support', 'operations', 'service-desk'];
  const by = (department: string): Actor => ({
    ...{ kind: 'person', person: `${department}-duty`, onBehalfOf: null, rule: null, directory: 1 },
    relations: [{ department, as: 'duty' }],
  });
  const answer = (need: Need): Answer => {
    if (need.ask === 'calendar') return { value: ROUND_THE_CLOCK, directory: 1 };
    if (need.ask === 'responsibility')
      return {
        value: { department: 'technical-support', person: null, table: need.table, version: 1, row: 'all' },
        directory: 1,
      };
    if (need.ask === 'role') return { value: { department: 'service-desk', person: 'gao' }, directory: 1 };
    if (need.ask === 'person') return { value: { person: need.person, departments }, directory: 1 };
    if ('department' in need && need.ask !== 'room')
      return { value: { department: need.department, person: `${need.department}-${need.ask}` }, directory: 1 };
    return { value: null, directory: 1 };
  };
  const resolve = async (needs: readonly Need[]) =>
    Object.fromEntries(needs.map((need) => [needKey(need), answer(need)]));
  memory.answer = answer;

  const it = new Case(e, flow);
  const meter = await Meter.on(it);
  const opening = it.opening(
    {
      ...{ urgency: 'high', importance: 'medium', title: '充值未到账' },
      fields: {
        playerId: 'p-7731',
        class: 'payment',
        server: 'S12',
        errorText: 'E1042',
        contact: { sealed: 'f'.repeat(64) },
      },
    },
    { by: by('service-desk') },
  );
  await it.start({ ...opening, answers: await foresee(resolve, flow, null, opening, Date.now()) });
  await meter.step('open, answered in advance');

  /** As the API does it: what the directory will be asked is answered in advance. */
  const say = async <V extends VerbName>(
    verb: V,
    department: string,
    on: number | null,
    body: CommandOf<V>['body'],
  ) => {
    const state = await it.state();
    const version = (on === null ? state : state.handoffs[on - 1])?.version ?? null;
    const command = it.command(verb, body, { by: by(department), on, version });
    await it.send({ ...command, answers: await foresee(resolve, flow, state, command, Date.now()) });
    await meter.step(`${verb} (${department})`);
  };
  const results: readonly CommandOf<'complete'>['body']['results'][] = [
    { cause: 'server' },
    { repaired: 'Order 88123 was booked again' },
    { summary: 'Told the player; the items are there' },
  ];
  for (const [index, department] of departments.entries()) {
    await say('accept', department, index + 1, {});
    await say('complete', department, index + 1, { results: results[index] ?? {} });
  }
  const chain = meter.total('open, 3 accepts, 3 completes');
  await say('resolve', 'service-desk', null, { results: {} });
  await say('confirm', 'service-desk', null, { satisfied: true });
  const whole = meter.total('with resolve, confirm and close');
  memory.answer = directory();

  expect((await it.state()).state).toBe('closed');
  expect(chain.events).toBeLessThanOrEqual(60);
  expect(chain.tasks).toBeLessThanOrEqual(7);
  expect(whole.events).toBeLessThanOrEqual(85);
  expect(whole.tasks).toBeLessThanOrEqual(10);
  expect(whole.actions).toBeLessThanOrEqual(31);
  expect(whole.bytes).toBeLessThanOrEqual(18 * 1024);
  await it.replay();
});

test('single acts and rungs', async () => {
  const seconds = (amount: number) => ms(amount * 1_000);
  const flow = plan({
    steps: { check: step({ acceptWithin: { else: seconds(8) }, ladder: 'quick', outcomes: ['completed'] }) },
    ladders: {
      ...plan().ladders,
      quick: {
        accept: [
          { at: 1, do: 'remind', whom: ['holder'] },
          { after: seconds(4), do: 'raise', to: 'head', within: ms(HOUR) },
        ],
        other: [],
      },
    },
  });
  const it = new Case(e, flow);
  const meter = await Meter.on(it);
  const open = it.opening();
  await it.start(open);
  expect((await meter.step('open that asks the directory')).events).toBeLessThanOrEqual(10);

  const { at } = await it.state();
  await until(() => memory.types(it.id).includes('reminded'));
  const rung = await meter.step('rung');
  expect(rung).toMatchObject({ events: 6, actions: 2 });
  await until(() => memory.types(it.id).includes('raised'));
  const asking = await meter.step('rung that asks the directory');
  expect(asking).toMatchObject({ events: 7, actions: 2 });
  expect(
    memory
      .events(it.id)
      .filter(({ due }) => due)
      .map(({ due }) => (due ?? 0) - at),
  ).toEqual([8_000, 12_000]);

  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  await meter.step('claim');
  await it.say('contact', { said: 'we are on it', channel: 'phone', outcome: 'reached' });
  const moved = await meter.step('act, the next deadline changes');
  expect(moved.events).toBeLessThanOrEqual(8);
  expect(moved.actions).toBeLessThanOrEqual(3);

  const note = it.command('progress', { note: 'the log is being read' }, { by: 'song', on: 1 });
  await it.send(note);
  const same = await meter.step('act, the next deadline stays');
  expect(same.events).toBeLessThanOrEqual(6);
  expect(same.actions).toBeLessThanOrEqual(2);

  await it.send(note);
  expect(await meter.step('the same key again')).toMatchObject({ events: 0, actions: 0, bytes: 0 });

  expect(await refusal(it.say('accept', {}, { by: 'song', on: 1, version: 1 }))).toMatchObject({ code: 'stale' });
  expect(await meter.step('refused on sight')).toMatchObject({ events: 0, bytes: 0 });

  const to = { department: 'nowhere' };
  const transfer = it.say('transfer', { to, reason: 'theirs' }, { by: 'song', on: 1, version: 2 });
  expect(await refusal(transfer)).toMatchObject({ code: 'unknown-department', params: { department: 'nowhere' } });
  const late = await meter.step('refused after the directory was asked');
  expect(late.events).toBeLessThanOrEqual(6);

  await it.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', on: 1, version: 2 });
  const asked = await meter.step('act that asks the directory');
  expect(asked.events).toBeLessThanOrEqual(9);
  expect(asked.actions).toBeLessThanOrEqual(3);

  const notes = ['a', 'b', 'c', 'd', 'e'].map((note) => it.say('progress', { note }, { by: 'song', on: 1 }));
  await Promise.all(notes);
  const five = await meter.step('five acts at once');
  expect(five.events).toBeLessThanOrEqual(5 * 6);
  await it.replay();
});

test('an opening that is refused leaves nothing behind for long', async () => {
  const it = new Case(e);
  const meter = await Meter.on(it);
  expect(await refusal(it.open({ fields: {} }))).toMatchObject({ code: 'fields-wrong' });
  await it.handle.result();
  const refused = await meter.step('opening refused, until its workflow has ended');
  expect(refused.events).toBeLessThanOrEqual(10);
  expect(memory.events(it.id)).toEqual([]);
});
