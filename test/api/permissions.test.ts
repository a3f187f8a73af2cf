import { randomUUID } from 'node:crypto';
import type { Scope } from '../../contract/keys';
import { createKey } from '../../database/keys';
import { revokeKey } from '../../database/writes/revoke-key';
import { type Problem, Server } from './server';

/** Keys, and who sees what when; every route as everybody: matrix. */
let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

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
    await server.sql`update person set active_until = ${Date.now()} where id = 'qian-feng'`;
    expect((await read(key)).status).toBe(401);
    await server.sql`update person set active_until = null where id = 'qian-feng'`;
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

describe('a key that is rotated', () => {
  interface Made {
    readonly id: string;
    readonly person: string;
    readonly prefix: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt: string | null;
    readonly secret: string | null;
  }
  const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
  const inbox = async (key: string) => (await server.call(null, 'GET /v1/inbox', undefined, bearer(key))).status;
  const make = (person: string, scopes: readonly Scope[], expiresAt: number | null = null) =>
    createKey(server.sql, { person, scopes, at: Date.now(), expiresAt });
  const rotate = (as: string, id: string, body: object = {}, key = randomUUID()) =>
    server.call<Made & Problem>(as, `POST /v1/keys/${id}/rotate`, body, { key });

  it('is not made over already, nor for somebody who has left', async () => {
    const over = new Date(Date.now() - 1_000).toISOString();
    const asked = (body: object, path = '/v1/keys') =>
      server.call<Problem>('han-bing', `POST ${path}`, body, { key: randomUUID() });
    const old = await make('wu-lei', ['read']);
    for (const answer of [
      await asked({ person: 'wu-lei', scopes: ['read'], expiresAt: over }),
      await asked({ expiresAt: over }, `/v1/keys/${old.id}/rotate`),
    ])
      expect([answer.status, answer.body.errors]).toMatchObject([400, [{ pointer: '/expiresAt', code: 'not-ahead' }]]);
    await server.sql`update person set standing = 'left' where id = 'ma-wenjuan'`;
    const gone = await asked({ person: 'ma-wenjuan', scopes: ['read'] });
    await server.sql`update person set standing = 'active' where id = 'ma-wenjuan'`;
    expect([gone.status, gone.body.code]).toEqual([422, 'unknown-person']);
  });

  it('has its person and scopes, ends when the old one would, and the old one opens nothing from then on', async () => {
    const expiresAt = Date.now() + 3_600_000;
    const old = await make('wu-lei', ['read', 'act'], expiresAt);
    const made = await rotate('wu-lei', old.id);
    expect([made.status, made.body]).toMatchObject([
      201,
      { person: 'wu-lei', scopes: ['read', 'act'], expiresAt: new Date(expiresAt).toISOString() },
    ]);
    expect(made.body.secret?.startsWith(made.body.prefix)).toBe(true);
    expect([await inbox(old.key), await inbox(made.body.secret ?? '')]).toEqual([401, 200]);
    const { body } = await server.call<{ items: { id: string; replacedBy: string | null }[] }>(
      'wu-lei',
      'GET /v1/keys',
    );
    expect(body.items.find(({ id }) => id === old.id)?.replacedBy).toBe(made.body.id);
    const again = await rotate('wu-lei', old.id);
    expect([again.status, again.body.code]).toEqual([409, 'key-not-in-force']);
  });

  it('goes on beside the new one for as long as was said, and no longer than it would have', async () => {
    const [endless, short] = [await make('robot', ['read']), await make('robot', ['read'], Date.now() + 60_000)];
    const before = Date.now();
    for (const { id } of [endless, short])
      expect((await rotate('han-bing', id, { overlapMinutes: 60 })).status).toBe(201);
    expect([await inbox(endless.key), await inbox(short.key)]).toEqual([200, 200]);
    const { body } = await server.call<{ items: { id: string; expiresAt: string }[] }>(
      'han-bing',
      'GET /v1/keys?person=robot',
    );
    const ends = (id: string) => Date.parse(body.items.find((one) => one.id === id)?.expiresAt ?? '') - before;
    expect(ends(endless.id)).toBeGreaterThanOrEqual(3_600_000);
    expect(ends(short.id)).toBeLessThan(61_000);
  });

  it('repeated under the same key is the same, without its secret', async () => {
    const [old, key] = [await make('wu-lei', ['read']), randomUUID()];
    const first = await rotate('wu-lei', old.id, {}, key);
    const again = await rotate('wu-lei', old.id, {}, key);
    expect([again.status, again.body.id, again.body.secret]).toEqual([201, first.body.id, null]);
    const other = await rotate('wu-lei', (await make('wu-lei', ['read'])).id, {}, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('gives nobody more than the key in their hand, but an administrator', async () => {
    const wide = await make('wu-lei', ['read', 'directory', 'keys']);
    const narrow = await make('wu-lei', ['keys']);
    const got = await server.call<Problem>(null, `POST /v1/keys/${wide.id}/rotate`, {}, bearer(narrow.key));
    expect([got.status, got.body.code]).toEqual([403, 'scope-missing']);
    const longer = await rotate('wu-lei', wide.id, { expiresAt: '2099-01-01T00:00:00Z' });
    expect([longer.status, longer.body.code]).toEqual([403, 'not-permitted']);
    expect((await rotate('qian-feng', wide.id)).status).toBe(404);
    const given = await rotate('han-bing', wide.id, { expiresAt: '2099-01-01T00:00:00Z' });
    expect([given.status, given.body.expiresAt]).toEqual([201, '2099-01-01T00:00:00.000Z']);
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
