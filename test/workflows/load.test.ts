import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { Acted } from '../../activities/types';
import type { Command } from '../../domain/escalation/commands';
import { FLOW, LEAD } from '../../wire/run';
import { sealed } from '../../wire/sealing-codec';
import { ms, plan, step } from '../plans';
import { bundlePath, Case, type Engine, engine, runsOf } from './engine';
import { Memory } from './memory';

// Concurrent local activities beside a timer that is armed anew write histories that cannot be replayed (SDK 1.24). The shell is built so
// that they cannot happen: these tests would find it if they did.

/** Sent until it is answered, as the API does: again after a short pause while a run moves on, always under the same key. */
async function sendAgain(it: Case, command: Command): Promise<Acted> {
  for (;;) {
    try {
      return await it.send(command);
    } catch (error) {
      const code = error instanceof WorkflowUpdateFailedError ? (error.cause as { type?: string }).type : undefined;
      if (error instanceof WorkflowNotFoundError || (code !== undefined && code !== 'moving')) throw error;
      await pause(20 + Math.random() * 60);
    }
  }
}

async function replayAll(it: Case): Promise<number> {
  const options = { workflowBundle: { codePath: bundlePath() }, dataConverter: sealed(it.engine.keys) };
  const ids = await runsOf(it);
  for (const runId of ids) {
    const history = await it.engine.client.workflow.getHandle(it.id, runId).fetchHistory();
    await Worker.runReplayHistory(options, history, it.id);
  }
  return ids.length;
}

const keysIn = (memory: Memory, it: Case): string[] => memory.events(it.id).map(({ cause }) => cause);

/** What holds of every case, whatever was thrown at it: acknowledged acts are on record, each once, and the state is the journal's fold. */
async function whole(memory: Memory, it: Case, acknowledged: readonly string[]): Promise<void> {
  const causes = keysIn(memory, it);
  for (const key of acknowledged) expect(causes.filter((cause) => cause === key).length).toBeGreaterThan(0);
  const notes = memory.events(it.id).filter(({ type }) => type === 'progressed');
  expect(new Set(notes.map(({ cause }) => cause)).size).toBe(notes.length);
  expect(memory.events(it.id).map(({ seq }) => seq)).toEqual(memory.events(it.id).map((_, index) => index + 1));
  const { state, head } = await it.look();
  expect(head).toBe(memory.journals.get(it.id)?.at(-1)?.hash);
  expect(state?.seq).toBe(memory.events(it.id).length);
}

const milliseconds = (amount: number) => ms(amount);
/** A ladder that rings every few hundred milliseconds, and asks the directory each time. */
const busy = plan({
  steps: { check: step({ silentAfter: { else: milliseconds(400) }, ladder: 'busy' }) },
  ladders: {
    ...plan().ladders,
    busy: {
      silence: [
        { at: 0.5, do: 'remind', whom: ['duty'] },
        { at: 1, do: 'raise', to: 'head', within: milliseconds(300) },
        { after: milliseconds(350), do: 'take_over', to: { role: 'operations-manager' }, repeat: milliseconds(500) },
      ],
      other: [],
    },
  },
});

describe.each([
  ['the default cache', undefined],
  ['no cache at all', 0],
])('with %s', (_which, cache) => {
  const memory = new Memory();
  let e: Engine;
  beforeAll(async () => {
    e = await engine();
    await e.work(memory.activities, cache === undefined ? {} : { maxCachedWorkflows: cache });
  });
  afterAll(() => e.close());

  test('up to eight acts at once on one case: each is answered, recorded once, and the history can be replayed', async () => {
    for (const atOnce of [2, 3, 5, 8]) {
      const it = new Case(e);
      await it.open();
      await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
      const commands = Array.from({ length: atOnce * 3 }, (_, index) =>
        it.command('progress', { note: `note ${index}` }, { by: 'song', on: 1 }),
      );
      for (let i = 0; i < commands.length; i += atOnce)
        await Promise.all(commands.slice(i, i + atOnce).map((command) => sendAgain(it, command)));
      await whole(
        memory,
        it,
        commands.map(({ key }) => key),
      );
      await replayAll(it);
    }
  });

  test('acts that ask a slow directory among acts that do not', async () => {
    const it = new Case(e);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    memory.resolveMs = 150;
    const to = (person: string) => ({ to: { department: 'payment', person }, reason: 'theirs' });
    const transfers = ['ma', 'xie', 'zheng'].map((person) =>
      it.say('transfer', to(person), { by: 'song', on: 1, version: 2 }),
    );
    const notes = ['a', 'b', 'c'].map((note) => it.command('progress', { note }, { by: 'song', on: 1 }));
    const [settled] = await Promise.all([
      Promise.allSettled(transfers),
      ...notes.map((command) => sendAgain(it, command)),
    ]);
    memory.resolveMs = 0;
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await whole(
      memory,
      it,
      notes.map(({ key }) => key),
    );
    await replayAll(it);
  });
});

describe('rungs that race acts', () => {
  const memory = new Memory();
  let e: Engine;
  beforeAll(async () => {
    e = await engine();
    await e.work(memory.activities);
    memory.resolveMs = 15;
  });
  afterAll(() => e.close());

  test('on one case and on eight: nothing lost, nothing twice, every history can be replayed', async () => {
    const cases = Array.from({ length: 8 }, () => new Case(e, busy));
    await Promise.all(
      cases.map(async (it) => {
        await it.open();
        await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
        const keys: string[] = [];
        for (let round = 0; round < 12; round++) {
          const commands = Array.from({ length: 1 + (round % 4) }, () =>
            it.command('progress', { note: `round ${round}` }, { by: 'song', on: 1, key: randomUUID() }),
          );
          const sent = await Promise.allSettled(commands.map((command) => sendAgain(it, command)));
          for (const [index, { status }] of sent.entries())
            if (status === 'fulfilled') keys.push(commands[index]?.key ?? '');
          await pause(Math.random() * (round % 3 === 0 ? 900 : 150)); // now and then the ladder is quicker
        }
        await it.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' });
        await whole(memory, it, keys);
      }),
    );
    for (const it of cases) {
      expect(memory.types(it.id).filter((type) => type === 'taken-over' || type === 'raised').length).toBeGreaterThan(
        0,
      );
      // A rung may ring within the very task that ends the run; the server then does that task again, and the answer is on record.
      const { version } = await it.state();
      const cancel = it.command('cancel', { ground: 'ended', reason: 'the test is over' }, { version });
      await sendAgain(it, cancel).catch((error) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
      await it.handle.result();
      expect(memory.events(it.id).at(-1)).toMatchObject({ type: 'cancelled', cause: cancel.key });
      await replayAll(it);
    }
  });
});

describe('a run that moves on', () => {
  const memory = new Memory();
  let e: Engine;
  beforeAll(async () => {
    e = await engine();
    await e.work(memory.activities);
  });
  afterAll(() => e.close());

  test('with acts in flight: every act arrives exactly once, the timer and the last keys cross over', async () => {
    const seconds = (amount: number) => ms(amount * 1_000);
    const flow = plan({
      promise: { firstAnswer: { else: seconds(20) }, ladder: 'quick' },
      ladders: { ...plan().ladders, quick: { other: [{ at: 1, do: 'notify', whom: ['lead'] }] } },
    });
    const it = new Case(e, flow, 60);
    await it.open();
    await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
    const first = it.command('progress', { note: 'the first' }, { by: 'song', on: 1 });
    const answered = await it.send(first);
    const commands = Array.from({ length: 120 }, (_, index) =>
      it.command('progress', { note: `note ${index}` }, { by: 'song', on: 1 }),
    );
    const waiting = [...commands];
    const took: number[] = [];
    const caller = async () => {
      for (let command = waiting.shift(); command; command = waiting.shift()) {
        const from = Date.now();
        await sendAgain(it, command);
        took.push(Date.now() - from);
      }
    };
    await Promise.all([caller(), caller(), caller(), caller()]);
    const { moves } = await it.look();
    expect(moves).toBeGreaterThan(2);
    await whole(
      memory,
      it,
      commands.map(({ key }) => key),
    );
    expect(memory.types(it.id).filter((type) => type === 'progressed')).toHaveLength(121);

    // The same key in a later run: the first is older than the last fifty, and is found on record.
    const last = commands.at(-1) as Command;
    const before = memory.types(it.id).length;
    expect((await sendAgain(it, last)).seq).toBeLessThanOrEqual(before);
    expect(await sendAgain(it, first)).toEqual(answered);
    expect(memory.types(it.id)).toHaveLength(before);

    while (!memory.types(it.id).includes('notified')) await pause(100);
    const opened = memory.events(it.id)[0]?.at ?? 0;
    const rang = memory.events(it.id).find(({ type }) => type === 'notified');
    expect((rang?.due ?? 0) - opened).toBe(20_000);
    expect((rang?.at ?? 0) - opened).toBeLessThan(25_000);

    const described = await it.handle.describe();
    expect(described.typedSearchAttributes.get(FLOW)).toBe('test');
    expect(described.typedSearchAttributes.get(LEAD)).toBe('desk');
    // What came since may have made the run move once more.
    const runs = await replayAll(it);
    expect((await it.look()).moves).toBe(runs - 1);
    took.sort((a, b) => a - b);
    console.log(`${moves} moves; an act took ${took[60]} ms (median), ${took.at(-1)} ms at most`);
  });
});
