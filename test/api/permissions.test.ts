import { randomUUID } from 'node:crypto';
import { scope } from '../../contract/keys';
import { routes } from '../../contract/routes';
import type { May, Route } from '../../contract/routes/route';
import { createKey } from '../../database/keys';
import { revokeKey } from '../../database/writes/revoke-key';
import { exampleOf } from './example';
import { type Escalation, type Problem, Server } from './server';

let server: Server;
let one: Escalation;
let aKey: string;
beforeAll(async () => {
  server = await Server.start();
  one = await server.open();
  aKey = (await createKey(server.sql, { person: 'wu-lei', scopes: ['read'], at: Date.now() })).id;
});
afterAll(() => server.stop());

const ALL = routes as readonly Route[];

/** Who may, by what a route demands: the expectation, written out apart from the table in api/permissions. */
const CALLERS = [
  'wu-lei',
  'lin-xiao',
  'ma-wenjuan',
  'tang-jing',
  'han-bing',
  'yan-ming',
  'robot',
  'intake-form',
] as const;
const MAY: Readonly<Record<May, readonly (typeof CALLERS)[number][]>> = {
  anyone: CALLERS,
  participant: ['wu-lei', 'lin-xiao', 'tang-jing', 'han-bing', 'robot'],
  addressee: [], // nobody was told of anything here; test/api/notifications has those who were
  administrator: ['han-bing'],
  'process-owner': ['han-bing', 'yan-ming'],
  'own-or-administrator': ['han-bing'],
};
/** What somebody hears who may not; whatever else is said, the request was let in. */
const CLOSED = ['unauthenticated', 'scope-missing', 'not-permitted', 'not-found', 'nothing-here'];

async function request(route: Route, as: string | null, headers: Record<string, string> = {}) {
  const id = route.tag === 'keys' ? aKey : route.tag === 'acts' || route.tag === 'escalations' ? one.id : undefined;
  const { path, body } = exampleOf(route, { id });
  const answer = await server.call<Problem>(as, `${route.method.toUpperCase()} ${path}`, body, {
    key: randomUUID(),
    headers,
  });
  return { status: answer.status, code: answer.status >= 400 ? answer.body.code : 'let-in' };
}

describe.each(ALL.filter(({ auth }) => auth !== 'public').map((route) => [route.id, route] as const))(
  '%s',
  (_id, route) => {
    if (route.auth === 'public') throw new Error('a public route has no permissions');
    const { may, scope: needed } = route.auth;

    it('is closed to whoever does not say who they are', async () => {
      expect(await request(route, null)).toEqual({ status: 401, code: 'unauthenticated' });
      const headers = { authorization: 'Bearer baton_000000000000_deadbeef' };
      expect(await request(route, null, headers)).toEqual({ status: 401, code: 'unauthenticated' });
    });

    it('is closed to a key without its scope', async () => {
      const key = await server.keyOf(
        'han-bing',
        scope.options.filter((other) => other !== needed),
      );
      expect(await request(route, null, { authorization: `Bearer ${key}` })).toEqual({
        status: 403,
        code: 'scope-missing',
      });
    });

    it('is open to whom the table says, and to nobody else', async () => {
      const open: string[] = [];
      for (const caller of CALLERS) if (!CLOSED.includes((await request(route, caller)).code)) open.push(caller);
      expect(open).toEqual(CALLERS.filter((caller) => (OWN[route.id] ?? MAY[may]).includes(caller)));
    });
  },
);

/** Everybody reads the own keys, where nobody is named; the key that is revoked is Wu Lei's. */
const OWN: Readonly<Record<string, readonly string[]>> = { keys: CALLERS, 'revoke-key': ['wu-lei', 'han-bing'] };

it('every route says who may call it, and what is public is what operations and readers of the contract need', () => {
  expect(ALL.filter(({ auth }) => auth === 'public').map(({ id }) => id)).toEqual([
    'openapi',
    'docs',
    'alive',
    'ready',
  ]);
  expect(ALL.every(({ auth }) => auth === 'public' || (scope.options.includes(auth.scope) && auth.may in MAY))).toBe(
    true,
  );
});

describe('a key', () => {
  const read = (key: string) =>
    server.call(null, 'GET /v1/inbox', undefined, { headers: { authorization: `Bearer ${key}` } });

  it('opens nothing from the moment it is revoked', async () => {
    const { id, key } = await createKey(server.sql, { person: 'wu-lei', scopes: ['read'], at: Date.now() });
    expect((await read(key)).status).toBe(200);
    await revokeKey(server.sql, id, Date.now());
    const answer = await read(key);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="baton"']);
  });

  it('opens nothing once it has expired, or its owner has left', async () => {
    const expired = await createKey(server.sql, { person: 'wu-lei', scopes: ['read'], at: 0, expiresAt: Date.now() });
    expect((await read(expired.key)).status).toBe(401);
    const { key } = await createKey(server.sql, { person: 'qian-feng', scopes: ['read'], at: Date.now() });
    expect((await read(key)).status).toBe(200);
    await server.sql`update person set standing = 'left' where id = 'qian-feng'`;
    expect((await read(key)).status).toBe(401);
    await server.sql`update person set standing = 'active' where id = 'qian-feng'`;
    expect((await read(key)).status).toBe(200);
  });

  it('is told from others in constant time and never appears in an answer or in the database', async () => {
    const key = await server.keyOf('wu-lei');
    const secret = key.split('_').at(-1) ?? '';
    const [row] =
      await server.sql`select count(*)::integer as found from api_key where api_key::text like ${`%${secret}%`}`;
    expect(row).toEqual({ found: 0 });
    const answer = await read(key);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
  });
});

it('a department sees a case from when it is offered, and not before', async () => {
  const other = await server.open();
  const path = `GET /v1/escalations/${other.id}`;
  expect((await server.call('gao-yuan', path)).status).toBe(404);
  const accepted = await server.act('wu-lei', other, 'accept', {}, 1);
  await server.act('wu-lei', accepted, 'transfer', { to: { department: 'operations' }, reason: 'Ours is done' }, 1);
  expect((await server.call('gao-yuan', path)).status).toBe(200);
  expect((await server.call('ma-wenjuan', path)).status).toBe(404);
});
