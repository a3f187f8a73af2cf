import { randomUUID } from 'node:crypto';
import { scope } from '../../contract/keys';
import { type Relation, RULES, verdict } from '../../contract/permissions';
import { routes } from '../../contract/routes';
import { isList, type Route } from '../../contract/routes/route';
import { createKey } from '../../database/keys';
import { revokeKey } from '../../database/writes/revoke-key';
import { exampleOf } from './example';
import { personas } from './personas';
import { type Escalation, OPENING, type Problem, Server } from './server';

/** Every route as everybody, over HTTP; what is expected is read out of the table (contract/permissions). Verbs: matrix-verbs. */
const ALL = (routes as readonly Route[]).filter(({ auth, tag }) => auth !== 'public' && tag !== 'acts');

let server: Server;
let one: Escalation;
let ids: { readonly key: string; readonly told: string; readonly absence: string };
beforeAll(async () => {
  server = await Server.start();
  const names = { zh: '蒋帆', en: 'Jiang Fan' };
  const departments = [{ department: 'technical-support', as: 'supervisor' }];
  await server.call('han-bing', 'PUT /v1/people/jiang-fan', { name: names, departments });
  one = await server.open({ fields: { ...OPENING.fields, contact: '110' } });
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'transfer', { to: { department: 'operations' }, reason: 'Theirs' }, 1);
  one = await server.act('wu-lei', one, 'withdraw-transfer', {}, 1);
  const { id: key } = await createKey(server.sql, { person: 'wu-lei', scopes: ['read'], at: Date.now() });
  const [told] = await server.sql<{ id: number }[]>`
    insert into notification (escalation, seq, handoff, kind, clock, department, person, at)
    values (${one.id}, 1, 1, 'reminded', 'accept', 'technical-support', 'wu-lei', ${Date.now()}) returning id`;
  const from = Date.now() + 30 * 86_400_000;
  const absence = await server.call<{ id: string }>('wu-lei', 'POST /v1/absences', {
    ...{ person: 'wu-lei', substitute: 'qian-feng' },
    ...{ from: new Date(from).toISOString(), to: new Date(from + 86_400_000).toISOString() },
  });
  ids = { key, told: String(told?.id), absence: absence.body.id };
});
afterAll(() => server.stop());

/** What the thing is that a route names by `{id}`; all of these are Wu Lei's, or the case that all is about. */
function idFor({ tag, path }: Route): string | undefined {
  if (tag === 'escalations') return one.id;
  if (tag === 'keys') return ids.key;
  if (path.startsWith('/v1/notifications')) return ids.told;
  return path.startsWith('/v1/absences') ? ids.absence : undefined;
}

async function request(route: Route, as: string | null, key?: string) {
  const { path, body } = exampleOf(route, { id: idFor(route) });
  // What is somebody's own is Wu Lei's here.
  const own = route.path.startsWith('/v1/absences') && body ? { ...(body as object), person: 'wu-lei' } : body;
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const call = { key: randomUUID(), headers };
  const answer = await server.call<Problem>(as, `${route.method.toUpperCase()} ${path}`, own, call);
  return { status: answer.status, code: answer.status >= 400 ? answer.body.code : null };
}

/** The same for every request: what is said to whoever is not let in. */
const closed = (status: number, ...codes: string[]) => ({
  status,
  code: expect.stringMatching(new RegExp(`^(?:${codes.join('|')})$`)),
});

describe.each(ALL.map((route) => [route.id, route] as const))('%s', (_id, route) => {
  if (route.auth === 'public') throw new Error('not among these');
  const { may, scope: needed } = route.auth;

  it('is closed to no key, a stranger’s, a revoked one and an expired one', async () => {
    const now = Date.now();
    const make = (expiresAt: number | null) =>
      createKey(server.sql, { person: 'han-bing', scopes: scope.options, at: now, expiresAt });
    const [revoked, expired] = [await make(null), await make(now)];
    await revokeKey(server.sql, revoked.id, now);
    const stranger = `baton_000000000000_${'0'.repeat(64)}`;
    for (const key of [undefined, stranger, revoked.key, expired.key])
      expect(await request(route, null, key)).toEqual({ status: 401, code: 'unauthenticated' });
  });

  it('is closed to a key with every scope but its own, whoever holds it', async () => {
    const narrow = scope.options.filter((other) => other !== needed);
    for (const person of ['han-bing', 'lin-xiao', 'robot'])
      expect(await request(route, null, await server.keyOf(person, narrow))).toEqual({
        status: 403,
        code: 'scope-missing',
      });
  });

  // Those who are let in come last: they may change, or end, what the others ask for.
  const judged = personas.map(([name, { person, is }]) => {
    const expected = verdict(may, new Set<Relation>(['anyone', ...is]), isList(route));
    return { name, person, expected };
  });
  const inOrder = [...judged].sort((a, b) => Number(a.expected === 'open') - Number(b.expected === 'open'));
  it.each(inOrder)('as the table says to: $name', async ({ person, expected }) => {
    const got = await request(route, person);
    if (expected === 'not-there') expect(got).toEqual(closed(404, 'not-found', 'nothing-here'));
    else if (expected === 'not-permitted') expect(got).toEqual(closed(403, 'not-permitted', 'not-a-reader'));
    else {
      // Let in: done, or refused for what was sent. What a rule hides from others is there for those whom it lets see.
      const shut = 'seenBy' in RULES[may] ? [401, 403, 404] : [401, 403];
      expect([person, shut.includes(got.status), got.status >= 500, got]).toEqual([person, false, false, got]);
    }
  });
});

it('a list holds what is seen, and nothing else', async () => {
  for (const [name, { person, is }] of personas) {
    const { body } = await server.call<{ items: { id: string }[] }>(person, 'GET /v1/escalations');
    const seen = verdict('participant', new Set<Relation>(['anyone', ...is]), false) === 'open';
    expect([name, body.items.map(({ id }) => id).filter((id) => id === one.id)]).toEqual([name, seen ? [one.id] : []]);
  }
});

it('the inbox and the keys of somebody else are closed by the same table', async () => {
  for (const [name, { person, is }] of personas) {
    const held = new Set<Relation>(['anyone', ...is]);
    const status = async (path: string) => (await server.call(person, `GET ${path}`)).status;
    expect([name, await status('/v1/inbox?person=wu-lei')]).toEqual([
      name,
      verdict('inbox', held, false) === 'open' ? 200 : 403,
    ]);
    expect([name, await status('/v1/keys?person=wu-lei')]).toEqual([
      name,
      verdict('own-or-administrator', held, false) === 'open' ? 200 : 403,
    ]);
  }
});

it('a route that names no rule does not compile, and every rule is some route’s', () => {
  // @ts-expect-error: there is no auth
  const open: Route = {
    id: 'x',
    method: 'get',
    path: '/x',
    tag: 'keys',
    summary: { en: '', zh: '' },
    effect: 'reads',
    in: {},
    out: { status: 204 },
  };
  expect('auth' in open).toBe(false);
  const named = (routes as readonly Route[]).flatMap(({ auth }) => (auth === 'public' ? [] : [auth.may]));
  expect([...new Set(named)].sort()).toEqual(Object.keys(RULES).sort());
  expect((routes as readonly Route[]).filter(({ auth }) => auth === 'public').map(({ id }) => id)).toEqual([
    'openapi',
    'docs',
    'alive',
    'ready',
  ]);
});
