import { MINUTE, ms, plan, step } from '../plans';
import { fastForward } from '../time-skipping';
import { until } from '../until';
import { Case, type Engine, engine, refusal } from './engine';
import { Memory } from './memory';

const memory = new Memory();
let e: Engine;
beforeAll(async () => {
  e = await engine();
  await e.work(memory.activities);
});
afterAll(() => e.close());

describe('acts', () => {
  test('a caller hears what was recorded: the last event of the act, and the versions after it', async () => {
    const it = new Case(e);
    expect(await it.open()).toEqual({ seq: 2, version: 1 });
    const claimed = await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    expect(claimed).toEqual({ seq: 3, version: 1, handoff: { handoff: 1, version: 2 } });
    const body = { results: { cause: 'user' } };
    const completed = await it.say('complete', body, { by: 'song', on: 1, version: 2 });
    expect(completed).toEqual({ seq: 5, version: 1, handoff: { handoff: 1, version: 3 } });
    expect(memory.types(it.id)).toEqual(['opened', 'offered', 'claimed', 'completed', 'offered']);
    await it.replay();
  });

  test('a refusal keeps its code and its parameters', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    const holder = { person: 'song', department: 'security' };
    expect(await refusal(it.say('claim', {}, { by: 'zhou', on: 1, version: 1 }))).toEqual({
      code: 'stale',
      params: { holder, version: 2, state: 'working' },
    });
  });

  test('the same key is answered as the first time, and acts once', async () => {
    const it = new Case(e);
    await it.open();
    const claim = it.command('claim', {}, { by: 'song', on: 1, version: 1 });
    const first = await it.send(claim);
    await it.say('release', { reason: 'not today' }, { by: 'song', on: 1, version: 2 });
    expect(await it.send(claim)).toEqual(first);
    expect(memory.types(it.id).filter((type) => type === 'claimed')).toHaveLength(1);
  });

  test('a refused opening may be put right under another key while its workflow is still there', async () => {
    const it = new Case(e);
    expect(await refusal(it.open({ fields: {} }))).toMatchObject({ code: 'fields-wrong' });
    expect(await it.open()).toEqual({ seq: 2, version: 1 });
  });

  test('a case that is cancelled ends, and takes nothing more', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('cancel', { ground: 'duplicate', reason: 'the same as 7' }, { version: 1 });
    await it.handle.result();
    await expect(it.say('progress', { note: 'late' }, { by: 'song', on: 1 })).rejects.toThrow(/completed/);
  });
});

describe('deadlines', () => {
  test('rungs fire in order, each once, at the instant when they were due', async () => {
    const it = new Case(e);
    await it.open();
    const from = memory.events(it.id)[0]?.at ?? 0;
    await fastForward(e.client, it.id, '5 hours');
    await until(() => memory.types(it.id).includes('taken-over'));
    const rungs = memory.events(it.id).slice(2);
    // accept: half an hour, an hour, half an hour and four hours after it; first answer: 45 minutes, an hour, half an hour after it.
    expect(rungs.map(({ type, cause, due }) => [type, cause, ((due ?? 0) - from) / MINUTE])).toEqual([
      ['reminded', 'deadline accept 1 0', 30],
      ['reminded', 'deadline first-answer - 0', 45],
      ['promise-missed', 'deadline first-answer - end', 60],
      ['notified', 'deadline first-answer - 1', 60],
      ['notified', 'deadline accept 1 1', 60],
      ['taken-over', 'deadline first-answer - 2', 90],
      ['reassigned', 'deadline accept 1 2', 90],
    ]);
    for (const { at, due = 0 } of rungs) {
      expect(at).toBeGreaterThanOrEqual(due);
      expect(at - due).toBeLessThan(3 * MINUTE + 5_000); // 5 % of the span from which it counts, an hour at most, and a slow machine
    }
    await it.replay();
  });

  const seconds = (amount: number) => ms(amount * 1_000);
  /** Not accepted within two seconds: the head has it, at once. */
  const impatient = plan({
    steps: { check: step({ acceptWithin: { else: seconds(2) }, ladder: 'impatient' }) },
    ladders: {
      ...plan().ladders,
      impatient: { accept: [{ at: 1, do: 'reassign', to: 'head' }], other: [] },
    },
  });

  test('a person who comes before the deadline has it, and the rung does not fire', async () => {
    const it = new Case(e, impatient);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    const { clocks = [] } = (await it.state()).handoffs[0] ?? {};
    expect(clocks.find(({ clock }) => clock === 'accept')?.since ?? null).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(memory.types(it.id)).toEqual(['opened', 'offered', 'claimed']);
  });

  test('a person who comes after it does not, however late the timer is', async () => {
    const own = await engine();
    const first = await own.work(memory.activities);
    const it = new Case(own, impatient);
    await it.open();
    await first.stop();
    await new Promise((resolve) => setTimeout(resolve, 2_500)); // the deadline passes while no worker runs
    const late = refusal(it.say('claim', {}, { by: 'song', on: 1, version: 1 }));
    const last = refusal(it.say('claim', {}, { by: 'zhou', on: 1, version: 1 }));
    await own.work(memory.activities);
    const holder = { person: 'feng', department: 'security' };
    const stale = { code: 'stale', params: { holder, version: 2, state: 'working' } };
    expect([await late, await last]).toEqual([stale, stale]);
    const [, , reassigned] = memory.events(it.id);
    expect(reassigned).toMatchObject({ type: 'reassigned', actor: { kind: 'rule' } });
    expect((reassigned?.due ?? 0) - (memory.events(it.id)[0]?.at ?? 0)).toBe(2_000);
    await it.replay();
    await own.close();
  });

  test('a case ends by itself when its reopening period is over', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('resolve', { results: { summary: 'done' }, reason: 'enough' }, { version: 1 });
    await it.say('confirm', { satisfied: true }, { version: (await it.state()).version });
    await expect(fastForward(e.client, it.id, '8 days')).rejects.toThrow('ended before');
    await it.handle.result();
    expect(memory.types(it.id).at(-1)).toBe('archived');
  });
});

describe('a slow directory', () => {
  test('two acts that must ask, interleaved: one wins, the other is told who did', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    memory.resolveMs = 400;
    const to = (department: string) => ({ to: { department }, reason: 'theirs' });
    const transfers = [
      it.say('transfer', to('payment'), { by: 'song', on: 1, version: 2 }),
      it.say('transfer', to('desk'), { by: 'song', on: 1, version: 2 }),
    ];
    const [won, lost] = await Promise.allSettled(transfers);
    memory.resolveMs = 0;
    const outcomes = [won, lost].map((one) => one?.status).sort();
    expect(outcomes).toEqual(['fulfilled', 'rejected']);
    expect(memory.types(it.id).filter((type) => type === 'transfer-offered')).toHaveLength(1);
    const { offer } = (await it.state()).handoffs[0] ?? {};
    expect(offer?.to.department).toBe(won?.status === 'fulfilled' ? 'payment' : 'desk');
    await it.replay();
  });

  test('answers that do not settle in three rounds refuse a person, and send a rule to nobody', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    memory.forget = true;
    const to = { department: 'payment' };
    const asked = refusal(it.say('transfer', { to, reason: 'theirs' }, { by: 'song', on: 1, version: 2 }));
    expect(await asked).toEqual({ code: 'directory-changing', params: {} });
    // The ladder of silence raises to the head, whom the directory never names: the lead has it, as for a head who is not there.
    await fastForward(e.client, it.id, '10 hours');
    await until(() => memory.types(it.id).includes('raised'));
    memory.forget = false;
    expect(memory.events(it.id).find(({ type }) => type === 'raised')).toMatchObject({ to: { person: 'lin' } });
    await it.replay();
  });
});
