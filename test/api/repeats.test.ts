import { randomUUID } from 'node:crypto';
import { type Escalation, OPENING, type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const open = (as: string, key: string, change: object = {}) =>
  server.call<Escalation & Problem>(as, 'POST /v1/escalations', { ...OPENING, ...change }, { key });

describe('opening', () => {
  it('needs a key, and a usable one', async () => {
    const without = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', OPENING);
    expect([without.status, without.body.code]).toEqual([400, 'idempotency-key-missing']);
    for (const key of ['', 'with space', 'k'.repeat(129), 'schlüssel']) {
      const answer = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', OPENING, { key });
      expect([answer.status, answer.body.code]).toEqual([400, 'idempotency-key-malformed']);
    }
  });

  it('under the same key is the same escalation and the same answer, whatever happened since', async () => {
    const key = randomUUID();
    const first = await open('lin-xiao', key);
    expect([first.status, first.headers.get('location')]).toEqual([201, `/v1/escalations/${first.body.id}`]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    await server.act('wu-lei', first.body, 'accept', {}, 1);
    const again = await open('lin-xiao', key);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
  });

  it('under the same key with another body is refused', async () => {
    const key = randomUUID();
    await open('lin-xiao', key);
    const other = await open('lin-xiao', key, { title: 'Another one' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('under the same key by somebody else is another escalation', async () => {
    const key = randomUUID();
    const [mine, theirs] = [await open('lin-xiao', key), await open('liu-qian', key)];
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('fifty at once under one key are one escalation', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => open('lin-xiao', key)));
    const opened = answers.filter(({ status }) => status === 201);
    expect(new Set(opened.map(({ body }) => body.id)).size).toBe(1);
    // Those for whom there was no place to wait are told so, and may come again.
    expect(
      answers.filter(({ status }) => status !== 201).every(({ status, body }) => status === 503 && body.retryable),
    ).toBe(true);
    const [row] =
      await server.sql`select count(*)::integer as acts from act where escalation = ${opened[0]?.body.id ?? ''}`;
    expect(row).toEqual({ acts: 1 });
  });

  it('that was refused is not remembered: the same key opens once it is right', async () => {
    const key = randomUUID();
    const wrong = await open('lin-xiao', key, { fields: { playerId: '7' } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'fields-wrong']);
    expect(wrong.body.errors).toEqual([{ pointer: '/fields/class', code: 'missing', message: expect.any(String) }]);
    const right = await open('lin-xiao', key);
    expect(right.status).toBe(201);
    const [row] = await server.sql`select count(*)::integer as cases from escalation where id = ${right.body.id}`;
    expect(row).toEqual({ cases: 1 });
  });

  it('of an unknown flow, or for somebody by a person, is refused', async () => {
    const flow = await open('lin-xiao', randomUUID(), { flow: 'no-such-flow' });
    expect([flow.status, flow.body.code]).toEqual([422, 'unknown-flow']);
    const other = await open('lin-xiao', randomUUID(), { onBehalfOf: 'liu-qian' });
    expect([other.status, other.body.code]).toEqual([403, 'programs-only']);
    const program = await open('intake-form', randomUUID(), { onBehalfOf: 'lin-xiao' });
    expect(program.body).toMatchObject({ opener: 'lin-xiao', lead: { person: 'lin-xiao' } });
    const alone = await open('intake-form', randomUUID());
    expect(alone.body).toMatchObject({ opener: null, lead: { person: 'liu-qian' } });
    expect((await server.call('intake-form', `GET /v1/escalations/${alone.body.id}`)).status).toBe(200);
  });
});

describe('an act', () => {
  const act = (as: string, one: Escalation, verb: string, body: object, call: object = {}) =>
    server.call<Escalation & Problem>(as, `POST /v1/escalations/${one.id}/handoffs/1/${verb}`, body, call);

  it('under the same key is done once and answered the same', async () => {
    const one = await server.open();
    const key = randomUUID();
    const first = await act('wu-lei', one, 'accept', { version: 1 }, { key });
    await server.act('wu-lei', first.body, 'progress', { note: 'On it', version: undefined }, 1);
    const again = await act('wu-lei', one, 'accept', { version: 1 }, { key });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
    const other = await act('wu-lei', one, 'accept', { version: 2 }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const verb = await act('wu-lei', one, 'release', { version: 2, reason: 'x' }, { key });
    expect([verb.status, verb.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('twenty at once under one key happens once', async () => {
    const one = await server.open();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => act('wu-lei', one, 'accept', { version: 1 }, { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.body.seq).toBe(3);
  });

  it('of one person does not answer another who drew the same key', async () => {
    const one = await server.open();
    const [first, second] = [
      await act('wu-lei', one, 'accept', { version: 1 }, { key: 'k' }),
      await act('liang-wei', one, 'assign', { version: 2, person: 'qian-feng', reason: 'Shift' }, { key: 'k' }),
    ];
    expect(first.body.handoffs[0]?.holder.person).toBe('wu-lei');
    expect([second.status, second.body.handoffs?.[0]?.holder.person ?? second.body.code]).toEqual([200, 'qian-feng']);
  });

  it('on something that has changed since is refused, and told who holds it', async () => {
    const one = await server.open();
    await server.act('wu-lei', one, 'accept', {}, 1);
    const late = await act('liang-wei', one, 'accept', { version: 1 });
    expect([late.status, late.body.code, late.body.version]).toEqual([409, 'stale', 2]);
    expect(late.body.holder).toEqual({ person: 'wu-lei', department: 'technical-support' });
    expect(late.body.detail).toContain('wu-lei');
    expect(late.body.retryable).toBe(false);
  });

  it('may name the version as If-Match, and must not name two', async () => {
    const one = await server.open();
    const ifMatch = (value: string) => ({ headers: { 'if-match': value } });
    const stale = await act('wu-lei', one, 'accept', {}, ifMatch('"9"'));
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    const two = await act('wu-lei', one, 'accept', { version: 1 }, ifMatch('"2"'));
    expect([two.status, two.body.code]).toEqual([400, 'version-differs']);
    const odd = await act('wu-lei', one, 'accept', {}, ifMatch('"yesterday"'));
    expect([odd.status, odd.body.errors[0]?.pointer]).toEqual([400, '#If-Match']);
    const none = await act('wu-lei', one, 'accept', {});
    expect([none.status, none.body.code, none.body.errors[0]?.pointer]).toEqual([428, 'version-missing', '/version']);
    const right = await act('wu-lei', one, 'accept', {}, ifMatch('"1"'));
    expect(right.status).toBe(200);
    const progress = await act('wu-lei', one, 'progress', { note: 'x' }, ifMatch('"2"'));
    expect([progress.status, progress.body.errors[0]?.code]).toEqual([400, 'not-accepted']);
    const empty = await server.call(
      'wu-lei',
      `POST /v1/escalations/${one.id}/handoffs/1/resume`,
      undefined,
      ifMatch('"2"'),
    );
    expect(empty.status).toBe(409); // a body without members may be left out
  });

  it('of ten at once on one version, one is first and nine are told', async () => {
    const one = await server.open();
    const people = ['wu-lei', 'liang-wei'];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        act(people[i % 2] ?? '', one, 'accept', { version: 1 }, { key: randomUUID() }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 409 && body.code === 'stale')).toHaveLength(9);
  });

  it('that the engine refuses names the place in the body', async () => {
    const one = await server.open();
    const places = async (as: string, verb: string, body: object) => {
      const answer = await act(as, one, verb, body);
      return [answer.status, answer.body.code, ...answer.body.errors.map(({ pointer }) => pointer)];
    };
    expect(await places('liang-wei', 'assign', { version: 1, person: 'nobody-here' })).toEqual([
      422,
      'unknown-person',
      '/person',
    ]);
    await act('wu-lei', one, 'accept', { version: 1 });
    expect(await places('wu-lei', 'transfer', { version: 2, to: { department: 'nowhere' }, reason: 'x' })).toEqual([
      422,
      'unknown-department',
      '/to/department',
    ]);
    expect(await places('wu-lei', 'complete', { version: 2, results: { cause: 'moon', extra: 1 } })).toEqual([
      422,
      'fields-wrong',
      '/results/cause',
      '/results/extra',
    ]);
    expect(
      await places('wu-lei', 'wait', { version: 2, for: 'other', party: 'x', until: '2099-01-01T00:00:00Z' }),
    ).toEqual([422, 'wait-not-declared', '/for']);
    expect(await places('qian-feng', 'complete', { version: 2 })).toEqual([403, 'not-yours']);
  });
});
