import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';
import { exampleOf } from './example';
import { type Escalation, OPENING, type Problem, Server } from './server';

let server: Server;
let one: Escalation;
beforeAll(async () => {
  server = await Server.start();
  one = await server.open();
});
afterAll(() => server.stop());

const open = (body: unknown, headers: Record<string, string> = {}) =>
  server.call<Escalation & Problem>('lin-xiao', 'POST /v1/escalations', body, { key: randomUUID(), headers });
const places = ({ body }: { body: Problem }) => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a body', () => {
  it('with an unknown key is told which one is probably meant', async () => {
    const answer = await open({ ...OPENING, title: undefined, titel: 'x' });
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
    expect(places(answer)).toEqual(['/title missing', '/titel unknown-key']);
    expect(answer.body.errors[1]?.message).toContain('"title"');
    const nested = await server.call<Problem>('wu-lei', `POST /v1/escalations/${one.id}/handoffs/1/transfer`, {
      ...{ version: 1, reason: 'x', to: { departement: 'operations', department: 'operations' } },
    });
    expect(places(nested)).toEqual(['/to/departement unknown-key']);
  });

  it('in Chinese is told in Chinese', async () => {
    const answer = await open({ ...OPENING, urgency: 7 }, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
    expect(answer.headers.get('content-language')).toBe('zh');
    expect(answer.headers.get('vary')).toContain('Accept-Language');
    expect(answer.body.title).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body.errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each([
    ['not JSON', '{"flow":', 400, 'not-json'],
    ['a text', '"x"', 400, 'not-json'],
    ['a list', '[]', 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['null', 'null', 400, 'not-json'],
    ['a hundred thousand brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'malformed'],
    ['a prototype', '{"__proto__":{"admin":true}}', 400, 'malformed'],
    ['U+0000', JSON.stringify({ ...OPENING, title: 'a\u0000b' }), 400, 'malformed'],
    ['half of a pair', JSON.stringify({ ...OPENING, title: 'a\ud800b' }), 400, 'malformed'],
    ['half of a pair in a key', '{"fields":{"\\ud800":1}}', 400, 'malformed'],
    ['two lines for one', JSON.stringify({ ...OPENING, title: 'a\nb' }), 400, 'malformed'],
    ['blanks', JSON.stringify({ ...OPENING, title: '  ' }), 400, 'malformed'],
    ['more than fits', JSON.stringify({ ...OPENING, title: 'x'.repeat(300_000) }), 413, 'body-too-large'],
    ['a field name of another world', JSON.stringify({ ...OPENING, fields: { 'a b': 1 } }), 400, 'malformed'],
    ['a field of fields', JSON.stringify({ ...OPENING, fields: { playerId: { a: 1 } } }), 400, 'malformed'],
    [
      'an instant without an offset',
      JSON.stringify({ ...OPENING, contactedAt: '2026-09-24T20:05:00' }),
      400,
      'malformed',
    ],
    [
      'an instant that never was',
      JSON.stringify({ ...OPENING, contactedAt: '2026-02-30T20:05:00Z' }),
      400,
      'malformed',
    ],
    [
      'an instant out of all time',
      JSON.stringify({ ...OPENING, contactedAt: '0000-01-01T00:00:00Z' }),
      400,
      'malformed',
    ],
    ['an id that is none', JSON.stringify({ ...OPENING, department: 'Service Desk' }), 400, 'malformed'],
  ])('that is %s is refused', async (_name, body, status, code) => {
    const answer = await open(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('of another type, or in another character set, is refused; JSON that is zipped is read', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      '',
    ]) {
      const answer = await open(JSON.stringify(OPENING), { 'content-type': type });
      expect([type, answer.status, answer.body.code]).toEqual([type, 415, 'media-type-not-supported']);
    }
    const headers = {
      authorization: `Bearer ${await server.keyOf('lin-xiao')}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    const send = (body: Buffer) =>
      fetch(`${server.base}/v1/escalations`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: new Uint8Array(body),
      });
    expect((await send(gzipSync(JSON.stringify(OPENING)))).status).toBe(201);
    expect((await send(Buffer.from('no gzip'))).status).toBe(400);
    for (const encoding of ['br', 'deflate', 'gzip']) {
      headers['content-encoding'] = encoding;
      const answer = await send(Buffer.from('none of these'));
      const { code, errors } = (await answer.json()) as Problem;
      expect([encoding, answer.status, code, errors[0]?.code]).toEqual([encoding, 400, 'malformed', 'not-as-encoded']);
    }
    headers['content-encoding'] = 'gzip';
    expect((await send(gzipSync(JSON.stringify({ ...OPENING, title: 'x'.repeat(5_000_000) })))).status).toBe(413);
  });

  it('in another encoding than it says is refused, not kept as other characters', async () => {
    const key = await server.keyOf('han-bing');
    const send = async (type: string, bytes: Buffer) => {
      const path = type.startsWith('text/csv') ? '/v1/directory?csv=people&dryRun=true' : '/v1/directory?dryRun=true';
      const headers = { authorization: `Bearer ${key}`, 'content-type': type };
      const answer = await fetch(server.base + path, { method: 'POST', headers, body: new Uint8Array(bytes) });
      return { status: answer.status, body: (await answer.json()) as Problem & { added: object[] } };
    };
    const gbk = Buffer.concat([
      Buffer.from('id,name_zh,name_en\nwang-wu,'),
      Buffer.from([0xcd, 0xf5, 0xce, 0xe5]),
      Buffer.from(',Wang Wu\n'),
    ]);
    const json = Buffer.concat([Buffer.from('{"people":[{"id":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}]}')]);
    for (const [type, bytes] of [
      ['text/csv', gbk],
      ['application/json', json],
    ] as const) {
      const { status, body } = await send(type, bytes);
      expect([type, status, body.errors]).toMatchObject([type, 400, [{ pointer: '#Content-Type', code: 'not-utf-8' }]]);
    }
    const named = await send('text/csv; charset=gbk', gbk);
    expect([named.status, named.body.added]).toEqual([200, [{ kind: 'person', id: 'wang-wu' }]]);
  });

  it('with texts that other systems stumble over comes back as it was sent', async () => {
    const said = `'";-- <script>alert(1)</script> \u202eRTL 👩‍👩‍👧 ＦＵＬＬ ${'界'.repeat(2_000)} \\u0000 %00 \r\n =1+1`;
    const answer = await server.call<Escalation>('lin-xiao', `POST /v1/escalations/${one.id}/contact`, {
      said,
      channel: 'phone',
      outcome: 'reached',
    });
    expect(answer.status).toBe(200);
    const { body } = await server.call<{ events: { data: { said?: string } }[] }>(
      'lin-xiao',
      `GET /v1/escalations/${one.id}/journal`,
    );
    expect(body.events.at(-1)?.data.said).toBe(said);
    const long = await server.call<Problem>('lin-xiao', `POST /v1/escalations/${one.id}/contact`, {
      said: '界'.repeat(2_731),
      channel: 'phone',
      outcome: 'reached',
    });
    expect([long.status, places(long)]).toEqual([400, ['/said too-long']]);
  });
});

describe('an address', () => {
  it('that is not there is a problem, and no more', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v2/escalations',
      '/v1/escalations/7',
      '/v1/escalations/%E0%A4%A',
      `/v1/escalations/${one.id}/dance`,
      `/v1/escalations/${one.id}/handoffs/x/accept`,
      `/v1/escalations/${one.id}/handoffs/1e0/accept`,
      `/v1/escalations/${one.id}/handoffs/0x1/accept`,
      `/v1/escalations/${one.id}/handoffs/01/accept`,
      '/v1/flows/x/versions/2147483648',
      '/v1/calendars/round-the-clock/versions/1e0',
      '/v1/people/Not%20An%20Id',
      '/%00',
      '/etc/passwd',
      '/v1/../etc',
    ]) {
      const method = path.includes('dance') || path.includes('accept') ? 'POST' : 'GET';
      const answer = await server.call<Problem>('lin-xiao', `${method} ${path}`, method === 'POST' ? {} : undefined);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it.each([...new Set((routes as readonly Route[]).map(({ path }) => path))])(
    '%s takes its own methods and names them',
    async (path) => {
      const own = (routes as readonly Route[])
        .filter((route) => route.path === path)
        .map(({ method }) => method.toUpperCase());
      const allow = own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
      const { path: address } = exampleOf((routes as readonly Route[]).find((route) => route.path === path) as Route, {
        id: one.id,
      });
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (own.includes(method)) continue;
        const answer = await server.call<Problem>('lin-xiao', `${method} ${address}`);
        expect([method, answer.status, answer.headers.get('allow')]).toEqual([
          method,
          405,
          [...allow, 'OPTIONS'].join(', '),
        ]);
      }
      const options = await fetch(server.base + address, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example' },
      });
      expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([204, null]);
    },
  );

  it('with a parameter that it does not know, or of another form, says so', async () => {
    const answer = async (query: string) => places(await server.call<Problem>('lin-xiao', `GET /v1/inbox?${query}`));
    expect(await answer('departmnt=x')).toEqual(['?departmnt unknown-key']);
    expect(await answer('limit=0')).toEqual(['?limit too-small']);
    expect(await answer('limit=1e9')).toEqual(['?limit too-large']);
    expect(await answer('limit=x')).toEqual(['?limit wrong-kind']);
    expect(await answer('at=yesterday')).toEqual(['?at not-an-instant']);
    expect(await answer('person=a&person=b')).toEqual(['?person wrong-kind']);
    for (const cursor of [
      'x',
      'e30',
      Buffer.from('[1e99,"x",0,0]').toString('base64url'),
      Buffer.from('[null,"\' or 1=1",0,0]').toString('base64url'),
    ])
      expect(await answer(`cursor=${cursor}`)).toEqual(['?cursor not-a-cursor']);
  });
});

const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
const lists = (routes as readonly Route[]).filter(({ in: { query } }) => query && 'cursor' in query.shape);
const garbage = [[], ['\u0000'], [2 ** 31 - 1], [Number.MAX_SAFE_INTEGER], ['\u0000', 1], [null, 'x', 1e10, 0]];
it.each(lists.map((route) => [route.id, route] as const))(
  '%s takes no cursor for one that is none',
  async (_id, route) => {
    const { path } = exampleOf(route, { id: one.id });
    for (const place of garbage) {
      const { status } = await server.call('han-bing', `GET ${path}?cursor=${cursor(...place)}`);
      expect([place, [200, 400, 403, 404].includes(status)]).toEqual([place, true]);
    }
    // What is no text is none in every other parameter too.
    for (const name of Object.keys(route.in.query?.shape ?? {})) {
      const { status, body } = await server.call<Problem>('han-bing', `GET ${path}?${name}=%00`);
      // Whoever may not read it at all is told that first.
      if (status !== 403) expect([name, status, places({ body })]).toEqual([name, 400, [`?${name} not-text`]]);
    }
  },
);

it('a parameter by a name of the caller’s own is looked at like the others', async () => {
  const { status, body } = await server.call<Problem>('han-bing', 'GET /v1/responsibility/main/who?class=%00');
  expect([status, places({ body })]).toEqual([400, ['?class not-text']]);
});

it('what nobody expected is our mistake: 500 without a word about it', async () => {
  await server.serve({ resolve: () => Promise.reject(new Error('secret: postgres://user:password@host')) });
  const answer = await open(OPENING);
  expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
  expect(JSON.stringify(answer.body)).not.toMatch(/secret|postgres|password|\.ts|node_modules/);
  await server.serve();
});

it('answers carry the headers that a browser needs, and none that tell what we are', async () => {
  const { headers } = await server.call('lin-xiao', 'GET /v1/inbox');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('strict-transport-security')).toBeNull(); // plain HTTP: it would lock browsers out
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  await server.serve({ tls: true });
  const tls = await server.call('lin-xiao', 'GET /v1/inbox');
  expect(tls.headers.get('strict-transport-security')).toContain('max-age');
  await server.serve();
});

it('whoever asks too much is told to wait, each key for itself', async () => {
  await server.serve({ limits: { perKey: 3, strangers: 2 } });
  const status = async (as: string | null) => (await server.call(as, 'GET /v1/inbox')).status;
  expect([await status('wu-lei'), await status('wu-lei'), await status('wu-lei'), await status('wu-lei')]).toEqual([
    200, 200, 200, 429,
  ]);
  expect(await status('lin-xiao')).toBe(200);
  const answer = await server.call<Problem>('wu-lei', 'GET /v1/inbox');
  expect([answer.headers.get('retry-after'), answer.body.retryable]).toEqual(['10', true]);
  expect([await status(null), await status(null), await status(null)]).toEqual([401, 401, 429]);
  await server.serve();
});

it('a caller who sends slower than anybody is cut off', async () => {
  const ended = new Promise<number | undefined>((resolve) => {
    const slow = request(
      `${server.base}/v1/escalations`,
      { method: 'POST', headers: { 'content-length': 10 } },
      (answer) => resolve(answer.statusCode),
    );
    slow.on('error', () => resolve(undefined));
    slow.write('{');
  });
  expect(await ended).toBe(401); // known before a byte of the body is waited for
});

/** Something of every kind where a value is expected. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.constantFrom('', ' ', '\u0000', '../..', "' or 1=1 --", 'x'.repeat(9_000)),
);

it.each((routes as readonly Route[]).filter(({ in: { body } }) => body).map((route) => [route.id, route] as const))(
  '%s answers whatever it is sent with what its contract names, never with 5xx',
  async (_id, route) => {
    const { path, body } = exampleOf(route, { id: one.id });
    const example = body as Record<string, unknown>;
    const keys = Object.keys(example);
    const change = fc.record({ key: fc.constantFrom(...keys, 'other', '__proto__', 'toString'), value: anything });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = { ...example, ...Object.fromEntries(changes.map(({ key, value }) => [key, value])) };
        const answer = await server.call('han-bing', `${route.method.toUpperCase()} ${path}`, changed, {
          key: randomUUID(),
        });
        // A machine too busy to answer in time says so; nothing else may come with 5xx.
        expect([answer.status < 500, (answer.body as Problem).retryable]).not.toEqual([false, false]);
      }),
      { numRuns: 15 },
    );
  },
);
