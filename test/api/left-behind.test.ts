import type { z } from 'zod';
import type * as contract from '../../contract/directory';
import type { imported } from '../../contract/directory-import';
import { misplaced } from '../../database/reads/misplaced';
import { markLeft } from '../../database/writes/mark-left';
import { type Answer, type Escalation, type Problem, Server } from './server';

/**
 * What an edit of the directory may not leave behind, while cases of the shipped flow are open: Lin Xiao leads and fronts two of them,
 * Wu Lei has a handoff in hand and another is offered to him.
 */
let server: Server;
let one: Escalation;
beforeAll(async () => {
  server = await Server.start();
  one = await server.open();
  await server.act('wu-lei', one, 'accept', {}, 1);
  await server.open();
});
afterAll(() => server.stop());

type Person = z.output<typeof contract.editedPerson> & z.output<typeof contract.personThere>;
type Imported = z.output<typeof imported>;
const call = <T>(request: string, body?: unknown, headers = {}): Promise<Answer<T & Problem>> =>
  server.call<T & Problem>('han-bing', request, body, { headers });
const wrong = ({ body }: { body: Problem }) => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);
const name = { zh: '名', en: 'Name' };
const home = (department: string, as = 'member') => ({ name, departments: [{ department, as }] });
const support = { name, head: 'liang-wei', duty: 'wu-lei' };

it('says of everybody what rests on them, now and at an instant', async () => {
  const rests = async (person: string, at = '') => (await call<Person>(`GET /v1/people/${person}${at}`)).body.rests;
  expect(await rests('wu-lei')).toEqual({ held: 1, offered: 1, accountable: 2, led: 0, fronted: 0, raised: 0 });
  expect(await rests('lin-xiao')).toEqual({ held: 0, offered: 0, accountable: 0, led: 2, fronted: 2, raised: 0 });
  expect(await rests('wu-lei', `?at=${one.openedAt}`)).toEqual({
    held: 0,
    offered: 1,
    accountable: 1,
    led: 0,
    fronted: 0,
    raised: 0,
  });
});

it('nobody is taken out of a department in which they have work, by whichever document says so', async () => {
  const person = await call<Person>('PUT /v1/people/lin-xiao', home('finance'));
  expect([person.status, wrong(person)]).toEqual([422, ['/departments work-there']]);
  expect(person.body.errors[0]?.message).toContain('2 cases that they lead');
  const chinese = await call('PUT /v1/people/lin-xiao', home('finance'), { 'accept-language': 'zh' });
  expect(chinese.body.errors[0]?.message).toContain('2 件由其牵头');
  expect((await call<Person>('PUT /v1/people/lin-xiao', home('service-desk', 'supervisor'))).status).toBe(200);
  const both = await call('POST /v1/directory', {
    people: [{ id: 'wu-lei', ...home('finance') }],
    departments: [{ id: 'technical-support', ...support, duty: 'liang-wei' }],
  });
  expect(wrong(both)).toEqual(['/people/0/departments work-there']);
  // On duty there he belongs there still.
  expect((await call('PUT /v1/people/wu-lei', home('finance'))).status).toBe(200);
  expect(wrong(await call('PUT /v1/departments/technical-support', { ...support, duty: 'liang-wei' }))).toEqual([
    '/duty work-there',
  ]);
  expect((await call('PUT /v1/people/wu-lei', home('technical-support'))).status).toBe(200);
});

it('a lending ends early only when nothing is left there', async () => {
  const hour = 3_600_000;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  await call('PUT /v1/lendings/help', {
    person: 'gao-yuan',
    department: 'technical-support',
    from: at(-hour),
    to: at(hour),
  });
  const other = await server.open();
  const taken = await server.act('liang-wei', other, 'assign', { person: 'gao-yuan', reason: 'Lent to us' }, 1);
  expect(wrong(await call('POST /v1/lendings/help/end'))).toEqual([' work-there']);
  await server.act('gao-yuan', taken, 'complete', { results: { cause: 'user' } }, 1);
  expect((await call('POST /v1/lendings/help/end')).status).toBe(200);
});

it('a role with which a ladder ends keeps somebody who is active', async () => {
  const empty = await call('PUT /v1/roles/operations-manager', { holders: [] });
  expect([empty.status, wrong(empty)]).toEqual([422, ['/holders last-of-role']]);
  expect(empty.body.errors[0]?.message).toContain('"player-problem"');
  expect(wrong(await call('POST /v1/people/liu-qian/leave'))).toEqual([' last-of-role', ' on-duty-for']);
});

it('the last administrator stays, whichever way they would go; of other rights that nobody has any more somebody is told', async () => {
  const office = home('office');
  const [admin, role] = ['PUT /v1/people/han-bing', 'PUT /v1/roles/administrator'];
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  expect(wrong(await call(role, { holders: [] }))).toEqual(['/holders last-administrator']);
  expect(wrong(await call('POST /v1/people/han-bing/leave'))).toEqual([' last-administrator']);
  expect(wrong(await call(admin, { ...office, standing: 'leaving' }))).toEqual(['/standing last-administrator']);
  expect(wrong(await call(admin, { ...office, activeUntil: new Date().toISOString() }))).toContain(
    '/activeUntil last-administrator',
  );
  expect(wrong(await call(admin, { ...office, activeUntil: tomorrow }))).toEqual(['/activeUntil last-administrator']);
  expect((await call(admin, home('finance'))).status).toBe(422);
  const [han, yan] = ['han-bing', 'yan-ming'].map((person) => ({ person, department: 'office' }));
  const given = await call(role, { holders: [han, yan] });
  expect(given.status).toBe(200);
  // With a second one, the first may go on a day; then the second is the one who stays.
  expect((await call(admin, { ...office, activeUntil: tomorrow })).status).toBe(200);
  expect(wrong(await call(role, { holders: [han] }))).toEqual(['/holders last-administrator']);
  expect((await call(admin, office)).status).toBe(200);
  expect((await call(role, { holders: [han] })).status).toBe(200);

  const auditor = await call<{ warnings: object[] }>('PUT /v1/roles/auditor', { holders: [] });
  expect([auditor.status, auditor.body.warnings]).toMatchObject([
    200,
    [{ pointer: '/holders', code: 'last-with-power' }],
  ]);
  expect((await call<{ warnings: object[] }>('PUT /v1/roles/auditor', { holders: [] })).body.warnings).toEqual([]);
});

it('a department keeps a head on whom a flow falls back', async () => {
  expect(wrong(await call('PUT /v1/departments/technical-support', { ...support, head: null }))).toEqual([
    '/head head-needed',
  ]);
  expect((await call('PUT /v1/departments/finance', { name, head: null })).status).toBe(200);
});

it('work comes to people and to no program, and nobody becomes the other', async () => {
  expect(
    wrong(await call('PUT /v1/departments/finance', { name, head: 'robot', duty: 'robot', supervisors: ['robot'] })),
  ).toEqual(['/head not-a-person', '/duty not-a-person', '/supervisors/0 not-a-person']);
  const from = new Date(Date.now() + 3_600_000).toISOString();
  const away = { person: 'qian-feng', substitute: 'robot', from };
  expect(wrong(await call('PUT /v1/absences/instead-a-robot', away))).toEqual(['/substitute not-a-person']);
  const become = (person: string, kind?: string) =>
    call(`PUT /v1/people/${person}`, { ...home('technical-support'), kind });
  expect(wrong(await become('robot'))).toEqual(['/kind kind-stays']);
  expect(wrong(await become('qian-feng', 'program'))).toEqual(['/kind kind-stays']);
  expect((await become('robot', 'program')).status).toBe(200);
});

it('nobody is above themselves, and nobody is made to have left by hand', async () => {
  await call('PUT /v1/people/qian-feng', { ...home('technical-support'), manager: 'liang-wei' });
  expect(wrong(await call('PUT /v1/people/liang-wei', { ...home('technical-support'), manager: 'qian-feng' }))).toEqual(
    ['/manager own-manager'],
  );
  expect(wrong(await call('PUT /v1/people/qian-feng', { ...home('technical-support'), standing: 'left' }))).toEqual([
    '/standing left-by-hand',
  ]);
});

it('whoever heads a department, or is on duty for it, does not leave before another is named; nor are they active only until now', async () => {
  const leave = await call('POST /v1/people/liang-wei/leave');
  expect([leave.status, wrong(leave)]).toEqual([422, [' heads-department']]);
  const until = await call('PUT /v1/people/liang-wei', {
    ...home('technical-support'),
    activeUntil: new Date(Date.now() - 1).toISOString(),
  });
  expect(wrong(until)).toEqual(['/activeUntil heads-department']);
  // What is known before is said before.
  const ahead = { ...home('technical-support'), activeUntil: new Date(Date.now() + 86_400_000).toISOString() };
  const later = await call<Person>('PUT /v1/people/liang-wei', ahead);
  expect([later.status, later.body.warnings]).toMatchObject([
    200,
    [{ pointer: '/activeUntil', code: 'heads-department' }],
  ]);
  expect((await call<Person>('PUT /v1/people/liang-wei', ahead)).body.warnings).toEqual([]);
  await call('PUT /v1/people/liang-wei', home('technical-support'));
  expect(wrong(await call('POST /v1/people/wu-lei/leave'))).toEqual([' on-duty-for']);
});

it('who leaves is asked for nothing, and has left when nothing rests on them; their key goes with them', async () => {
  await call('PUT /v1/departments/technical-support', { ...support, duty: 'liang-wei' });
  await call('PUT /v1/people/robot', { ...home('technical-support'), kind: 'program', manager: 'wu-lei' });
  const from = new Date(Date.now() + 3_600_000).toISOString();
  await call('PUT /v1/absences/qian-feng-soon', { person: 'qian-feng', substitute: 'wu-lei', from });
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false); // not leaving
  const gone = await call<Person>('POST /v1/people/wu-lei/leave');
  expect(gone.body).toMatchObject({
    standing: 'leaving',
    warnings: [{ code: 'manages-others' }, { code: 'substitutes-others' }],
  });
  expect(gone.body.warnings[0]?.message).toContain('one other person');
  expect((await server.call('wu-lei', 'GET /v1/inbox')).status).toBe(200);
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false); // a handoff is in his hands
  await server.sql`update handoff_state set person = 'liang-wei' where person = 'wu-lei' and to_at is null`;
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false); // one is offered to him, and he answers for one
  await server.sql`update handoff_state set offer_person = null where offer_person = 'wu-lei' and to_at is null`;
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false);
  await server.sql`update handoff_state set accountable = 'liang-wei' where accountable = 'wu-lei' and to_at is null`;
  await server.sql`update escalation_state set front_person = 'wu-lei' where front_person = 'lin-xiao' and to_at is null`;
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false);
  await server.sql`update escalation_state set front_person = 'lin-xiao' where front_person = 'wu-lei' and to_at is null`;
  // What was raised to him waits for his answer.
  await server.sql`
    insert into raise (escalation, handoff, clock, seq, department, person, until_at, from_at)
    select id, 0, 'resolve', 1, 'technical-support', 'wu-lei', now() + interval '1 hour', now() from escalation where not ended limit 1`;
  expect(await misplaced(server.sql, Date.now(), '00000000-0000-0000-0000-000000000000', 100)).toEqual(
    expect.arrayContaining([expect.objectContaining({ people: ['wu-lei'] })]),
  );
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(false);
  await server.sql`delete from raise where person = 'wu-lei'`;
  expect(await misplaced(server.sql, Date.now(), '00000000-0000-0000-0000-000000000000', 100)).toEqual([]);
  const [before] = await server.sql<{ version: number }[]>`select version from directory`;
  expect(await markLeft(server.sql, 'wu-lei', Date.now())).toBe(true);
  expect(await server.sql`select version from directory`).toEqual([{ version: (before?.version ?? 0) + 1 }]);
  expect((await call<Person>('GET /v1/people/wu-lei')).body.standing).toBe('left');
  const history = await call<z.output<typeof contract.personHistory>>('GET /v1/people/wu-lei/history?limit=2');
  expect(history.body.items.map(({ document, by }) => [document.standing, by])).toEqual([
    ['left', null],
    ['leaving', 'han-bing'],
  ]);
  expect((await server.call('wu-lei', 'GET /v1/inbox')).status).toBe(401);
  // Whoever is named where nothing will come to them is a slip that is told, and hinders nobody.
  type Warned = { warnings: { pointer: string; code: string }[] };
  const told = async (request: string, body: object) =>
    (await call<Warned>(request, body)).body.warnings.map(({ pointer, code }) => `${pointer} ${code}`);
  expect(
    await told('PUT /v1/departments/office', { name, duty: 'wu-lei', supervisors: ['wu-lei', 'han-bing'] }),
  ).toEqual(['/duty has-left', '/supervisors/0 has-left']);
  expect(await told('PUT /v1/departments/office', { name, duty: 'han-bing', supervisors: [] })).toEqual([]);
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const [belongs] = (await call<Person>('GET /v1/people/wu-lei')).body.departments;
  const holders = [{ person: 'wu-lei', department: belongs?.department }];
  expect(await told('PUT /v1/roles/a-role-of-his', { holders })).toEqual(['/holders/0/person has-left']);
  expect(
    await told('PUT /v1/absences/instead-one-gone', { person: 'ma-wenjuan', substitute: 'wu-lei', from: soon }),
  ).toEqual(['/substitute has-left']);
  // Somebody who comes back does so by an ordinary edit.
  expect(
    (await call<Person>('PUT /v1/people/wu-lei', { ...home('technical-support'), standing: 'active' })).status,
  ).toBe(200);
});

it('a dry run says what would change, who would lose what, what would have to move and which flows find nobody, and changes nothing', async () => {
  const document = {
    departments: [
      { id: 'technical-support', ...support, head: 'qian-feng', duty: null },
      { id: 'new', name },
    ],
    people: [
      { id: 'lin-xiao', name, departments: [{ department: 'finance' }] },
      { id: 'somebody', name, departments: [{ department: 'new' }] },
    ],
    roles: [
      { role: 'shift-leader', holders: [{ person: 'su-wan', department: 'service-desk' }] },
      { role: 'process-owner', holders: [] },
    ],
  };
  const { body } = await call<Imported>('POST /v1/directory?dryRun=true', document);
  expect(body).toMatchObject({ dryRun: true, departments: 2, people: 2, roles: 2, absences: 0, lendings: 0 });
  expect(body.refused).toMatchObject([{ pointer: '/people/0/departments', code: 'work-there' }]);
  expect(body.added).toEqual([
    { kind: 'department', id: 'new' },
    { kind: 'person', id: 'somebody' },
  ]);
  expect(body.removed).toEqual([{ kind: 'role', id: 'process-owner' }]);
  expect(body.changed.map(({ kind, id, fields }) => [kind, id, fields.map(({ field }) => field)])).toEqual([
    ['department', 'service-desk', ['supervisors']],
    ['department', 'technical-support', ['head', 'duty']],
    ['person', 'lin-xiao', ['departments']],
    ['role', 'shift-leader', ['holders']],
  ]);
  expect(body.changed[1]?.fields[0]).toEqual({ field: 'head', from: 'liang-wei', to: 'qian-feng' });
  expect(body.losses).toEqual([
    { person: 'lin-xiao', loses: 'membership', of: 'service-desk' },
    { person: 'liang-wei', loses: 'headship', of: 'technical-support' },
    { person: 'liang-wei', loses: 'duty', of: 'technical-support' },
    { person: 'yan-ming', loses: 'role', of: 'process-owner' },
    { person: 'liu-qian', loses: 'role', of: 'shift-leader' },
  ]);
  expect(body.work).toMatchObject([{ person: 'lin-xiao', department: 'service-desk', led: 3, fronted: 3 }]);
  expect(body.unresolved).toEqual([
    {
      flow: 'player-problem',
      version: 1,
      pointer: '/steps/diagnose/department',
      rule: 'main/all: duty',
      department: 'technical-support',
    },
  ]);
  expect(body.warnings).toMatchObject([
    { pointer: '/roles/1/holders', code: 'last-with-power' },
    { code: 'nobody-found' },
  ]);
  expect((await call('GET /v1/people/somebody')).status).toBe(404);

  const done = await call<Imported>('POST /v1/directory', { ...document, people: document.people.slice(1) });
  expect([done.status, done.body.dryRun, done.body.refused]).toEqual([200, false, []]);
  expect(done.body.directory).toBe(body.directory + 1);
  expect(done.body.unresolved).toEqual(body.unresolved);
  const history = await call<z.output<typeof contract.departmentHistory>>(
    'GET /v1/departments/technical-support/history',
  );
  expect(history.body.items.slice(0, 2).map(({ document: { head } }) => head)).toEqual(['qian-feng', 'liang-wei']);
  const was = history.body.items[0]?.from ?? '';
  const before = new Date(Date.parse(was) - 1).toISOString();
  type Department = z.output<typeof contract.department>;
  expect((await call<Department>(`GET /v1/departments/technical-support?at=${before}`)).body.head).toBe('liang-wei');
  expect((await call<Department>(`GET /v1/departments/technical-support?at=${was}`)).body.head).toBe('qian-feng');
  type Role = z.output<typeof contract.role>;
  expect((await call<Role>(`GET /v1/roles/process-owner?at=${before}`)).body.holders).toHaveLength(1);
  expect((await call('GET /v1/roles/process-owner')).status).toBe(404);
  expect((await call<{ items: unknown[] }>('GET /v1/roles/process-owner/history')).body.items).toHaveLength(1);
});
