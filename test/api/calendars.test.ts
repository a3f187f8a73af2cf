import type { z } from 'zod';
import type * as contract from '../../contract/calendar';
import type { due as dueSchema } from '../../contract/due';
import { type Problem, Server } from './server';

type Calendar = z.output<typeof contract.putCalendar>;
type Due = z.output<typeof dueSchema>;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const ADMIN = 'han-bing';
const OFFICE = {
  calendar: 'office',
  name: { zh: '办公室', en: 'Office' },
  zone: 'Asia/Shanghai',
  hours: 'Mon-Fri 09:30-12:00, 13:30-18:30',
  days: 'china',
};
const put = <T = Calendar>(document: object, id = 'office', headers: Record<string, string> = {}) =>
  server.call<T>(ADMIN, `PUT /v1/calendars/${id}`, document, { headers });
const dueOf = async (department: string, from: string, budget: string): Promise<Due> =>
  (await server.call<Due>('lin-xiao', `GET /v1/due?${new URLSearchParams({ department, from, budget })}`)).body;
const give = async (department: string, calendar: string): Promise<void> => {
  const { body } = await server.call<Record<string, unknown>>(ADMIN, `GET /v1/departments/${department}`);
  const { id: _id, warnings: _warnings, ...rest } = body;
  const { status } = await server.call(ADMIN, `PUT /v1/departments/${department}`, { ...rest, calendar });
  expect(status).toBe(200);
};

describe('a calendar', () => {
  it('is made, and edited, each time as a version that stays', async () => {
    const made = await put(OFFICE);
    expect(made.body).toMatchObject({ id: 'office', version: 1, by: ADMIN, knownUntil: '2026-12-31', departments: [] });
    expect(made.body).toMatchObject({ made: [{ id: 'office', version: 1 }], running: 0 });
    const etag = made.headers.get('etag') ?? '';

    const again = await put(OFFICE, 'office', { 'if-match': etag });
    expect(again.body).toMatchObject({ version: 1, made: [] });

    const change = { ...OFFICE, exceptions: [{ date: '2026-12-31', hours: '09:30-12:00', name: 'Annual gathering' }] };
    const changed = await put(change, 'office', { 'if-match': etag });
    expect(changed.body).toMatchObject({ version: 2, made: [{ id: 'office', version: 2 }] });
    const stale = await put<Problem>(OFFICE, 'office', { 'if-match': etag });
    expect([stale.status, stale.body.code]).toEqual([412, 'etag-differs']);

    const named = await put({ ...change, name: { zh: '机关', en: 'Bureau' } });
    expect(named.body.version).toBe(3);
    const read = await server.call<Calendar>('wu-lei', 'GET /v1/calendars/office');
    expect(read.headers.get('etag')).toBe(named.headers.get('etag'));
    expect(read.body.document.name.en).toBe('Bureau');

    const versions = await server.call<{ items: Calendar[]; nextCursor: string | null }>(
      'wu-lei',
      'GET /v1/calendars/office/versions?limit=2',
    );
    expect(versions.body.items.map(({ version }) => version)).toEqual([3, 2]);
    const older = await server.call<{ items: Calendar[] }>(
      'wu-lei',
      `GET /v1/calendars/office/versions?limit=2&cursor=${versions.body.nextCursor}`,
    );
    expect(older.body.items.map(({ version }) => version)).toEqual([1]);
    type WithTable = z.output<typeof contract.calendarWithTable>;
    const first = await server.call<WithTable>('wu-lei', 'GET /v1/calendars/office/versions/1');
    expect(first.body.table?.exceptions['2026-10-10']).toEqual([
      [570, 720],
      [810, 1110],
    ]);
    expect(first.body.table?.exceptions['2026-12-31']).toBeUndefined();
    expect((await server.call('wu-lei', 'GET /v1/calendars/office/versions/9')).status).toBe(404);
    await expect(server.sql`update calendar set version = 9 where id = 'office'`).rejects.toThrow('written once');
  });

  it('is refused with every wrong place, in the language of the caller', async () => {
    const wrong = { ...OFFICE, zone: 'Asia/Shangai', hours: 'Mon-Fri 9 to 5', days: 'chian' };
    const { body, status } = await put<Problem>(wrong, 'office', { 'accept-language': 'zh' });
    expect([status, body.code]).toEqual([422, 'document-wrong']);
    expect(body.errors.map(({ pointer, code }) => [pointer, code])).toEqual(
      expect.arrayContaining([
        ['/zone', 'unknown-zone'],
        ['/days', 'unknown-days'],
      ]),
    );
    expect(body.errors.find(({ code }) => code === 'unknown-zone')?.message).toContain('Asia/Shanghai');
    expect(body.errors[0]?.message).toMatch(/\p{Script=Han}/u);
    const other = await put<Problem>({ ...OFFICE, calendar: 'bureau' });
    expect([other.status, other.body.code]).toEqual([422, 'another-document']);
    const date = await put<Problem>({ ...OFFICE, exceptions: [{ date: '2026-02-30', hours: 'off' }] });
    expect(date.body.errors).toMatchObject([{ pointer: '/exceptions/0/date', code: 'not-a-date' }]);
  });

  it('that is round the clock stays so, and is there from the beginning', async () => {
    const fixed = await put<Problem>({ ...OFFICE, calendar: 'round-the-clock' }, 'round-the-clock');
    expect([fixed.status, fixed.body.code]).toEqual([409, 'calendar-fixed']);
    const { body } = await server.call<Calendar>('wu-lei', 'GET /v1/calendars/round-the-clock');
    expect(body.departments).toContain('service-desk');
    const list = await server.call<{ items: Calendar[] }>('wu-lei', 'GET /v1/calendars');
    expect(list.body.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['office', 'round-the-clock']));
  });

  it('takes the days of an iCalendar file among its exceptions', async () => {
    await put(
      {
        ...OFFICE,
        calendar: 'school',
        days: undefined,
        exceptions: [{ from: '2026-11-01', to: '2026-11-05', hours: '09:00-10:00' }],
      },
      'school',
    );
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261103',
      'SUMMARY:Sports day',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261107',
      'SUMMARY:Open day',
      'CATEGORIES:WORK',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20261108T100000Z',
      'SUMMARY:Concert',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const headers = { 'content-type': 'text/calendar' };
    type Imported = z.output<typeof contract.importedDays>;
    const { body } = await server.call<Imported>(ADMIN, 'POST /v1/calendars/school/import', file, { headers });
    expect(body.ignored).toEqual(['Concert']);
    expect(body).toMatchObject({ version: 2 });
    expect(body.document.exceptions).toEqual([
      { from: '2026-11-01', to: '2026-11-02', hours: '09:00-10:00' },
      { date: '2026-11-03', hours: 'off', name: 'Sports day' },
      { from: '2026-11-04', to: '2026-11-05', hours: '09:00-10:00' },
      { date: '2026-11-07', hours: '09:30-12:00, 13:30-18:30', name: 'Open day' },
    ]);
    const broken = await server.call<Problem>(ADMIN, 'POST /v1/calendars/school/import', 'BEGIN:VEVENT', { headers });
    expect([broken.status, broken.body.errors[0]?.code]).toEqual([422, 'not-icalendar']);
    const none = await server.call<Problem>(ADMIN, 'POST /v1/calendars/nowhere/import', file, { headers });
    expect(none.status).toBe(404);
  });
});

describe('what would be due', () => {
  beforeAll(async () => {
    await put(OFFICE);
    await give('technical-support', 'office');
  });

  it('is told with the day that the holiday makes of it, to whom, and that nobody is at work (story A)', async () => {
    const told = await dueOf('technical-support', '2026-09-24T20:30:00+08:00', '1 working hour');
    expect(told).toMatchObject({
      due: '2026-09-28T02:30:00.000Z',
      provisional: false,
      calendar: { id: 'office' },
      person: 'wu-lei',
      for: null,
      atWork: false,
      startsAt: '2026-09-28T01:30:00.000Z',
    });
    expect(told.sentence.en).toBe(
      'Sent to technical-support on Thursday 2026-09-24 20:30 (Asia/Shanghai) with 1 working hour, it is due on Monday 2026-09-28 10:30 (Asia/Shanghai). wu-lei would get it. The department is not at work then; it works again from Monday 2026-09-28 09:30 (Asia/Shanghai).',
    );
    expect(told.sentence.zh).toContain('2026-09-28（周一）10:30');
  });

  it('is the make-up Sunday’s (story B), and round the clock for a desk that never closes', async () => {
    const sunday = await dueOf('technical-support', '2026-09-18T20:30:00+08:00', '30 working minutes');
    expect(sunday.due).toBe('2026-09-20T02:00:00.000Z');
    const desk = await dueOf('service-desk', '2026-09-18T20:30:00+08:00', '4 working hours');
    expect(desk).toMatchObject({ due: '2026-09-18T16:30:00.000Z', atWork: true, startsAt: null, provisional: false });
  });

  it('is said never to come, where it does not within all that is computed', async () => {
    for (const query of [
      'from=2099-12-31T20:00:00Z&budget=4+working+hours',
      'from=9999-12-30T00:00:00Z&budget=3+days',
    ]) {
      const { status, body } = await server.call<Problem>(
        'lin-xiao',
        `GET /v1/due?department=technical-support&${query}`,
      );
      expect([status, body.code]).toEqual([422, 'never-due']);
    }
  });

  it('falls to the head where nobody is on duty, and is refused for what is no department and no budget', async () => {
    expect(await dueOf('finance', '2026-09-18T20:30:00+08:00', '3 days')).toMatchObject({ person: 'ma-wenjuan' });
    expect(await dueOf('office', '2026-09-18T20:30:00+08:00', '3 days')).toMatchObject({ person: null });
    for (const [query, pointer, code] of [
      ['department=nowhere&budget=3+days', '?department', 'unknown-department'],
      ['department=finance&budget=3+months', '?budget', 'not-a-budget'],
    ]) {
      const { body } = await server.call<Problem>('lin-xiao', `GET /v1/due?${query}`);
      expect(body.errors.map((one) => [one.pointer, one.code])).toEqual([[pointer, code]]);
    }
  });
});

describe('the official days of a year', () => {
  const year = (change: object = {}) => ({
    list: 'china',
    name: { zh: '中国法定节假日及调休', en: 'Official days of China' },
    from: '2027-01-01',
    until: '2027-12-31',
    off: [{ from: '2027-01-01', to: '2027-01-03', name: '元旦' }],
    worked: [],
    ...change,
  });

  it('of 2026 come with the program; what lies in 2027 is provisional until its list is there', async () => {
    const { body } = await server.call<{ items: { list: string; year: number; version: number }[] }>(
      'wu-lei',
      'GET /v1/day-lists',
    );
    expect(body.items).toMatchObject([{ list: 'china', year: 2026, version: 0 }]);
    expect((await server.call('wu-lei', 'GET /v1/day-lists/china/2027')).status).toBe(404);

    const before = await dueOf('technical-support', '2026-12-31T18:00:00+08:00', '1 working hour');
    expect(before).toMatchObject({ due: '2027-01-01T02:00:00.000Z', provisional: true });
    expect(before.sentence.en).toContain('may move');
    // A budget that runs round the clock rests on no calendar.
    expect(await dueOf('technical-support', '2026-12-31T18:00:00+08:00', '1 hour')).toMatchObject({
      provisional: false,
    });

    const { version } = (await server.call<Calendar>('wu-lei', 'GET /v1/calendars/office')).body;
    const put = await server.call<z.output<typeof contract.putDayList>>(ADMIN, 'PUT /v1/day-lists/china/2027', year());
    expect(put.body).toMatchObject({ version: 1, made: [{ id: 'office', version: version + 1 }], ignored: [] });
    const after = await dueOf('technical-support', '2026-12-31T18:00:00+08:00', '1 working hour');
    expect(after).toMatchObject({ due: '2027-01-04T02:00:00.000Z', provisional: false });
    expect(after.calendar).toEqual({ id: 'office', version: version + 1 });
    expect((await server.call<Calendar>('wu-lei', 'GET /v1/calendars/office')).body.knownUntil).toBe('2027-12-31');

    // The same list again makes no version of anything.
    const again = await server.call<z.output<typeof contract.putDayList>>(
      ADMIN,
      'PUT /v1/day-lists/china/2027',
      year(),
    );
    expect(again.body).toMatchObject({ version: 1, made: [] });
  });

  it('may be a file, and stand above those that came with the program', async () => {
    const file = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20261001',
      'DTEND;VALUE=DATE:20261009',
      'SUMMARY:国庆节',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n');
    const headers = { 'content-type': 'text/calendar' };
    const { body } = await server.call<z.output<typeof contract.putDayList>>(
      ADMIN,
      'PUT /v1/day-lists/china/2026',
      file,
      { headers },
    );
    expect(body).toMatchObject({ version: 1, document: { name: { zh: '中国法定节假日及调休' }, from: '2026-01-01' } });
    expect(body.made.map(({ id }) => id)).toEqual(['office']);
    const then = await dueOf('technical-support', '2026-10-08T08:00:00+08:00', '1 working hour');
    expect(then.due).toBe('2026-10-09T02:30:00.000Z');
  });

  it('of a wrong file are refused before anything is written', async () => {
    const day = (from: string, to: string, ...more: string[]) =>
      ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, ...more, 'END:VEVENT'].join('\n');
    const send = async (...events: string[]) => {
      const file = ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n');
      const headers = { 'content-type': 'text/calendar' };
      const { status, body } = await server.call<Problem>(ADMIN, 'PUT /v1/day-lists/wrong/2026', file, { headers });
      return [status, ...body.errors.map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await send(day('20261001', '20261002'), day('20270101', '20270102'))).toEqual([422, '/6 date-outside']);
    expect(await send(day('20261231', '20270102'))).toEqual([422, '/2 date-outside']);
    expect(await send()).toEqual([422, ' no-days']);
    expect(await send(day('20261001', '20261002', 'STATUS:CANCELLED'))).toEqual([422, ' no-days']);
    expect(await send(day('20261001', '20261008'), day('20261004', '20261005', 'CATEGORIES:WORK'))).toEqual([
      422,
      '/6 off-and-worked',
    ]);
    expect(await send(day('20260101', '20280101'))).toEqual([422, '/2 range-too-long']);
    const same = year({ off: [{ date: '2027-01-01' }, { date: '2028-01-01' }], worked: [{ date: '2027-01-01' }] });
    const json = await server.call<Problem>(ADMIN, 'PUT /v1/day-lists/china/2027', same);
    expect([json.status, json.body.errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
      422,
      ['/off/1 date-outside', '/worked/0 off-and-worked'],
    ]);
    expect((await server.call('wu-lei', 'GET /v1/day-lists/wrong/2026')).status).toBe(404);
  });

  it('are refused where they are of another year, were edited meanwhile, or a calendar cannot take them', async () => {
    const other = await server.call<Problem>(ADMIN, 'PUT /v1/day-lists/china/2028', year());
    expect([other.status, other.body.code]).toEqual([422, 'another-document']);
    const read = await server.call('wu-lei', 'GET /v1/day-lists/china/2027');
    const seen = { headers: { 'if-match': read.headers.get('etag') ?? '' } };
    const change = year({ off: [{ date: '2027-01-01' }] });
    expect((await server.call(ADMIN, 'PUT /v1/day-lists/china/2027', change, seen)).status).toBe(200);
    expect((await server.call(ADMIN, 'PUT /v1/day-lists/china/2027', year(), seen)).status).toBe(412);
    const nights = {
      ...OFFICE,
      calendar: 'nights',
      hours: 'Mon-Thu 22:00-06:00; Sat 05:00-12:00',
      make_up_hours: '05:00-12:00',
    };
    expect((await put(nights, 'nights')).status).toBe(200);
    const broken = await server.call<Problem>(
      ADMIN,
      'PUT /v1/day-lists/china/2027',
      year({ worked: [{ date: '2027-01-05' }] }),
    );
    expect(broken.status).toBe(422);
    expect(broken.body.errors).toMatchObject([{ pointer: '#nights/exceptions', code: 'night-not-over' }]);
  });
});

describe('a running case', () => {
  it('has a provisional deadline beyond what its calendar knows; a new version is on its way to it', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const short = { ...OFFICE, calendar: 'short', days: undefined, hours: 'daily 00:00-24:00', known_until: tomorrow };
    await put(short, 'short');
    await give('technical-support', 'short');
    let one = await server.open({ urgency: 'low', importance: 'low' });
    one = await server.act('wu-lei', one, 'accept', {}, 1);
    const finish = async () => {
      type Deadlines = { deadlines: { kind: string; handoff: number | null; due: string; provisional: boolean }[] };
      const { body } = await server.call<Deadlines>('wu-lei', `GET /v1/escalations/${one.id}/deadlines`);
      return body.deadlines.filter(({ kind, handoff }) => kind === 'finish' && handoff === 1).at(-1);
    };
    expect(await finish()).toMatchObject({ provisional: true });

    // It is known further, and tomorrow is off: the case hears of it.
    const [{ body: edited }] = [
      await put({ ...short, known_until: '2099-12-31', exceptions: [{ date: tomorrow, hours: 'off' }] }, 'short'),
    ];
    expect(edited).toMatchObject({ made: [{ id: 'short', version: 2 }], running: 1, follow: '/v1/directory/jobs' });
    const [job] = await server.sql`select kind, subject from directory_job order by id desc limit 1`;
    expect(job).toMatchObject({ kind: 'calendar', subject: 'short' });
    await give('technical-support', 'round-the-clock');
  });
});
