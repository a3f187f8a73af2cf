import { recorder } from '../../activities/record';
import { Standings } from '../../activities/standings';
import type { Query } from '../../database/connect';
import { asCase, batches, idOf, publish } from '../activities/batches';
import { play } from '../given';
import { MINUTE, plan as thePlan } from '../plans';
import { freshDatabase } from './database';

/**
 * What the database holds of the laws by itself, whoever writes: each bad write is refused by the constraint that is named, on a case
 * that is otherwise whole. Handoff 1 is done, handoff 2 is held by su with a transfer to payment open.
 */
const plan = thePlan();
let database: Awaited<ReturnType<typeof freshDatabase>>;
let id: string;

beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  await publish(database.sql, plan);
  const record = recorder({
    standings: new Standings(),
    sql: database.sql,
    alarm: (_health, _id, why) => {
      throw new Error(why);
    },
  });
  const game = play(plan);
  game.open();
  game.say('accept', {}, { by: 'zhou', at: 5 * MINUTE });
  game.say('complete', { results: { cause: 'user' } }, { by: 'zhou', at: 6 * MINUTE });
  game.say('accept', {}, { by: 'su', at: 7 * MINUTE });
  game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'su', at: 8 * MINUTE });
  const events = asCase(game.events, plan);
  id = idOf(events);
  for (const batch of batches(events, [2, 1, 2, 1, 1])) expect((await record(batch)).kind).toBe('recorded');
});
afterAll(() => database.drop());

/** By what a write is refused; undefined when it is not. Nothing of it stays. */
async function refusedBy(write: (query: Query) => Promise<unknown>): Promise<string | undefined> {
  const end = new Error('undone');
  try {
    await database.sql.begin(async (query) => {
      await write(query);
      await query`set constraints all immediate`;
      throw end;
    });
  } catch (error) {
    if (error === end) return undefined;
    const { constraint_name, code, column_name, message } = error as Record<string, string>;
    if (code === '23502') return `${column_name} is missing`;
    return constraint_name ?? message;
  }
}

type Case = readonly [what: string, by: string, write: (query: Query) => Promise<unknown>];
const moved = (query: Query) => query`update escalation set seq = seq where id = ${id}`;

const laws: Readonly<Record<string, readonly Case[]>> = {
  '1, one lead and one front': [
    [
      'no lead',
      'lead_person is missing',
      (q) => q`update escalation_state set lead_person = null where escalation = ${id}`,
    ],
    [
      'no front',
      'front_person is missing',
      (q) => q`update escalation_state set front_person = null where escalation = ${id}`,
    ],
    [
      'two leads at once',
      'escalation_state_never_two',
      (q) => q`
        insert into escalation_state select (r).* from (
          select jsonb_populate_record(s, '{"seq": 99, "lead_person": "zhou"}') as r from escalation_state s where escalation = ${id}) x`,
    ],
    [
      'another lead for a time that has one',
      'escalation_state_never_two',
      (q) => q`
        insert into escalation_state select (r).* from (
          select jsonb_populate_record(s, jsonb_build_object('seq', 99, 'from_at', from_at + interval '1 minute', 'to_at', from_at + interval '2 minutes')) as r
          from escalation_state s where escalation = ${id} and to_at is null) x`,
    ],
    [
      'nobody from now on',
      'escalation_is_whole',
      async (q) => {
        await q`update escalation_state set to_at = now() where escalation = ${id} and to_at is null`;
        await moved(q);
      },
    ],
    [
      'a time that ends before it begins',
      'range lower bound must be less than or equal to range upper bound',
      (q) =>
        q`update escalation_state set to_at = from_at - interval '1 second' where escalation = ${id} and to_at is null`,
    ],
  ],
  '2, one holder': [
    [
      'two holders at once',
      'handoff_state_never_two',
      (q) => q`
        insert into handoff_state select (r).* from (
          select jsonb_populate_record(s, '{"seq": 99, "person": "zhou"}') as r from handoff_state s where escalation = ${id} and to_at is null) x`,
    ],
    [
      'another holder for a time that has one',
      'handoff_state_never_two',
      (q) => q`
        insert into handoff_state select (r).* from (
          select jsonb_populate_record(s, jsonb_build_object('seq', 99, 'from_at', from_at + interval '1 second', 'to_at', from_at + interval '2 seconds')) as r
          from handoff_state s where escalation = ${id} and handoff = 2 and to_at is null) x`,
    ],
    [
      'work in nobody’s hands',
      'escalation_is_whole',
      async (q) => {
        await q`update handoff_state set person = null where escalation = ${id} and to_at is null`;
        await moved(q);
      },
    ],
    [
      'work for which nobody answers',
      'escalation_is_whole',
      async (q) => {
        await q`update handoff_state set accountable = null where escalation = ${id} and handoff = 2`;
        await moved(q);
      },
    ],
    [
      'an open handoff that is nowhere',
      'escalation_is_whole',
      async (q) => {
        await q`update handoff_state set to_at = now() where escalation = ${id} and handoff = 2 and to_at is null`;
        await moved(q);
      },
    ],
    [
      'an offer to nobody',
      'escalation_is_whole',
      async (q) => {
        await q`update handoff_state set state = 'offered', offer_kind = null where escalation = ${id} and handoff = 2 and to_at is null`;
        await moved(q);
      },
    ],
    [
      'a handoff that is over and worked on',
      'escalation_is_whole',
      async (q) => {
        await q`update handoff set ended_at = now() where escalation = ${id} and handoff = 2`;
        await moved(q);
      },
    ],
    [
      'a state without a handoff',
      'handoff_state_escalation_handoff_fkey',
      (q) => q`update handoff_state set handoff = 9 where escalation = ${id} and handoff = 2`,
    ],
    [
      'an unknown state',
      'handoff_standing_check',
      (q) => q`update handoff_state set state = 'lost' where escalation = ${id}`,
    ],
  ],
  '4, every second is charged once': [
    [
      'two stints at once',
      'stint_never_two',
      (q) => q`
        insert into stint select (r).* from (
          select jsonb_populate_record(s, '{"seq": 99}') as r from stint s where escalation = ${id} and to_at is null) x`,
    ],
    [
      'a second charged twice',
      'stint_never_two',
      (q) => q`
        insert into stint select (r).* from (
          select jsonb_populate_record(s, jsonb_build_object('seq', 99, 'to_at', from_at + interval '1 millisecond')) as r
          from stint s where escalation = ${id} and to_at is null) x`,
    ],
    [
      'two stints of the case at once',
      'stint_never_two',
      (q) => q`
        insert into stint (escalation, seq, kind, department, person, charged_kind, charged_department, charged_person, from_at, to_at)
        select ${id}::uuid, n, 'coordinating', 'desk', 'lin', 'person', 'desk', 'lin', now(), now() + interval '1 hour' from generate_series(50, 51) n`,
    ],
    [
      'nobody charged for work that goes on',
      'escalation_is_whole',
      async (q) => {
        await q`update stint set to_at = now() where escalation = ${id} and to_at is null`;
        await moved(q);
      },
    ],
    [
      'a person charged without a name',
      'escalation_is_whole',
      async (q) => {
        await q`update stint set charged_person = null where escalation = ${id} and to_at is null`;
        await moved(q);
      },
    ],
    [
      'the case charged while a handoff is open',
      'escalation_is_whole',
      async (q) => {
        await q`
          insert into stint (escalation, seq, kind, department, person, charged_kind, charged_department, charged_person, from_at)
          values (${id}, 50, 'coordinating', 'desk', 'lin', 'person', 'desk', 'lin', now())`;
        await moved(q);
      },
    ],
    [
      'a stint of the case that took no time',
      'stint_takes_time',
      (q) => q`
        insert into stint (escalation, seq, kind, department, person, charged_kind, charged_department, charged_person, from_at, to_at)
        values (${id}, 50, 'coordinating', 'desk', 'lin', 'person', 'desk', 'lin', now(), now())`,
    ],
  ],
  '8, the journal is the truth': [
    [
      'an edit',
      'journal_is_final',
      (q) => q`update journal set cause = 'another' where escalation = ${id} and seq = 1`,
    ],
    ['a deletion', 'journal_is_final', (q) => q`delete from journal where escalation = ${id} and seq = 7`],
    ['all of it gone', 'journal_stays', (q) => q`truncate journal`],
    ['an edit of an answer', 'act_is_final', (q) => q`update act set seq = 1 where escalation = ${id}`],
    ['an edit of a published flow', 'flow_version_is_final', (q) => q`update flow_version set plan = '{}'`],
    ['the deletion of a published flow', 'flow_version_is_final', (q) => q`delete from flow_version`],
    ['a gap', 'journal_goes_on', (q) => append(q, { seq: 9 })],
    ['a number twice', 'journal_pkey', (q) => append(q, { seq: 7 })],
    ['an event before the first', 'journal_goes_on', (q) => append(q, { seq: 0 })],
    ['another parent', 'journal_goes_on', (q) => append(q, { seq: 8, parent: 'f'.repeat(64) })],
    ['a first event with a parent', 'journal_goes_on', (q) => append(q, { seq: 1, parent: 'f'.repeat(64) })],
    ['an event that is dated back', 'journal_goes_on', (q) => append(q, { seq: 8, at: 0 })],
    [
      'an event beyond the head',
      'escalation_is_whole',
      async (q) => {
        await append(q, { seq: 8 });
        await moved(q);
      },
    ],
    [
      'a head that no event has',
      'escalation_is_whole',
      (q) => q`update escalation set head = ${'f'.repeat(64)} where id = ${id}`,
    ],
    ['a seq that no event has', 'escalation_is_whole', (q) => q`update escalation set seq = 8 where id = ${id}`],
    [
      'a plan that was never published',
      'escalation_flow_version_plan_fkey',
      (q) => q`update escalation set plan = ${'f'.repeat(64)} where id = ${id}`,
    ],
    [
      'a case in doubt that goes on',
      'in_doubt_stands_still',
      (q) => q`update escalation set health = 'broken', why = 'x', stands_at = 6 where id = ${id}`,
    ],
    [
      'a case in doubt without a reason',
      'in_doubt_stands_still',
      (q) => q`update escalation set health = 'broken', stands_at = seq where id = ${id}`,
    ],
  ],
  '9, one answer under a key': [
    [
      'two answers under a key',
      'act_pkey',
      (q) =>
        q`insert into act select (r).* from (select jsonb_populate_record(a, '{"seq": 99}') as r from act a where escalation = ${id}) x`,
    ],
  ],
};

/** An event after those on record (the last is the seventh), with what is wrong about it. */
async function append(query: Query, event: { seq: number; parent?: string; at?: number }): Promise<void> {
  const before = Math.min(7, Math.max(1, event.seq - 1));
  await query`
    insert into journal (escalation, seq, at, type, actor, cause, data, previous_hash, hash)
    select escalation, ${event.seq}::integer, coalesce(${event.at ?? null}::timestamptz, at), type, actor, cause, data,
      coalesce(${event.parent ?? null}::text, hash), repeat('a', 64)
    from journal where escalation = ${id} and seq = ${before}`;
}

for (const [law, cases] of Object.entries(laws))
  describe(`law ${law}: refused is`, () => {
    test.each(cases)('%s, by %s', async (_what, by, write) => {
      expect(await refusedBy(write)).toBe(by);
    });
  });

test('the case itself is whole: what a refused write is measured against', async () => {
  expect(await refusedBy(moved)).toBeUndefined();
  expect(await refusedBy((query) => append(query, { seq: 8 }))).toBeUndefined();
});
