import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../domain/journal/canonical';
import { digestOfValue } from '../../wire/case-keys';
import { type Escalation, OPENING, type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

/** Unmistakable, so that the end of the test run can look for it everywhere. */
const secret = () => `CONFIDENTIAL-${randomBytes(8).toString('hex')}`;
const withContact = (contact: unknown) => ({ ...OPENING, fields: { ...OPENING.fields, contact } });
const read = (as: string, one: Escalation, field = 'contact', at = '') =>
  server.call<Problem & Value>(as, `GET /v1/escalations/${one.id}/confidential/${field}${at}`);
interface Value {
  readonly value: unknown;
  readonly digest: string;
  readonly salt: string;
}
interface Log {
  readonly items: readonly { field: string | null; outcome: string; person: string; reason: string | null }[];
  readonly nextCursor: string | null;
}
const logOf = async (one: Escalation, query = '') =>
  (await server.call<Log>('tang-jing', `GET /v1/escalations/${one.id}/confidential-log${query}`)).body;
const stored = (one: { id: string }) =>
  server.sql<
    { kept: boolean; claims: number }[]
  >`select kept, claims from confidential_value where escalation = ${one.id}`;
const journalOf = async (one: Escalation) =>
  (
    await server.call<{ events: { data: { fields?: { contact?: { sealed: string } } } }[] }>(
      'lin-xiao',
      `GET /v1/escalations/${one.id}/journal`,
    )
  ).body;

describe('a confidential value', () => {
  it('is read by the departments that the flow names, and proves the digest in the journal', async () => {
    const contact = secret();
    const one = await server.open({ fields: { ...OPENING.fields, contact } });
    expect(one.fields.contact).toEqual({ sealed: true });
    const { body, status } = await read('lin-xiao', one);
    expect([status, body.value]).toEqual([200, contact]);
    const [opened] = (await journalOf(one)).events;
    expect(opened?.data.fields?.contact).toEqual({ sealed: body.digest });
    expect(digestOfValue(body.salt, JSON.stringify(contact))).toBe(body.digest);
    expect(await stored(one)).toEqual([{ kept: true, claims: 1 }]);
  });

  it('is shown to nobody else, and stands in no other answer', async () => {
    const one = await server.open({ fields: { ...OPENING.fields, contact: secret() } });
    expect((await read('su-wan', one)).status).toBe(200);
    for (const as of ['wu-lei', 'liang-wei', 'tang-jing', 'han-bing']) {
      const { status, body } = await read(as, one); // sees the case, and not the value
      expect([as, status, body.code]).toEqual([as, 403, 'not-a-reader']);
    }
    expect((await read('ma-wenjuan', one)).body.code).toBe('not-found');
    for (const part of ['', '/journal', '/ledger', '/deadlines', '/actions'])
      expect(
        JSON.stringify((await server.call('lin-xiao', `GET /v1/escalations/${one.id}${part}`)).body),
      ).not.toContain('CONFIDENTIAL');
    const key = await server.keyOf('lin-xiao', ['read', 'open', 'act']);
    const narrow = await server.call<Problem>(null, `GET /v1/escalations/${one.id}/confidential/contact`, undefined, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([narrow.status, narrow.body.code]).toEqual([403, 'scope-missing']);
  });

  it('may be given later, where nobody has given it, and is read as of an instant; a step whose it is not does not rewrite it', async () => {
    const [first, second] = [secret(), secret()];
    let one = await server.open();
    const then = new Date().toISOString();
    one = await server.act('wu-lei', one, 'accept', {}, 1);
    one = await server.act('wu-lei', one, 'complete', { results: { cause: 'server', contact: first } }, 1);
    expect((await read('lin-xiao', one)).body.value).toBe(first);
    expect((await read('lin-xiao', one, 'contact', `?at=${then}`)).body.code).toBe('nothing-here');

    one = await server.act('wang-haitao', one, 'accept', {}, 2);
    const again = await server.call<Problem>('wang-haitao', `POST /v1/escalations/${one.id}/handoffs/2/complete`, {
      version: one.handoffs[1]?.version,
      results: { contact: second },
    });
    expect([again.status, again.body.errors]).toMatchObject([
      422,
      [{ pointer: '/results/contact', code: 'not-given-here' }],
    ]);
    expect((await read('lin-xiao', one)).body.value).toBe(first);
    expect(await stored(one)).toEqual([{ kept: true, claims: 1 }]); // what was refused left nothing behind
  });

  it('that is not there, or is none, is said', async () => {
    const one = await server.open({ fields: { ...OPENING.fields, contact: '' } });
    expect('contact' in one.fields).toBe(false);
    for (const field of ['contact', 'playerId', 'nothing'])
      expect([field, (await read('lin-xiao', one, field)).body.code]).toEqual([field, 'nothing-here']);
    expect((await logOf(one)).items).toMatchObject([{ field: 'contact', outcome: 'not-given', person: 'lin-xiao' }]);
    expect((await read('lin-xiao', { ...one, id: randomUUID() })).body.code).toBe('not-found');
  });
});

describe('every attempt stands in the access log', () => {
  it('the refused ones too, newest first, for auditors alone', async () => {
    const one = await server.open({ fields: { ...OPENING.fields, contact: secret() } });
    await read('lin-xiao', one);
    await read('wu-lei', one);
    await read('ma-wenjuan', one);
    const narrow = await server.keyOf('su-wan', ['read']);
    await server.call(null, `GET /v1/escalations/${one.id}/confidential/contact`, undefined, {
      headers: { authorization: `Bearer ${narrow}` },
    });
    const { items, nextCursor } = await logOf(one, '?limit=3');
    expect(items.map(({ person, outcome }) => [person, outcome])).toEqual([
      ['su-wan', 'refused'],
      ['ma-wenjuan', 'refused'],
      ['wu-lei', 'refused'],
    ]);
    const rest = await logOf(one, `?limit=3&cursor=${nextCursor}`);
    expect(rest.items).toMatchObject([{ person: 'lin-xiao', outcome: 'shown', field: 'contact' }]);
    expect((await logOf(one, `?at=${one.openedAt}`)).items).toEqual([]);
    for (const as of ['han-bing', 'lin-xiao'])
      expect((await server.call(as, `GET /v1/escalations/${one.id}/confidential-log`)).status).toBe(403);
  });

  it('and cannot be edited', async () => {
    const one = await server.open({ fields: { ...OPENING.fields, contact: secret() } });
    await read('lin-xiao', one);
    for (const change of [
      server.sql`update confidential_access set person = 'su-wan' where escalation = ${one.id}`,
      server.sql`delete from confidential_access where escalation = ${one.id}`,
    ])
      await expect(change).rejects.toThrow(/written once/);
  });
});

describe('a refused act leaves no value behind', () => {
  it('of a wrong type, beside other mistakes, of which each is told', async () => {
    const key = randomUUID();
    const answer = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', withContact(['x']), { key });
    expect(answer.status).toBe(400);
    const number = await server.call<Problem>(
      'lin-xiao',
      'POST /v1/escalations',
      { ...withContact(7), fields: { contact: 7, class: 'task' } },
      { key },
    );
    expect(number.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/fields/contact', 'not-text'],
      ['/fields/playerId', 'missing'],
    ]);
    const long = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', withContact('é'.repeat(8000)), { key });
    expect(long.body.errors.map(({ code }) => code)).toEqual(['too-long']);
    expect(await server.sql`select 1 from confidential_value where key = ${`lin-xiao/${key}`}`).toEqual([]);
  });

  it('refused by the engine: neither the value nor a key for the case', async () => {
    const key = randomUUID();
    const before = await server.sql`select count(*)::integer as n from case_key`;
    const refused = await server.call<Problem>(
      'lin-xiao',
      'POST /v1/escalations',
      { ...withContact(secret()), fields: { class: 'task', contact: secret() } },
      { key },
    );
    expect(refused.body.code).toBe('fields-wrong');
    expect(await server.sql`select count(*)::integer as n from case_key`).toEqual(before);
    const one = await server.open();
    const late = await server.call<Problem>('wu-lei', `POST /v1/escalations/${one.id}/handoffs/1/complete`, {
      version: 1,
      results: { contact: secret() },
    });
    expect(late.body.code).toBe('not-in-this-state');
    expect(await stored(one)).toEqual([]);
  });

  it('of two with the same key and other bodies one is done, and its value stays', async () => {
    const key = randomUUID();
    const [first, second] = [secret(), secret()];
    const answers = await Promise.all(
      [first, second].map((contact) =>
        server.call<Escalation & Problem>('lin-xiao', 'POST /v1/escalations', withContact(contact), { key }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const done = answers.find(({ status }) => status === 201)?.body as Escalation;
    expect(await stored(done)).toEqual([{ kept: true, claims: 1 }]);
    expect([first, second]).toContain((await read('lin-xiao', done)).body.value);
  });
});

describe('a repeat', () => {
  it('is the same act with the same digest, and its value is kept once', async () => {
    const key = randomUUID();
    const body = withContact(secret());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call<Escalation>('lin-xiao', 'POST /v1/escalations', body, { key })),
    );
    expect(new Set(answers.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    const again = await server.call<Escalation>('lin-xiao', 'POST /v1/escalations', body, { key });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await stored(again.body)).map(({ kept }) => kept)).toEqual([true]);
    const other = await server.call<Problem>('lin-xiao', 'POST /v1/escalations', withContact(secret()), { key });
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('has a digest on record from which the value cannot be found by trying', async () => {
    const key = randomUUID();
    const one = await server.open({ fields: { ...OPENING.fields, contact: '110' } }, { key });
    const [act] = await server.sql<{ digest: string }[]>`select digest from act where escalation = ${one.id}`;
    const tried = canonicalJson({
      verb: 'open',
      on: null,
      version: null,
      body: { ...OPENING, fields: { ...OPENING.fields, contact: '110' } },
    });
    expect(act?.digest).not.toBe(createHash('sha256').update(tried).digest('hex'));
  });
});

describe('erasing', () => {
  it('destroys the key: the values are gone, the chain verifies, and the case goes on', async () => {
    let one = await server.open({ fields: { ...OPENING.fields, contact: secret() } });
    const before = await journalOf(one);
    const erased = await server.call<{ values: number }>('han-bing', `POST /v1/escalations/${one.id}/erase`, {
      reason: 'The player asked for it',
    });
    expect([erased.status, erased.body.values]).toEqual([200, 1]);
    const gone = await read('lin-xiao', one);
    expect([gone.status, gone.body.code]).toEqual([410, 'value-erased']);
    expect(await journalOf(one)).toEqual(before);
    expect(await server.sql`select 1 from case_key where escalation = ${one.id} and wrapped is not null`).toEqual([]);
    expect(
      await server.sql`select 1 from confidential_value where escalation = ${one.id} and sealed is not null`,
    ).toEqual([]);
    expect((await logOf(one)).items).toMatchObject([
      { outcome: 'was-erased', person: 'lin-xiao' },
      { outcome: 'erased', person: 'han-bing', field: null, reason: 'The player asked for it' },
    ]);
    one = await server.act('wu-lei', one, 'accept', {}, 1);
    one = await server.act('wu-lei', one, 'complete', { results: { cause: 'user' } }, 1);
    expect((await read('lin-xiao', one)).body.code).toBe('value-erased'); // gone for good, and the case goes on
  });

  it('is the administrator’s, needs a reason, and once more finds nothing', async () => {
    const one = await server.open({ fields: { ...OPENING.fields, contact: secret() } });
    const erase = (as: string, body: object) =>
      server.call<Problem & { values: number }>(as, `POST /v1/escalations/${one.id}/erase`, body);
    for (const as of ['lin-xiao', 'tang-jing', 'yan-ming']) expect((await erase(as, { reason: 'x' })).status).toBe(403);
    expect((await erase('han-bing', {})).status).toBe(400);
    expect((await erase('han-bing', { reason: 'x' })).body.values).toBe(1);
    expect((await erase('han-bing', { reason: 'x' })).body.values).toBe(0);
  });
});

it('without a worker it is put off and not lost: the same request later is carried out once, with its value', async () => {
  await server.rest();
  await server.serve({ actWithinMs: 1_000 });
  const [key, contact] = [randomUUID(), secret()];
  const put = () =>
    server.call<Escalation & Problem>('lin-xiao', 'POST /v1/escalations', withContact(contact), { key });
  const late = await put();
  expect([late.status, late.body.code]).toEqual([503, 'no-worker']);
  const waiting = await server.sql`select kept, claims from confidential_value where key = ${`lin-xiao/${key}`}`;
  expect([...waiting]).toEqual([{ kept: false, claims: 1 }]);
  await server.work();
  let done = await put();
  for (const end = Date.now() + 30_000; done.status === 503 && Date.now() < end; ) done = await put();
  expect(done.status).toBe(201);
  expect((await stored(done.body)).map(({ kept }) => kept)).toEqual([true]);
  expect((await read('lin-xiao', done.body)).body.value).toBe(contact);
});

it('a lost engine goes on from the record, and knows of the value what it knew', async () => {
  const contact = secret();
  let one = await server.open({ fields: { ...OPENING.fields, contact } });
  await server.engine.client.workflow.getHandle(one.id).terminate();
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  expect(one.fields.contact).toEqual({ sealed: true });
  expect((await read('lin-xiao', one)).body.value).toBe(contact);
});
