import type { z } from 'zod';
import type * as contract from '../../contract/directory';
import { type Answer, type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

type Absence = z.output<typeof contract.editedAbsence>;
type History = z.output<typeof contract.absenceHistory>;
type Lending = z.output<typeof contract.editedLending>;

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const call = <T>(request: string, body?: unknown, as = 'han-bing', more: object = {}): Promise<Answer<T & Problem>> =>
  server.call<T & Problem>(as, request, body, more);
const places = ({ body }: { body: Problem }) => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('an absence', () => {
  it('is written, read, edited while it is ahead or runs, and its every state is kept', async () => {
    const [from, to] = [inHours(1), inHours(10)];
    const made = await call<Absence>('POST /v1/absences', { person: 'wu-lei', substitute: 'qian-feng', from, to });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), person: 'wu-lei', substitute: 'qian-feng', from, to },
      state: 'ahead',
      warnings: [],
    });
    const path = `/v1/absences/${made.body.id}`;
    const read = await call<Absence>(`GET ${path}`);
    expect(read.body).toMatchObject({ substitute: 'qian-feng', state: 'ahead' });
    const etag = { headers: { 'if-match': read.headers.get('etag') ?? '' } };
    const put = (change: object, more = {}) =>
      call<Absence>(
        `PUT ${path}`,
        { person: 'wu-lei', substitute: 'qian-feng', from, to, ...change },
        'han-bing',
        more,
      );
    const edited = await put({ substitute: 'liang-wei', from: inHours(-1) }, etag);
    expect(edited.body).toMatchObject({ substitute: 'liang-wei', state: 'now' });
    expect((await put({}, etag)).body.code).toBe('etag-differs');

    expect(places(await put({ person: 'qian-feng', substitute: null, from: edited.body.from }))).toEqual([
      '/person already-begun',
    ]);
    expect(places(await put({ from: inHours(2) }))).toEqual(['/from already-begun']);
    expect(places(await put({ from: edited.body.from, to: inHours(-0.5) }))).toEqual(['/to ends-in-the-past']);

    const ended = await call<Absence>(`POST ${path}/end`);
    expect(ended.body).toMatchObject({ state: 'over', to: expect.any(String) });
    expect(places(await put({ from: edited.body.from }))).toEqual([' already-over']);
    const history = await call<History>(`GET ${path}/history`);
    expect(
      history.body.items.map(({ document, by, to: until }) => [document.substitute, document.to, by, until === null]),
    ).toEqual([
      ['liang-wei', ended.body.to, 'han-bing', true],
      ['liang-wei', to, 'han-bing', false],
      ['qian-feng', to, 'han-bing', false],
    ]);
    const first = history.body.items[2]?.from ?? '';
    expect((await call<Absence>(`GET ${path}?at=${first}`)).body).toMatchObject({
      substitute: 'qian-feng',
      state: 'ahead',
    });
    const before = new Date(Date.parse(first) - 1).toISOString();
    expect((await call(`GET ${path}?at=${before}`)).status).toBe(404);
  });

  it('that has not begun is called off, and there no more', async () => {
    const made = await call<Absence>('POST /v1/absences', { person: 'gao-yuan', from: inHours(5) });
    const path = `/v1/absences/${made.body.id}`;
    expect((await call<Absence>(`POST ${path}/end`)).body).toMatchObject({ state: 'called-off' });
    expect((await call(`GET ${path}`)).status).toBe(404);
    expect((await call(`POST ${path}/end`)).status).toBe(404);
    expect((await call<History>(`GET ${path}/history`)).body.items).toMatchObject([{ to: expect.any(String) }]);
  });

  it('is refused where somebody would be away twice, stand in for themselves, or nobody is meant', async () => {
    const body = { person: 'ma-wenjuan', from: inHours(1), to: inHours(4) };
    await call('PUT /v1/absences/finance-one', body);
    const twice = await call('POST /v1/absences', { ...body, from: inHours(3), to: null });
    expect([twice.status, twice.body.code, places(twice)]).toEqual([422, 'directory-wrong', [' absence-overlaps']]);
    expect(twice.body.errors[0]?.message).toContain('finance-one');
    expect((await call('POST /v1/absences', { ...body, from: body.to, to: null })).status).toBe(201);
    expect(
      places(await call('PUT /v1/absences/two', { person: 'wu-lei', substitute: 'wu-lei', from: inHours(20) })),
    ).toEqual(['/substitute substitutes-self']);
    expect(
      places(await call('PUT /v1/absences/two', { person: 'no-one', substitute: 'nobody', from: inHours(20) })),
    ).toEqual(['/person unknown-person', '/substitute unknown-person']);
    expect(places(await call('PUT /v1/absences/two', { ...body, from: inHours(30), to: inHours(29) }))).toEqual([
      '/to ends-before-it-begins',
    ]);
    expect(
      places(await call('PUT /v1/absences/two', { person: 'wu-lei', from: inHours(-9), to: inHours(-8) })),
    ).toEqual(['/to ends-in-the-past']);
  });

  it('in a circle of substitutes is written and warned of, in the language of the caller (T12)', async () => {
    const [from, to] = [inHours(100), inHours(110)];
    await call('PUT /v1/absences/one', { person: 'liu-qian', substitute: 'lin-xiao', from, to });
    const circle = await call<Absence>(
      'PUT /v1/absences/other',
      { person: 'lin-xiao', substitute: 'liu-qian', from, to },
      'han-bing',
      {
        headers: { 'accept-language': 'zh' },
      },
    );
    expect(circle.status).toBe(200);
    expect(circle.body.warnings).toMatchObject([{ pointer: '/substitute', code: 'substitutes-in-a-circle' }]);
    expect(circle.body.warnings[0]?.message).toContain('循环');
  });

  it('is entered by whoever is away, and by an administrator, and by nobody else', async () => {
    const body = { person: 'liang-wei', from: inHours(50), to: inHours(60) };
    const own = await call<Absence>('POST /v1/absences', body, 'liang-wei');
    expect(own.status).toBe(201);
    const path = `/v1/absences/${own.body.id}`;
    expect((await call('POST /v1/absences', { ...body, from: inHours(70), to: null }, 'wu-lei')).status).toBe(403);
    expect((await call(`PUT ${path}`, body, 'wu-lei')).status).toBe(403);
    expect((await call(`PUT ${path}`, { ...body, person: 'wu-lei' }, 'liang-wei')).status).toBe(403);
    expect((await call(`POST ${path}/end`, undefined, 'wu-lei')).status).toBe(403);
    expect((await call(`POST ${path}/end`, undefined, 'liang-wei')).status).toBe(200);
  });

  it('asked for twice under one key is one', async () => {
    const body = { person: 'yan-ming', from: inHours(50), to: inHours(60) };
    const first = await call<Absence>('POST /v1/absences', body, 'han-bing', { key: 'away' });
    const again = await call<Absence>('POST /v1/absences', body, 'han-bing', { key: 'away' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await call('POST /v1/absences', { ...body, to: null }, 'han-bing', { key: 'away' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('asked for again late is neither taken up again nor undone, whatever became of it', async () => {
    const body = { person: 'yan-ming', substitute: null, from: inHours(70), to: inHours(80) };
    const ask = (key: string, change = {}) =>
      call<Absence>('POST /v1/absences', { ...body, ...change }, 'han-bing', { key });
    const edited = await ask('edited');
    const path = `/v1/absences/${edited.body.id}`;
    const later = inHours(90);
    await call(`PUT ${path}`, { ...body, to: later });
    const again = await ask('edited');
    expect([again.status, again.body.to, again.headers.get('idempotency-replayed')]).toEqual([201, later, 'true']);
    expect((await ask('edited', { to: later })).body.code).toBe('idempotency-key-reused');
    expect((await call(`POST ${path}/end`)).body).toMatchObject({ state: 'called-off' });
    expect((await ask('edited')).body).toMatchObject({ id: edited.body.id, state: 'called-off' });
    expect((await call(`GET ${path}`)).status).toBe(404);

    const lent = { person: 'yan-ming', department: 'finance', as: 'member', from: inHours(-1), to: inHours(9) };
    const lend = () => call<Lending>('POST /v1/lendings', lent, 'han-bing', { key: 'lent' });
    const { body: first } = await lend();
    const { body: over } = await call<Lending>(`POST /v1/lendings/${first.id}/end`);
    const repeat = await lend();
    expect([repeat.status, repeat.body]).toMatchObject([201, { id: first.id, state: 'over', to: over.to }]);
  });

  it('is found by person, and by the instant at which it is in force', async () => {
    await call('PUT /v1/absences/tang-jing-one', { person: 'tang-jing', from: inHours(200), to: inHours(210) });
    await call('PUT /v1/absences/tang-jing-two', { person: 'tang-jing', from: inHours(300), to: inHours(310) });
    const ids = async (query: string) =>
      (await call<{ items: Absence[] }>(`GET /v1/absences?${query}`)).body.items.map(
        ({ id, state }) => `${id} ${state}`,
      );
    expect(await ids('person=tang-jing')).toEqual(['tang-jing-one ahead', 'tang-jing-two ahead']);
    expect(await ids(`person=tang-jing&at=${inHours(305)}`)).toEqual(['tang-jing-two now']);
    expect(await ids(`person=tang-jing&at=${inHours(250)}`)).toEqual([]);
  });
});

describe('a lending', () => {
  const inbox = () => server.call('gao-yuan', 'GET /v1/inbox?department=finance');

  it('gives somebody what belongs to the other department, between its two instants', async () => {
    expect((await inbox()).status).toBe(403);
    const body = { person: 'gao-yuan', department: 'finance', as: 'supervisor', from: inHours(-1), to: inHours(9) };
    const made = await call<Lending>('POST /v1/lendings', body);
    expect([made.status, made.body]).toEqual([201, { ...body, id: expect.any(String), state: 'now', warnings: [] }]);
    expect((await inbox()).status).toBe(200);
    expect((await call<Lending>(`POST /v1/lendings/${made.body.id}/end`)).body).toMatchObject({ state: 'over' });
    expect((await inbox()).status).toBe(403);
    const list = await call<{ items: Lending[] }>('GET /v1/lendings?department=finance&person=gao-yuan');
    expect(list.body.items).toMatchObject([{ state: 'over', as: 'supervisor' }]);
    expect((await call<{ items: unknown[] }>(`GET /v1/lendings/${made.body.id}/history`)).body.items).toHaveLength(2);
    expect((await call<Lending>(`GET /v1/lendings/${made.body.id}?at=${inHours(0)}`)).status).toBe(200);
  });

  it('ends by itself, for callers who are known already too', async () => {
    await call('PUT /v1/lendings/short', {
      ...{ person: 'gao-yuan', department: 'finance', from: inHours(0) },
      to: new Date(Date.now() + 1_500).toISOString(),
    });
    expect((await inbox()).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect((await inbox()).status).toBe(403);
  });

  it('is refused to where somebody belongs already, twice at once, and backwards', async () => {
    const body = { person: 'gao-yuan', department: 'operations', from: inHours(1), to: inHours(2) };
    expect(places(await call('POST /v1/lendings', body))).toEqual(['/department lent-home']);
    const elsewhere = { ...body, department: 'office' };
    await call('PUT /v1/lendings/to-the-office', elsewhere);
    expect(places(await call('POST /v1/lendings', elsewhere))).toEqual([' lending-overlaps']);
    expect(places(await call('POST /v1/lendings', { ...body, to: body.from }))).toEqual(['/to ends-before-it-begins']);
    expect((await call('POST /v1/lendings', body, 'gao-yuan')).status).toBe(403);
  });
});
