import { routes } from '../../contract/routes';
import { isDocumentPut, type Route } from '../../contract/routes/route';
import { type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

const NAME = { zh: '名', en: 'Name' };
const SPAN = { person: 'wu-lei', from: '2031-10-01T00:00:00Z', to: '2031-10-08T00:00:00Z' };
const days = (year: number) => ({
  ...{ list: 'newly', name: NAME, from: `${year}-01-01`, until: `${year}-12-31` },
  ...{ off: [{ from: `${year}-01-01`, to: `${year}-01-01`, name: NAME }], worked: [] },
});

/** For each route that writes a document under an id of the caller's choice: where there is none, and two that it could be. */
const ROWS: Readonly<Record<string, { readonly to: string; readonly one: object; readonly other: object }>> = {
  'put-department': { to: 'departments/newly', one: { name: NAME }, other: { name: NAME, limit: 3 } },
  'put-person': { to: 'people/newly', one: { name: NAME }, other: { name: NAME, language: 'en' } },
  'put-role': {
    to: 'roles/newly',
    one: { holders: [{ department: 'operations', person: 'gao-yuan' }] },
    other: { holders: [{ department: 'finance', person: 'ma-wenjuan' }] },
  },
  'put-absence': { to: 'absences/newly', one: SPAN, other: { ...SPAN, substitute: 'qian-feng' } },
  'put-lending': {
    to: 'lendings/newly',
    one: { ...SPAN, department: 'finance' },
    other: { ...SPAN, department: 'finance', as: 'supervisor' },
  },
  'put-calendar': {
    to: 'calendars/newly',
    one: { calendar: 'newly', name: NAME, zone: 'Asia/Shanghai', hours: 'Mon-Fri 09:00-18:00' },
    other: { calendar: 'newly', name: NAME, zone: 'Asia/Shanghai', hours: 'Mon-Fri 09:00-17:00' },
  },
  'put-day-list': { to: 'day-lists/newly/2031', one: days(2031), other: { ...days(2031), off: [] } },
  'put-roster': {
    to: 'rosters/finance',
    one: { zone: 'Asia/Shanghai', on_call: { rotation: { from: '2026-09-07', turns: [['ma-wenjuan']] } } },
    other: { zone: 'UTC', on_call: { rotation: { from: '2026-09-07', turns: [['ma-wenjuan']] } } },
  },
  'put-responsibility': {
    to: 'responsibility/newly',
    one: { name: NAME, rows: [{ row: 'rest', when: [], department: 'finance' }] },
    other: { name: NAME, rows: [{ row: 'rest', when: [], department: 'operations' }] },
  },
};

const PUTS = (routes as readonly Route[]).filter(({ method }) => method === 'put');
const put = (id: string, body: object, headers: Readonly<Record<string, string>>, language = 'en') =>
  server.call<Problem>(id === 'put-responsibility' ? 'yan-ming' : 'han-bing', `PUT /v1/${ROWS[id]?.to}`, body, {
    headers: { ...headers, 'accept-language': language },
  });
const get = async (id: string) => {
  const answer = await server.call<Record<string, unknown>>('han-bing', `GET /v1/${ROWS[id]?.to}`);
  const { at: _now, ...said } = answer.body; // a responsibility table is looked at as of now
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', said };
};
const MAKE = { 'if-none-match': '*' };

it('stands here for every PUT that there is', () => {
  expect(PUTS.every(isDocumentPut)).toBe(true);
  expect(Object.keys(ROWS)).toEqual(expect.arrayContaining(PUTS.map(({ id }) => id)));
});

describe.each(Object.entries(ROWS))('%s', (id, { one, other }) => {
  it('with If-None-Match: * makes what is not there, once, whoever else tries at the same time', async () => {
    expect((await get(id)).status).toBe(404);
    const answers = await Promise.all([one, other, one, other].map((body) => put(id, body, MAKE)));
    const made = answers.filter(({ status }) => status === 200);
    expect([made.length, answers.filter(({ status }) => status === 412).length]).toEqual([1, 3]);
    const { etag } = await get(id);
    expect(made[0]?.headers.get('etag')).toBe(etag);
  });

  it('replaces nothing that is there, says so in the shape of a failed If-Match, and tells the version of it', async () => {
    const before = await get(id);
    const { etag } = before;
    for (const body of [one, other]) {
      const refused = await put(id, body, MAKE);
      expect([refused.status, refused.headers.get('etag')]).toEqual([412, etag]);
      expect(refused.body).toMatchObject({
        ...{ code: 'document-exists', params: { etag: etag.slice(1, -1) }, errors: [], retryable: false },
        detail: expect.stringContaining('If-Match'),
      });
    }
    expect((await put(id, other, MAKE, 'zh')).body.title).toBe('文档已存在');
    const stale = await put(id, other, { 'if-match': '"0123"' });
    expect([stale.status, stale.body.code, stale.body.params, stale.headers.get('etag')]).toEqual([
      ...[412, 'etag-differs', { etag: etag.slice(1, -1) }, etag],
    ]);
    expect(await get(id)).toEqual(before);
    // The one that was told is the one with which to replace it.
    expect((await put(id, other, { 'if-match': stale.headers.get('etag') ?? '' })).status).toBe(200);
  });

  it.each(['"0123"', 'W/"0123"', '"*"', '*, "0123"', ''])('takes no other If-None-Match (%s)', async (value) => {
    const before = await get(id);
    const refused = await put(id, one, { 'if-none-match': value });
    expect([refused.status, refused.body.code]).toEqual([400, 'malformed']);
    expect(refused.body.errors).toMatchObject([{ pointer: '#If-None-Match', code: 'not-any' }]);
    expect(await get(id)).toEqual(before);
  });
});

it('what cannot make a document takes no If-None-Match; what reads answers in full', async () => {
  const headers = { 'if-none-match': '*' };
  const left = await server.call<Problem>('han-bing', 'POST /v1/people/lin-xiao/leave', undefined, { headers });
  expect([left.status, left.body.errors[0]]).toMatchObject([400, { pointer: '#If-None-Match', code: 'not-accepted' }]);
  expect((await server.call('han-bing', 'GET /v1/people/lin-xiao', undefined, { headers })).body).toMatchObject({
    standing: 'active',
  });
});

it('days that came with the program are there', async () => {
  const { body } = await server.call<{ document: object }>('han-bing', 'GET /v1/day-lists/china/2026');
  const refused = await server.call<Problem>('han-bing', 'PUT /v1/day-lists/china/2026', body.document, {
    headers: MAKE,
  });
  expect([refused.status, refused.body.code]).toEqual([412, 'document-exists']);
});
