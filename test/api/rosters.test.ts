import type { z } from 'zod';
import type { imported } from '../../contract/directory-import';
import type * as contract from '../../contract/rosters';
import { type Problem, Server } from './server';

type Roster = z.output<typeof contract.putRoster>;
type Duty = z.output<typeof contract.duty>;
type Holes = z.output<typeof contract.holes>;

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

const ADMIN = 'han-bing';
const DEPARTMENT = 'technical-support';
const ROSTER = {
  zone: 'Asia/Shanghai',
  shifts: [
    { shift: 'day', name: { zh: '日班', en: 'Day' }, hours: 'Mon-Fri 09:30-18:30', people: ['wu-lei', 'qian-feng'] },
  ],
  on_call: { rotation: { from: '2026-09-07', turns: [['qian-feng'], ['liang-wei']] } },
};
const put = <T = Roster>(document: object, headers: Record<string, string> = {}) =>
  server.call<T>(ADMIN, `PUT /v1/rosters/${DEPARTMENT}`, document, { headers });
const dutyAt = async (at?: string): Promise<Duty> =>
  (
    await server.call<Duty>(
      'lin-xiao',
      `GET /v1/rosters/${DEPARTMENT}/duty${at ? `?at=${encodeURIComponent(at)}` : ''}`,
    )
  ).body;
const holes = async (query: string): Promise<Holes> =>
  (await server.call<Holes>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}/holes?${query}`)).body;
const absent = (person: string, substitute: string | null, from: string, to: string) =>
  server.sql`insert into absence (id, person, substitute, from_at, to_at) values (${`${person}-away`}, ${person}, ${substitute}, ${from}::timestamptz, ${to}::timestamptz)`;

it('without a roster the fixed officer is on duty at all hours', async () => {
  expect(await dutyAt()).toMatchObject({ person: 'wu-lei', for: null, shift: null });
  expect((await server.call('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`)).status).toBe(404);
  expect((await holes('')).holes).toEqual([]);
  // Nobody is named where there is no officer.
  const { body } = await server.call<Holes>(
    'lin-xiao',
    'GET /v1/rosters/finance/holes?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z',
  );
  expect(body.holes).toEqual([
    { from: '2027-01-01T00:00:00.000Z', to: '2027-01-02T00:00:00.000Z', why: 'nobody-named' },
  ]);
});

it('with one it is whose shift it is, outside them whose week on call it is', async () => {
  const made = await put(ROSTER);
  expect(made.status).toBe(200);
  expect(made.body).toMatchObject({ department: DEPARTMENT, by: ADMIN, to: null, holes: [] });
  const week = (days: number) => new Date(Date.UTC(2027, 8, 6 + days)).toISOString().slice(0, 10); // a Monday, far ahead
  expect(await dutyAt(`${week(0)}T09:30:00+08:00`)).toMatchObject({ person: 'wu-lei', shift: 'day' });
  expect(await dutyAt(`${week(0)}T18:30:00+08:00`)).toMatchObject({ person: 'qian-feng', shift: 'on-call' });
  expect(await dutyAt(`${week(7)}T03:00:00+08:00`)).toMatchObject({ person: 'liang-wei', shift: 'on-call' });
  const [{ duty }] = (await server.sql`select duty from department where id = ${DEPARTMENT}`) as unknown as [
    { duty: string },
  ];
  expect(duty).toBe('wu-lei'); // the fixed officer stays written, and is not asked
});

it('whoever is absent is answered by their substitute; without one the next of the shift is asked', async () => {
  await absent('wu-lei', 'liang-wei', '2027-10-01T00:00:00Z', '2027-10-08T00:00:00Z');
  expect(await dutyAt('2027-10-04T10:00:00+08:00')).toMatchObject({ person: 'liang-wei', for: 'wu-lei', shift: 'day' });
  await server.sql`update absence set substitute = null where id = 'wu-lei-away'`;
  expect(await dutyAt('2027-10-04T10:00:00+08:00')).toMatchObject({ person: 'qian-feng', for: null, shift: 'day' });
  await absent('qian-feng', null, '2027-10-05T02:00:00Z', '2027-10-06T02:00:00Z');
  expect(await dutyAt('2027-10-05T10:00:00+08:00')).toMatchObject({ person: null, shift: null });
});

it('a time in which nobody is there is a hole, to the minute', async () => {
  const { holes: found } = await holes('from=2027-10-01T00:00:00Z&to=2027-10-11T00:00:00Z');
  // The week from Monday, October 4th, is qian-feng’s, so that the night is a hole too.
  expect(found).toEqual([{ from: '2027-10-05T02:00:00.000Z', to: '2027-10-06T02:00:00.000Z', why: 'nobody-there' }]);
  await server.sql`delete from absence`;
});

it('a hole in what is written is a warning of the answer', async () => {
  const { on_call: _onCall, ...days } = ROSTER;
  const { body } = await put(days);
  expect(body.holes.length).toBeGreaterThan(4 * 5 - 2);
  expect(new Set(body.holes.map(({ why }) => why))).toEqual(new Set(['nobody-named']));
});

it('edits leave what was: who was on duty before an edit is told still, also of somebody who has left since', async () => {
  const at = new Date().toISOString();
  const before = await dutyAt(at);
  const campaign = {
    ...ROSTER,
    shifts: [],
    on_call: { people: ['liang-wei'] },
    exceptions: [{ date: '2027-05-01', shift: 'on-call', people: ['qian-feng'], reason: 'Swapped' }],
    campaigns: [
      { name: { zh: '大促', en: 'Sale' }, from: '2027-11-10', to: '2027-11-11', on_call: { people: ['wu-lei'] } },
    ],
  };
  await new Promise((resolve) => setTimeout(resolve, 5));
  const seen = await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`);
  const edited = await put(campaign, { 'if-match': seen.headers.get('etag') ?? '' });
  expect(edited.body.holes).toEqual([]);
  expect((await put<Problem>(ROSTER, { 'if-match': seen.headers.get('etag') ?? '' })).body.code).toBe('etag-differs');
  expect(await dutyAt()).toMatchObject({ person: 'liang-wei', shift: 'on-call' });
  expect(await dutyAt(at)).toEqual({ ...before, at });
  expect(await dutyAt('2027-05-01T12:00:00+08:00')).toMatchObject({ person: 'qian-feng' });
  expect(await dutyAt('2027-11-11T23:59:00+08:00')).toMatchObject({ person: 'wu-lei' });
  expect(await dutyAt('2027-11-12T00:00:00+08:00')).toMatchObject({ person: 'liang-wei' });

  const then = await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}?at=${at}`);
  expect(then.body.document.shifts).toHaveLength(1);
  expect(then.body.to).not.toBeNull();
  const history = await server.call<{ items: Roster[] }>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}/history`);
  expect(history.body.items.map(({ document }) => document.on_call !== undefined)).toEqual([true, false, true]);
  expect(history.body.items.slice(1).every(({ to }, place) => to === history.body.items[place]?.from)).toBe(true);

  const now = await dutyAt();
  await server.call(ADMIN, `PUT /v1/departments/${DEPARTMENT}`, { name: { zh: '技', en: 'TS' }, head: 'wu-lei' });
  await server.sql`update person set standing = 'left' where id = 'liang-wei'`;
  expect(await dutyAt(now.at)).toEqual(now);
});

it('may call a shift as anything that every object has', async () => {
  const [day] = ROSTER.shifts;
  const shifts = [{ ...day, shift: 'constructor', people: ['qian-feng'] }];
  const on = { date: '2027-05-03', shift: 'on-call', people: ['qian-feng'] };
  const made = await put({ ...ROSTER, shifts, exceptions: [on, { ...on, shift: 'constructor', people: ['wu-lei'] }] });
  expect(made.status).toBe(200);
  expect(await dutyAt('2027-05-03T10:00:00+08:00')).toMatchObject({ person: 'wu-lei', shift: 'constructor' });
});

it('a time that ends before it begins is refused; one that is cut, or has more holes than are listed, says so', async () => {
  const answer = (query: string) =>
    server.call<Holes & Problem>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}/holes?${query}`);
  const backwards = await answer('from=2027-10-02T00:00:00Z&to=2027-10-01T00:00:00Z');
  expect([backwards.status, backwards.body.errors]).toMatchObject([400, [{ pointer: '?to', code: 'not-after' }]]);
  const past = await answer('to=2020-01-01T00:00:00Z');
  expect(past.status).toBe(400);
  const week = await answer('from=2027-10-01T00:00:00Z&to=2027-10-08T00:00:00Z');
  expect(week.body).toMatchObject({ to: '2027-10-08T00:00:00.000Z', complete: true });
  const long = await answer('from=2027-01-01T00:00:00Z&to=2029-01-01T00:00:00Z');
  expect(long.body).toMatchObject({ to: '2028-01-02T00:00:00.000Z', complete: false });
  const [day] = ROSTER.shifts;
  const many = { ...ROSTER, on_call: undefined, shifts: [{ ...day, hours: 'daily 08:00-12:00, 13:00-18:00' }] };
  const twice = { ...many, campaigns: [] };
  expect((await put(twice)).body.complete).toBe(true);
  const year = await answer('from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z');
  expect([year.body.holes.length, year.body.complete]).toEqual([500, false]);
});

it('is refused with the people and the places that are wrong', async () => {
  const wrong = {
    ...ROSTER,
    shifts: [{ ...ROSTER.shifts[0], hours: 'Mon-Fri 9:99', people: ['wu-lei'] }],
    exceptions: [{ date: '2027-05-01', shift: 'dya', people: ['wu-lei'] }],
  };
  const { body, status } = await put<Problem>(wrong, { 'accept-language': 'zh' });
  expect([status, body.code]).toEqual([422, 'directory-wrong']);
  expect(body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/shifts/0/hours', 'times-unreadable'],
    ['/exceptions/0/shift', 'unknown-shift'],
  ]);
  const stranger = { ...ROSTER, on_call: { rotation: { from: '2026-09-07', turns: [['wu-lei'], ['wu-lie']] } } };
  const unknown = await put<Problem>(stranger);
  expect(unknown.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/on_call/rotation/turns/1/0', 'unknown-person'],
  ]);
  await server.call(ADMIN, 'PUT /v1/people/robot', {
    name: { zh: '机器人', en: 'Robot' },
    kind: 'program',
    departments: [{ department: 'technical-support' }],
  });
  const robot = await put<Problem>({
    ...ROSTER,
    on_call: { rotation: { from: '2026-09-07', turns: [['robot'], ['wu-lei']] } },
  });
  expect(robot.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/on_call/rotation/turns/0/0', 'not-a-person'],
  ]);
  expect((await server.call(ADMIN, 'PUT /v1/rosters/nowhere', ROSTER)).status).toBe(404);
  expect((await server.call('lin-xiao', 'GET /v1/rosters/nowhere/duty')).status).toBe(404);
  expect((await server.call('lin-xiao', 'GET /v1/rosters')).status).toBe(200);
});

it('rosters come with whoever they name in one transaction; a dry run says who loses what, what is wrong and where holes are', async () => {
  type Imported = z.output<typeof imported>;
  const send = <T = Imported>(rosters: object[], dryRun = false, people: object[] = []) =>
    server.call<T>(ADMIN, `POST /v1/directory?dryRun=${dryRun}`, { people, rosters });
  const DAY_SHIFT = { shift: 'day', name: { zh: '日班', en: 'Day' }, hours: 'daily 08:00-20:00', people: ['newcomer'] };
  const newcomer = {
    ...{ id: 'newcomer', name: { zh: '新人', en: 'Newcomer' }, departments: [{ department: DEPARTMENT }] },
  };
  const roster = { department: DEPARTMENT, zone: 'Asia/Shanghai', shifts: [DAY_SHIFT] };
  await put(ROSTER);
  const before = (await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`)).body;

  const tried = (await send([roster], true, [newcomer])).body;
  expect(tried).toMatchObject({ dryRun: true, rosters: 1, refused: [], added: [{ kind: 'person', id: 'newcomer' }] });
  expect(tried.changed).toMatchObject([{ kind: 'roster', id: DEPARTMENT }]);
  expect(tried.changed[0]?.fields.map(({ field }) => field).sort()).toEqual(['on_call', 'shifts']);
  expect(tried.changed[0]?.fields.find(({ field }) => field === 'on_call')).toMatchObject({
    from: ROSTER.on_call,
    to: null,
  });
  expect(tried.losses.map(({ person, loses, of }) => `${person} ${loses} ${of}`).sort()).toEqual([
    `liang-wei duty ${DEPARTMENT}`,
    `qian-feng duty ${DEPARTMENT}`,
    `wu-lei duty ${DEPARTMENT}`,
  ]);
  // Twelve hours of every day of four weeks, of which the first or the last may be cut in two.
  const [holes] = tried.warnings.filter(({ code }) => code === 'roster-holes');
  expect(holes).toMatchObject({ pointer: '/rosters/0', message: expect.stringMatching(/leaves 2[89] times/) });
  expect((await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`)).body).toEqual(before);

  const done = await send([roster], false, [newcomer]);
  expect(done.status).toBe(200);
  const now = (await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`)).body;
  expect(now).toMatchObject({ by: ADMIN, version: done.body.directory, document: { shifts: [DAY_SHIFT] } });
  expect(await dutyAt('2027-03-01T10:00:00+08:00')).toMatchObject({ person: 'newcomer', shift: 'day' });
  const again = (await send([roster])).body;
  expect([again.changed, again.added, again.losses, again.warnings]).toEqual([[], [], [], []]);
  expect((await server.call<Roster>('lin-xiao', `GET /v1/rosters/${DEPARTMENT}`)).body).toEqual(now);

  const wrong = [
    { ...roster, zone: 'Asia/Shangai' },
    { ...roster, department: 'nowhere', shifts: [{ ...DAY_SHIFT, people: ['nobody-here'] }] },
  ];
  const refused = (await send(wrong, true)).body.refused.map(({ pointer, code }) => `${pointer} ${code}`);
  expect(refused).toEqual([
    '/rosters/0/zone unknown-zone',
    '/rosters/1/department unknown-department',
    '/rosters/1/shifts/0/people/0 unknown-person',
  ]);
  const both = await send<Problem>(wrong);
  expect([both.status, both.body.code]).toEqual([422, 'directory-wrong']);
  expect(both.body.errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(refused);
  const twice = await send<Problem>([roster, roster]);
  expect(twice.body.errors).toMatchObject([{ pointer: '/rosters/1/department', code: 'named-twice' }]);
});

it('whoever writes is answered with what they wrote, however many write at once', async () => {
  const people = ['wu-lei', 'qian-feng', 'liang-wei'];
  const sent = Array.from({ length: 40 }, (_, i) => ({
    ...ROSTER,
    on_call: { people: [people[i % 3] ?? ''] },
    exceptions: [{ date: `2027-05-${String(1 + (i % 28)).padStart(2, '0')}`, shift: 'day', people: ['wu-lei'] }],
  }));
  const answers = await Promise.all(sent.map((document) => put(document)));
  for (const [i, { status, body }] of answers.entries()) {
    expect(status).toBe(200);
    expect(body.document).toMatchObject({ on_call: sent[i]?.on_call, exceptions: sent[i]?.exceptions });
  }
  const limits = Array.from({ length: 40 }, (_, i) => i + 1);
  const departments = await Promise.all(
    limits.map((limit) =>
      server.call<{ limit: number }>(ADMIN, 'PUT /v1/departments/vip', { name: { zh: '贵宾', en: 'VIP' }, limit }),
    ),
  );
  expect(departments.map(({ body }) => body.limit)).toEqual(limits);
});

it('an edit holds from its own turn: what was answered while it waited was right', async () => {
  const earlier = new Date();
  const { body } = await server.sql
    .begin(async (query) => {
      await query`select from directory for update`;
      const waiting = put({ ...ROSTER, on_call: { people: ['liang-wei'] } });
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { waiting };
    })
    .then(async ({ waiting }) => await waiting);
  expect(Date.parse(body.from) - earlier.getTime()).toBeGreaterThanOrEqual(200);
});
