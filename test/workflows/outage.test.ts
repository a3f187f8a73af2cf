import { setTimeout as pause } from 'node:timers/promises';
import { ms, plan, step } from '../plans';
import { until } from '../until';
import { Case, type Engine, engine, refusal } from './engine';
import { Memory } from './memory';

// PostgreSQL is away. The real one is taken away in test/failures; here the recorder in memory fails, so that every event can be counted.

const memory = new Memory();
let e: Engine;
beforeAll(async () => {
  e = await engine();
  await e.work(memory.activities);
});
afterAll(() => e.close());

const seconds = (amount: number) => ms(amount * 1_000);

test('away for a moment: the act takes a little longer, and costs nothing more', async () => {
  const it = new Case(e);
  await it.open();
  const before = await it.written();
  memory.awayUntil = Date.now() + 500;
  await it.say('accept', {}, { by: 'song', on: 1, version: 1 });
  expect((await it.written()) - before).toBeLessThanOrEqual(5); // accepted, recorded, completed, the timer armed anew
  expect(memory.counts.failed).toBeGreaterThan(0);
});

test('away for long: acts are refused within moments, deadlines wait, and all goes on by itself', async () => {
  const flow = plan({
    steps: { check: step({ acceptWithin: { else: seconds(9) }, ladder: 'quick' }) },
    ladders: { ...plan().ladders, quick: { accept: [{ at: 1, do: 'reassign', to: 'head' }], other: [] } },
  });
  const it = new Case(e, flow);
  await it.open();
  const before = await it.written();
  memory.awayUntil = Date.now() + 14_000;
  const back = pause(14_000);
  const first = it.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' });
  await pause(6_500);

  // Refused as long as it lasts, and without an event: heard by the validator, while the server holds the record's next try.
  const took: number[] = [];
  const during = await it.written();
  for (let i = 0; i < 5; i++) {
    const from = Date.now();
    expect(await refusal(it.say('claim', {}, { by: 'song', on: 1, version: 1 }))).toEqual({
      code: 'not-recorded-yet',
      params: {},
    });
    took.push(Date.now() - from);
  }
  expect(await it.written()).toBe(during);
  expect(memory.types(it.id)).toEqual(['opened', 'offered']);

  await back;
  const from = Date.now();
  await first;
  await until(() => memory.types(it.id).includes('reassigned'), 10_000);
  const normal = Date.now() - from;
  expect(memory.types(it.id)).toEqual(['opened', 'offered', 'contacted', 'reassigned']);
  const [opened, , , reassigned] = memory.events(it.id);
  expect((reassigned?.due ?? 0) - (opened?.at ?? 0)).toBe(9_000); // late, and at the instant when it was due
  expect(await refusal(it.say('claim', {}, { by: 'song', on: 1, version: 1 }))).toMatchObject({ code: 'stale' });
  // Beside what the act and the rung cost anyhow (5 and 3): the failed local try, and the record by the server.
  expect((await it.written()) - before).toBeLessThanOrEqual(5 + 3 + 1 + 3);
  expect(normal).toBeLessThan(5_000);
  await it.replay();
  console.log(`refused in ${took.join(', ')} ms; back to normal ${normal} ms after the database`);
});

test('a record whose answer is lost is adopted, with other commands than those that were recorded', async () => {
  const it = new Case(e);
  await it.open();
  await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  let lost = 0;
  memory.afterCommit = async ({ escalation }) => {
    if (escalation !== it.id || lost++ > 3) return;
    await pause(50);
    throw new Error('the connection was lost after the commit');
  };
  const acts = Array.from({ length: 8 }, (_, index) => it.say('progress', { note: `${index}` }, { by: 'song', on: 1 }));
  const answers = await Promise.all(acts);
  memory.afterCommit = async () => undefined;
  expect(memory.counts.adopted).toBeGreaterThan(0);
  expect(memory.counts.diverged).toBe(0);
  const notes = memory.events(it.id).filter(({ type }) => type === 'progressed');
  expect(notes).toHaveLength(8);
  expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set(notes.map(({ seq }) => seq)));
  await it.replay();
});

test('a case whose journal went another way takes no acts, and its rungs are silent', async () => {
  const flow = plan({
    steps: { check: step({ acceptWithin: { else: seconds(3) }, ladder: 'quick' }) },
    ladders: { ...plan().ladders, quick: { accept: [{ at: 1, do: 'reassign', to: 'head' }], other: [] } },
  });
  const it = new Case(e, flow);
  await it.open();
  const journal = memory.journals.get(it.id) ?? [];
  journal.push({ ...(journal[1] as (typeof journal)[number]), parent: 'somebody', hash: 'else' });
  const told = { code: 'diverged', params: {} };
  expect(await refusal(it.say('claim', {}, { by: 'song', on: 1, version: 1 }))).toEqual(told);
  const events = await it.written();
  expect(await refusal(it.say('claim', {}, { by: 'song', on: 1, version: 1 }))).toEqual(told);
  await pause(3_500);
  expect(await it.written()).toBe(events);
  expect((await it.handle.describe()).status.name).toBe('RUNNING');
  await it.replay();
});
