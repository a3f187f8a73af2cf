import { randomUUID } from 'node:crypto';
import { resolve } from '../../activities/resolve';
import { rosterDocument } from '../../contract/rosters';
import type { Sql } from '../../database/connect';
import { editDirectory } from '../../database/directory';
import { putResponsibility } from '../../database/responsibility';
import type { Answer, AnswerTo, Need } from '../../domain/escalation/needs';
import { needKey } from '../../domain/escalation/needs';
import { compileRosters } from '../../organisation/compile-rosters';
import { freshDatabase } from '../database/database';

/** Thursday, 20:00 in Shanghai. */
const AT = Date.UTC(2026, 8, 24, 12);
const HOUR = 3_600_000;
const name = { zh: '名', en: 'Name' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: Sql;
beforeEach(async () => {
  database = await freshDatabase({ migrated: true });
  sql = database.sql;
  await company();
});
afterEach(() => database.drop());

/** A board above a desk; su leads the desk, lin and chen work there, liu supervises, wei is the board. */
async function company(): Promise<void> {
  const department = (id: string, head: string | null, more: object = {}) => ({
    ...{ id, name, parent: null, head, duty: null, calendar: 'round-the-clock' },
    ...more,
  });
  const person = (id: string, home: string, manager: string | null, as: 'member' | 'supervisor' = 'member') => ({
    ...{ id, name, kind: 'person' as const, manager },
    departments: [{ department: home, as }],
  });
  const edited = await editDirectory(
    sql,
    {
      departments: [department('desk', 'su', { duty: 'chen' }), department('board', 'wei'), department('empty', null)],
      people: [
        person('wei', 'board', null),
        { ...person('su', 'board', 'wei'), departments: [{ department: 'desk', as: 'supervisor' as const }] },
        person('lin', 'desk', 'su'),
        person('chen', 'desk', 'su'),
        person('liu', 'desk', 'su', 'supervisor'),
        { ...person('robot', 'desk', null), kind: 'program' as const },
      ],
      roles: [
        {
          role: 'leader',
          holders: [
            { person: 'liu', department: 'desk' },
            { person: 'wei', department: 'board' },
          ],
        },
      ],
    },
    { at: AT - 100 * HOUR },
  );
  if (edited.kind !== 'edited') throw new Error(JSON.stringify(edited.problems));
}

async function ask<N extends Need>(need: N, at = AT): Promise<AnswerTo[N['ask']]> {
  const answers = await resolve(sql, [need], at);
  return (answers[needKey(need)] as Answer<N['ask']>).value;
}
const away = (person: string, substitute: string | null, from = AT - HOUR, to = AT + HOUR) =>
  sql`insert into absence (id, person, substitute, from_at, to_at) values (${`${person}-${from}`}, ${person}, ${substitute}, ${from}, ${to})`;
const lend = (person: string, department: string, as: 'member' | 'supervisor') =>
  sql`insert into lending (id, person, department, "as", from_at, to_at) values (${person}, ${person}, ${department}, ${as}, ${AT - HOUR}, ${AT + HOUR})`;
const desk = { department: 'desk' } as const;

/** Open handoffs in somebody's hands; what else a case has does not matter here. */
async function inHand(person: string | null, count: number, department = 'desk'): Promise<void> {
  await sql.begin(async (query) => {
    await query`set local session_replication_role = replica`; // without the rest of a case
    for (let i = 0; i < count; i++)
      await query`
        insert into handoff_state (escalation, handoff, seq, state, department, person, accountable,
          accept_by, finish_by, silence_by, wait_by, due_at, version, from_at)
        values (${randomUUID()}, 1, 1, ${person ? 'working' : 'offered'}, ${department}, ${person}, ${person},
          'infinity', 'infinity', 'infinity', 'infinity', 'infinity', 1, ${AT - HOUR})`;
  });
}

describe('T10, the database’s half: whom each rule finds, and when it finds nobody', () => {
  it('head: the one named, their substitute while they are away, nobody where the chain ends', async () => {
    expect(await ask({ ask: 'head', ...desk })).toEqual({ department: 'desk', person: 'su' });
    await away('su', 'lin');
    expect(await ask({ ask: 'head', ...desk })).toEqual({ department: 'desk', person: 'lin', for: 'su' });
    expect(await ask({ ask: 'head', ...desk }, AT + HOUR)).toEqual({ department: 'desk', person: 'su' });
    await away('lin', null);
    expect(await ask({ ask: 'head', ...desk })).toBeNull();
    expect(await ask({ ask: 'head', department: 'empty' })).toBeNull();
    expect(await ask({ ask: 'head', department: 'nowhere' })).toBeNull();
  });

  it('nobody who is leaving, gone, or beyond their last day, is an answer', async () => {
    for (const standing of ['leaving', 'left']) {
      await sql`update person set standing = ${standing} where id = 'su'`;
      expect([standing, await ask({ ask: 'head', ...desk })]).toEqual([standing, null]);
      expect([standing, await ask({ ask: 'person', person: 'su' })]).toEqual([standing, null]);
    }
    await sql`update person set standing = 'active', active_until = ${AT} where id = 'su'`;
    expect(await ask({ ask: 'person', person: 'su' })).toBeNull();
    expect(await ask({ ask: 'person', person: 'su' }, AT - 1)).toMatchObject({ person: 'su' });
  });

  it('supervisor: by id, those who are lent as one among them, each through their substitute', async () => {
    await lend('chen', 'desk', 'supervisor');
    expect(await ask({ ask: 'supervisor', ...desk })).toEqual({ department: 'desk', person: 'chen' });
    await away('chen', null);
    expect(await ask({ ask: 'supervisor', ...desk })).toEqual({ department: 'desk', person: 'liu' });
    await away('liu', 'lin');
    expect(await ask({ ask: 'supervisor', ...desk })).toEqual({ department: 'desk', person: 'lin', for: 'liu' });
    await sql`update absence set substitute = null`;
    expect(await ask({ ask: 'supervisor', ...desk })).toEqual({ department: 'desk', person: 'su' });
    expect(await ask({ ask: 'supervisor', department: 'board' })).toBeNull();
  });

  it('role: in the order of its holders, in the department in which each acts', async () => {
    expect(await ask({ ask: 'role', role: 'leader' })).toEqual({ department: 'desk', person: 'liu' });
    await away('liu', null);
    expect(await ask({ ask: 'role', role: 'leader' })).toEqual({ department: 'board', person: 'wei' });
    await away('wei', null);
    expect(await ask({ ask: 'role', role: 'leader' })).toBeNull();
    expect(await ask({ ask: 'role', role: 'nothing' })).toBeNull();
  });

  it('manager: up the chain to somebody who is there, and never back to who asks', async () => {
    expect(await ask({ ask: 'manager', person: 'lin' })).toEqual({ department: 'desk', person: 'su' });
    await away('su', 'lin');
    // Lin stands in for the own manager: the next one above is asked.
    expect(await ask({ ask: 'manager', person: 'lin' })).toEqual({ department: 'board', person: 'wei' });
    expect(await ask({ ask: 'manager', person: 'chen' })).toEqual({ department: 'desk', person: 'lin', for: 'su' });
    await away('wei', null);
    expect(await ask({ ask: 'manager', person: 'lin' })).toBeNull();
    expect(await ask({ ask: 'manager', person: 'wei' })).toBeNull();
  });

  it('person: where they belong and are lent to, and while they are away who stands in', async () => {
    await lend('lin', 'board', 'member');
    expect(await ask({ ask: 'person', person: 'lin' })).toEqual({ person: 'lin', departments: ['desk', 'board'] });
    expect(await ask({ ask: 'person', person: 'lin' }, AT + 2 * HOUR)).toEqual({
      person: 'lin',
      departments: ['desk'],
    });
    await away('lin', 'chen');
    expect(await ask({ ask: 'person', person: 'lin' })).toMatchObject({ away: { instead: 'chen' } });
    await away('chen', null);
    expect(await ask({ ask: 'person', person: 'lin' })).toMatchObject({ away: { instead: null } });
    expect(await ask({ ask: 'person', person: 'nobody' })).toBeNull();
  });

  it('duty: by the roster, where there is none the fixed officer', async () => {
    expect(await ask({ ask: 'duty', ...desk })).toEqual({ department: 'desk', person: 'chen' });
    const document = rosterDocument.parse({
      zone: 'Asia/Shanghai',
      shifts: [{ shift: 'late', name, hours: 'daily 16:00-24:00', people: ['lin', 'liu'] }],
    });
    const { rosters } = compileRosters([{ department: 'desk', document }], AT);
    const edit = { departments: [], people: [], roles: [], rosters };
    expect(await editDirectory(sql, edit, { at: AT - HOUR })).toMatchObject({ kind: 'edited' });
    expect(await ask({ ask: 'duty', ...desk })).toEqual({ department: 'desk', person: 'lin' });
    // Of those who hold a role whoever is on shift comes first.
    const holders = ['su', 'liu'].map((one, i) => ({ person: one, department: 'desk', place: i + 5 }));
    await sql`insert into role_holder ${sql(holders.map((one) => ({ role: 'shift-leader', ...one })))}`;
    expect(await ask({ ask: 'role', role: 'shift-leader' })).toEqual({ department: 'desk', person: 'liu' });
    expect(await ask({ ask: 'role', role: 'shift-leader' }, AT + 4 * HOUR)).toEqual({
      department: 'desk',
      person: 'su',
    });
    await away('lin', null);
    expect(await ask({ ask: 'duty', ...desk })).toEqual({ department: 'desk', person: 'liu' });
    await away('liu', 'su');
    expect(await ask({ ask: 'duty', ...desk })).toEqual({ department: 'desk', person: 'su', for: 'liu' });
    expect(await ask({ ask: 'duty', ...desk }, AT + 4 * HOUR)).toBeNull();
    // Before the roster was in force the fixed officer was asked.
    expect(await ask({ ask: 'duty', ...desk }, AT - HOUR - 1)).toEqual({ department: 'desk', person: 'chen' });
  });

  it('least loaded: who has the fewest in hand, by id among equals; present members alone, and no programs', async () => {
    expect(await ask({ ask: 'least-loaded', ...desk })).toEqual({ department: 'desk', person: 'chen' });
    await inHand('chen', 2);
    await inHand('lin', 1);
    expect(await ask({ ask: 'least-loaded', ...desk })).toEqual({ department: 'desk', person: 'lin' });
    await inHand('lin', 3, 'board'); // elsewhere it is work too
    expect(await ask({ ask: 'least-loaded', ...desk })).toEqual({ department: 'desk', person: 'chen' });
    await lend('wei', 'desk', 'member');
    expect(await ask({ ask: 'least-loaded', ...desk })).toEqual({ department: 'desk', person: 'wei' });
    await away('wei', 'liu');
    expect(await ask({ ask: 'least-loaded', ...desk })).toEqual({ department: 'desk', person: 'chen' });
    await away('chen', null);
    await away('lin', null);
    expect(await ask({ ask: 'least-loaded', ...desk })).toBeNull();
  });

  it('room: the limit in force, what is in hand in the department, and its head; at the limit nobody is least loaded', async () => {
    expect(await ask({ ask: 'room', ...desk })).toBeNull();
    await sql`update department set wip_limit = 3 where id = 'desk'`;
    await inHand('chen', 2);
    await inHand(null, 5); // what waits in the queue is in nobody's hands
    const head = { department: 'desk', person: 'su' };
    expect(await ask({ ask: 'room', ...desk })).toEqual({ limit: 3, inHand: 2, head });
    expect(await ask({ ask: 'least-loaded', ...desk })).toMatchObject({ person: 'lin' });
    await sql`insert into department_limit values ('desk', ${AT}, ${AT + HOUR}, 2)`;
    await away('su', null);
    expect(await ask({ ask: 'room', ...desk })).toEqual({ limit: 2, inHand: 2, head: null });
    expect(await ask({ ask: 'least-loaded', ...desk })).toBeNull();
    expect(await ask({ ask: 'least-loaded', ...desk }, AT + HOUR)).toMatchObject({ person: 'lin' });
  });

  it('responsibility: the version in force at the instant, its row, and what that says of the person', async () => {
    const need = { ask: 'responsibility', table: 'main', of: { class: 'item', amount: 3 } } as const;
    expect(await ask(need)).toBeNull();
    const row = { row: 'one', department: 'desk', person: null, from: null, to: null };
    const put = (rows: Parameters<typeof putResponsibility>[1]['rows'], at: number) =>
      putResponsibility(sql, { table: 'main', document: { at }, rows, at, by: 'wei' });
    await put([{ ...row, fields: { class: ['item'], amount: [3, 4] } }], AT - HOUR);
    await put([{ ...row, row: 'two', fields: {}, person: { rule: 'head' } }], AT);
    expect(await ask(need, AT - 1)).toMatchObject({ row: 'one', department: 'desk', person: null, table: 'main' });
    expect(await ask(need)).toMatchObject({ row: 'two', person: { rule: 'head' } });
    expect(await ask(need, AT - HOUR - 1)).toBeNull();
    // A number is no text that looks like one.
    const text = { ...need, of: { class: 'item', amount: '3' } };
    expect(await ask(text, AT - 1)).toBeNull();
  });

  it('calendar: the version in force at the instant, of before the first one the first; null for no department', async () => {
    const insert = (version: number, at: number) =>
      sql`insert into calendar values ('office', ${version}, '{}', ${JSON.stringify({ id: 'office', version })}::text::json, ${at}, null)`;
    await insert(1, AT - HOUR);
    await insert(2, AT);
    await sql`update department set calendar = 'office' where id = 'desk'`;
    const version = async (at: number) => (await ask({ ask: 'calendar', ...desk }, at))?.version;
    expect([await version(AT - 2 * HOUR), await version(AT - 1), await version(AT)]).toEqual([1, 1, 2]);
    expect(await ask({ ask: 'calendar', department: 'nowhere' })).toBeNull();
    expect(await ask({ ask: 'calendar', department: 'board' })).toEqual({ id: 'round-the-clock', version: 1 });
  });
});

it('all of one act is asked in one trip, and answered by one version of the directory', async () => {
  let trips = 0;
  const counted = new Proxy(sql, {
    apply: (target, self, args) => {
      trips++;
      return Reflect.apply(target as never, self, args);
    },
  });
  const needs: Need[] = [
    ...(['head', 'duty', 'supervisor', 'least-loaded', 'room', 'calendar'] as const).map((one) => ({
      ask: one,
      ...desk,
    })),
    { ask: 'role', role: 'leader' },
    { ask: 'person', person: 'lin' },
    { ask: 'manager', person: 'lin' },
    { ask: 'responsibility', table: 'main', of: {} },
  ];
  const answers = await resolve(counted, needs, AT);
  expect(Object.keys(answers).sort()).toEqual(needs.map(needKey).sort());
  expect(new Set(Object.values(answers).map(({ directory }) => directory))).toEqual(new Set([2]));
  expect(trips).toBe(1);
});
