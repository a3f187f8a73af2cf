import { randomUUID } from 'node:crypto';
import { recorder } from '../../activities/record';
import { Standings } from '../../activities/standings';
import type { Batch, Recorded } from '../../activities/types';
import { journalFrom } from '../../database/reads/journal';
import { standingOf } from '../../database/reads/standing';
import type { Event } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import type { State } from '../../domain/escalation/state';
import { GENESIS, verify } from '../../domain/journal/chain';
import { eventOf } from '../../domain/journal/entry';
import { freshDatabase } from '../database/database';
import { play } from '../given';
import { MINUTE, plan as thePlan } from '../plans';
import { asCase, batches, headOf, idOf, publish, sha256 } from './batches';

const plan = thePlan();
let database: Awaited<ReturnType<typeof freshDatabase>>;
let alarms: string[];
/** As a worker that has just been started: it remembers nothing. */
const worker = () =>
  recorder({
    standings: new Standings(),
    sql: database.sql,
    alarm: (health, id, why) => alarms.push(`${health} ${id} ${why}`),
  });

beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  await publish(database.sql, plan);
});
beforeEach(() => {
  alarms = [];
});
afterAll(() => database.drop());

/** opened and offered | accepted | completed and offered | … : one batch for each act. */
function chain(acts = 4): { events: readonly Event[]; cut: Batch[] } {
  const game = play(plan);
  game.open();
  game.say('accept', {}, { by: 'zhou', at: 5 * MINUTE });
  game.say('complete', { results: { cause: 'user' } }, { by: 'zhou', at: 6 * MINUTE });
  game.say('accept', {}, { by: 'su', at: 7 * MINUTE });
  const events = asCase(game.events, plan);
  return { events, cut: batches(events, [2, 1, 2, 1].slice(0, acts)) };
}

const at = <T>(list: readonly T[], index: number): T => {
  const one = list.at(index);
  if (one === undefined) throw new Error('not that many');
  return one;
};

const count = async (table: string, id: string): Promise<number> => {
  const column = table === 'escalation' ? 'id' : 'escalation';
  const [row] = await database.sql<{ n: number }[]>`
    select count(*) as n from ${database.sql(table)} where ${database.sql(column)} = ${id}`;
  return row?.n ?? 0;
};

async function recordAll(record: (batch: Batch) => Promise<Recorded>, cut: readonly Batch[]): Promise<Recorded[]> {
  const answers: Recorded[] = [];
  for (const batch of cut) answers.push(await record(batch));
  return answers;
}

describe('record', () => {
  it('writes batch after batch: the journal is whole, and its fold is the stored state', async () => {
    const { events, cut } = chain();
    const answers = await recordAll(worker(), cut);
    expect(answers.map(({ kind }) => kind)).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
    const id = idOf(events);
    const journal = await journalFrom(database.sql, id, 1, 100);
    expect(journal.map(eventOf)).toEqual(events);
    expect(verify(sha256, journal)).toEqual({ kind: 'whole', head: headOf(events) });
    expect(await standingOf(database.sql, id)).toEqual({
      seq: events.length,
      head: headOf(events),
      health: 'ok',
      state: events.reduce<State | null>(evolve, null),
    });
    expect(await count('act', id)).toBe(4);
    expect(alarms).toEqual([]);
  });

  it('goes on after another process has written', async () => {
    const { cut } = chain();
    const answers: Recorded[] = [];
    for (const batch of cut) answers.push(await worker()(batch));
    expect(answers.map(({ kind }) => kind)).toEqual(['recorded', 'recorded', 'recorded', 'recorded']);
  });

  it.each([
    ['by the worker that wrote it', () => (record: ReturnType<typeof worker>) => record],
    ['by a worker started since', () => () => worker()],
  ])('the same batch again is adopted, with its events and its answers, and written once (%s)', async (_by, next) => {
    const { events, cut } = chain(2);
    const record = worker();
    await recordAll(record, cut.slice(0, 2));
    const lost = at(cut, 1);
    expect(await next()(record)(lost)).toEqual({
      kind: 'adopted',
      head: headOf(events.slice(0, 3)),
      events: lost.events,
      acts: lost.acts,
    });
    expect(await count('journal', idOf(events))).toBe(3);
    expect(alarms).toEqual([]);
  });

  it('the first batch again is adopted too', async () => {
    const { cut } = chain(1);
    await worker()(at(cut, 0));
    expect(await worker()(at(cut, 0))).toMatchObject({ kind: 'adopted', events: at(cut, 0).events });
  });

  it('another batch after the same event takes what stands: other events, other acts', async () => {
    const { events, cut } = chain();
    await recordAll(worker(), cut.slice(0, 2));
    const game = play(plan);
    game.open();
    game.say('accept', {}, { by: 'song', at: 30 * MINUTE });
    const other = { ...at(cut, 1), events: game.events.slice(2) };
    expect(await worker()(other)).toEqual({
      kind: 'adopted',
      head: headOf(events.slice(0, 3)),
      events: at(cut, 1).events,
      acts: at(cut, 1).acts,
    });
    expect(alarms).toEqual([]);
  });

  it('more may stand than the batch holds: all that follows its head is adopted', async () => {
    const { events, cut } = chain();
    await recordAll(worker(), cut);
    expect(await worker()(at(cut, 1))).toMatchObject({
      kind: 'adopted',
      head: headOf(events),
      events: events.slice(2),
    });
  });

  it('two attempts at once: one records, the other adopts, whichever is quicker', async () => {
    for (let i = 0; i < 20; i++) {
      const { events, cut } = chain(2);
      const first = await Promise.all([worker()(at(cut, 0)), worker()(at(cut, 0))]);
      expect(first.map(({ kind }) => kind).sort()).toEqual(['adopted', 'recorded']);
      const second = await Promise.all([worker()(at(cut, 1)), worker()(at(cut, 1))]);
      expect(second.map(({ kind }) => kind).sort()).toEqual(['adopted', 'recorded']);
      expect(await count('journal', idOf(events))).toBe(3);
    }
    expect(alarms).toEqual([]);
  });

  it('a key that an older run has answered is a repeat: the old answer, and nothing is written', async () => {
    const { events, cut } = chain();
    await recordAll(worker(), cut.slice(0, 2));
    const [old] = at(cut, 1).acts;
    const again = {
      ...at(cut, 2),
      acts: [...at(cut, 2).acts, { ...at(at(cut, 1).acts, 0), answer: at(cut, 2).acts[0]?.answer ?? fail() }],
    };
    expect(await worker()(again)).toEqual({ kind: 'repeated', answers: [[old?.key, old?.answer]] });
    expect(await count('journal', idOf(events))).toBe(3);
    expect(await worker()(at(cut, 2))).toMatchObject({ kind: 'recorded' });
  });

  it('the same key of another person is another key', async () => {
    const { cut } = chain();
    await recordAll(worker(), cut.slice(0, 2));
    const batch = at(cut, 2);
    const acts = batch.acts.map((act) => ({ ...act, key: at(at(cut, 1).acts, 0).key, actor: 'somebody-else' }));
    expect(await worker()({ ...batch, acts })).toMatchObject({ kind: 'recorded' });
  });
});

describe('a record in doubt', () => {
  it('a batch that follows another head has diverged: it is told, marked once, and no act is taken any more', async () => {
    const { events, cut } = chain();
    const record = worker();
    await recordAll(record, cut.slice(0, 2));
    const stray = { ...at(cut, 2), head: sha256('another journal') };
    expect(await record(stray)).toEqual({ kind: 'diverged' });
    expect(alarms).toEqual([expect.stringMatching(/^diverged .*follows [0-9a-f]{64}; on record is event 3/)]);
    expect(await record(at(cut, 2))).toEqual({ kind: 'diverged' });
    expect(await worker()(at(cut, 2))).toEqual({ kind: 'diverged' });
    expect(alarms).toHaveLength(1);
    expect(await count('journal', idOf(events))).toBe(3);
  });

  it('so has one that leaves out events, and one that begins a case again in another way', async () => {
    const { cut } = chain();
    await worker()(at(cut, 0));
    expect(await worker()(at(cut, 2))).toEqual({ kind: 'diverged' });
    const second = chain();
    await recordAll(worker(), second.cut.slice(0, 2));
    expect(await worker()({ ...at(second.cut, 1), head: GENESIS })).toEqual({ kind: 'diverged' });
  });

  it('a batch that a constraint refuses breaks the case: nothing of it stays, why stands on record, and it stays so', async () => {
    const { events, cut } = chain();
    await recordAll(worker(), cut.slice(0, 2));
    const late = at(cut, 2);
    // The journal has no edit and no back-dating: an event before the one on record is refused by the database.
    await database.sql`alter table journal disable trigger journal_is_final`;
    await database.sql`update journal set at = at + interval '1 day' where escalation = ${idOf(events)} and seq = 3`;
    await database.sql`alter table journal enable trigger journal_is_final`;
    expect(await worker()(late)).toEqual({ kind: 'broken' });
    expect(alarms).toEqual([expect.stringMatching(/^broken .*journal_goes_on: event 4 .* is dated back/)]);
    expect(await worker()(late)).toEqual({ kind: 'broken' });
    expect(await count('journal', idOf(events))).toBe(3);
    expect(await count('act', idOf(events))).toBe(2);
    const [row] = await database.sql<{ health: string; why: string; standsAt: number }[]>`
      select health, why, stands_at as "standsAt" from escalation where id = ${idOf(events)}`;
    expect(row).toEqual({ health: 'broken', why: expect.stringContaining('dated back'), standsAt: 3 });
  });

  it('a worker that remembers the case from before it was marked is refused as well', async () => {
    const { cut } = chain();
    const remembers = worker();
    await recordAll(remembers, cut.slice(0, 2));
    await worker()({ ...at(cut, 2), head: sha256('another journal') });
    expect(await remembers(at(cut, 2))).toEqual({ kind: 'diverged' });
  });

  it.each([
    ['a text that cannot be stored', (event: Event) => ({ ...event, cause: 'nul \u0000' }) as Event],
    [
      'an event that cannot follow the state',
      (event: Event) => ({ ...event, type: 'redirected', handoff: 7 }) as Event,
    ],
  ])('%s breaks the case and is not tried for ever', async (_what, spoil) => {
    const { cut } = chain();
    await recordAll(worker(), cut.slice(0, 2));
    const batch = at(cut, 2);
    expect(await worker()({ ...batch, events: batch.events.map(spoil), acts: [] })).toEqual({ kind: 'broken' });
    expect(alarms).toHaveLength(1);
  });

  it('a first batch that cannot be recorded leaves no case', async () => {
    const { events, cut } = chain(1);
    const first = at(cut, 0);
    const unknown = first.events.map((event) =>
      event.type === 'opened' ? { ...event, flow: { ...event.flow, plan: sha256('no plan') } } : event,
    );
    expect(await worker()({ ...first, events: unknown })).toEqual({ kind: 'broken' });
    expect(await count('escalation', idOf(events))).toBe(0);
    expect(await worker()({ ...at(chain().cut, 1), escalation: randomUUID() })).toEqual({ kind: 'broken' });
  });
});

describe('what another try can mend is thrown, and nothing is marked', () => {
  it('a database that ends the connection in the middle: the next try goes through, once', async () => {
    const { events, cut } = chain(2);
    const record = worker();
    await record(at(cut, 0));
    // The record waits for a lock, and its connection is ended while it does.
    const holder = await database.sql.reserve();
    await holder`begin`;
    await holder`select from escalation where id = ${idOf(events)} for update`;
    const trying = record(at(cut, 1));
    const ended = expect(trying).rejects.toThrow();
    for (let done = false; !done; ) {
      const [row] = await database.sql<{ n: number }[]>`
        select count(pg_terminate_backend(pid)) as n from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`;
      done = (row?.n ?? 0) > 0;
    }
    await ended;
    await holder`rollback`;
    holder.release();
    expect(await record(at(cut, 1))).toMatchObject({ kind: 'recorded' });
    expect(await count('journal', idOf(events))).toBe(3);
    expect(alarms).toEqual([]);
  });
});

const fail = (): never => {
  throw new Error('nothing there');
};
