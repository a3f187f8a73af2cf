import { type Answer, type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

const put = <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T & Problem>> =>
  server.call<T & Problem>('han-bing', `PUT ${path}`, body, { headers });
const places = ({ body }: { body: Problem }) => body.errors.map(({ pointer, code }) => `${pointer} ${code}`);
const name = { zh: '风控组', en: 'Risk' };

describe('a department', () => {
  it('is made, read and replaced whole; what is left out is nobody', async () => {
    const made = await put('/v1/departments/risk', { name, parent: 'finance', head: 'ma-wenjuan', duty: 'wu-lei' });
    const whole = {
      id: 'risk',
      name,
      parent: 'finance',
      head: 'ma-wenjuan',
      duty: 'wu-lei',
      supervisors: [],
      calendar: 'round-the-clock',
      limit: null,
      limits: [],
    };
    expect([made.status, made.body]).toEqual([200, { ...whole, warnings: [] }]);
    expect((await server.call('wu-lei', 'GET /v1/departments/risk')).body).toEqual(whole);
    expect((await put('/v1/departments/risk', { name })).body).toMatchObject({ parent: null, head: null, duty: null });
  });

  it('that refers to what is not there, or to itself, is refused and nothing is written', async () => {
    const unknown = await put('/v1/departments/new-one', { name, parent: 'nowhere', head: 'nobody' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'directory-wrong']);
    expect(places(unknown)).toEqual(['/parent unknown-department', '/head unknown-person']);
    expect((await server.call('wu-lei', 'GET /v1/departments/new-one')).status).toBe(404);
    await put('/v1/departments/upper', { name });
    await put('/v1/departments/lower', { name, parent: 'upper' });
    expect((await put('/v1/departments/upper', { name, parent: 'lower' })).status).toBe(422);
    const own = await put('/v1/departments/upper', { name, parent: 'upper' });
    expect([own.status, places(own)]).toEqual([422, ['/parent own-ancestor']]);
    expect(places(await put('/v1/people/own', { name, manager: 'own' }))).toEqual(['/manager own-manager']);
  });

  it('is replaced only where it is still what the editor read, if the editor says so', async () => {
    await put('/v1/departments/edited', { name });
    const { headers } = await server.call('han-bing', 'GET /v1/departments/edited');
    const etag = headers.get('etag') ?? '';
    expect((await put('/v1/departments/edited', { name, duty: 'wu-lei' }, { 'if-match': etag })).status).toBe(200);
    const late = await put('/v1/departments/edited', { name, duty: 'lin-xiao' }, { 'if-match': etag });
    expect([late.status, late.body.code]).toEqual([412, 'etag-differs']);
    expect((await server.call('wu-lei', 'GET /v1/departments/edited')).body).toMatchObject({ duty: 'wu-lei' });
    expect((await put('/v1/departments/not-there', { name }, { 'if-match': '*' })).status).toBe(412);
  });
});

describe('a person', () => {
  it('may belong to several departments; the first is where they belong', async () => {
    const departments = [{ department: 'operations', as: 'supervisor' }, { department: 'finance' }];
    const made = await put<{ departments: object[] }>('/v1/people/zhao-siqi', { name, departments });
    expect(made.body.departments).toEqual([
      { department: 'operations', as: 'supervisor' },
      { department: 'finance', as: 'member' },
    ]);
    const twice = await put('/v1/people/zhao-siqi', {
      name,
      departments: [{ department: 'finance' }, { department: 'finance' }],
    });
    expect([twice.status, places(twice)]).toEqual([422, ['/departments/1/department named-twice']]);
  });

  it('who leaves while somebody edits them loses nothing of the edit', async () => {
    await put('/v1/people/leaver', { name, departments: [{ department: 'finance' }] });
    let wait = (): void => {};
    // An edit that is written and not yet kept, when the leaving begins.
    const edited = server.sql.begin(async (query) => {
      await query`update directory set version = version + 1`;
      await query`update person set name_en = 'Newer', language = 'en' where id = 'leaver'`;
      await new Promise<void>((resolve) => {
        wait = resolve;
      });
    });
    const left = server.call<Problem>('han-bing', 'POST /v1/people/leaver/leave');
    setTimeout(() => wait(), 500);
    await edited;
    expect((await left).status).toBe(200);
    expect((await server.call('wu-lei', 'GET /v1/people/leaver')).body).toMatchObject({
      ...{ standing: 'leaving', language: 'en', departments: [{ department: 'finance' }] },
      name: { en: 'Newer' },
    });
  });

  it('who is lent rights sees at once what comes with them', async () => {
    const inbox = () => server.call('zhao-siqi', 'GET /v1/inbox?department=service-desk');
    expect((await inbox()).status).toBe(403);
    await put('/v1/people/zhao-siqi', { name, departments: [{ department: 'service-desk' }] });
    expect((await inbox()).status).toBe(200);
  });
});

describe('a role', () => {
  it('is held in order, by people of the departments in which they act', async () => {
    const holders = [
      { person: 'gao-yuan', department: 'operations' },
      { person: 'wang-haitao', department: 'operations' },
    ];
    expect((await put('/v1/roles/incident-manager', { holders })).body).toEqual({
      role: 'incident-manager',
      holders,
      warnings: [],
    });
    const outside = await put('/v1/roles/incident-manager', {
      holders: [{ person: 'gao-yuan', department: 'finance' }],
    });
    expect([outside.status, outside.body.code]).toEqual([422, 'directory-wrong']);
    expect((await put('/v1/roles/incident-manager', { holders: [] })).body).toEqual({
      role: 'incident-manager',
      holders: [],
      warnings: [],
    });
    expect((await server.call('wu-lei', 'GET /v1/roles/incident-manager')).status).toBe(404);
  });
});

describe('a document', () => {
  it('writes what refers to one another in one go, or nothing', async () => {
    const document = {
      departments: [{ id: 'tea-room', name, head: 'chief' }],
      people: [{ id: 'chief', name, departments: [{ department: 'tea-room' }] }],
      roles: [{ role: 'tea-master', holders: [{ person: 'chief', department: 'tea-room' }] }],
    };
    const post = (body: unknown) =>
      server.call<Problem & { directory: number }>('han-bing', 'POST /v1/directory', body);
    const first = await post(document);
    expect(first.body).toMatchObject({ departments: 1, people: 1, roles: 1, directory: expect.any(Number) });
    expect((await post(document)).body.directory).toBe(first.body.directory + 1);
    const wrong = await post({
      people: [
        { id: 'x', name, departments: [{ department: 'nowhere' }] },
        { id: 'y', name },
      ],
    });
    expect([wrong.status, places(wrong)]).toEqual([422, ['/people/0/departments/0/department unknown-department']]);
    expect((await server.call('wu-lei', 'GET /v1/people/y')).status).toBe(404);
  });
});

it.each(['departments', 'people', 'roles'])('%s are listed page by page', async (list) => {
  type Page = { items: { id?: string; role?: string }[]; nextCursor: string | null };
  const whole = await server.call<Page>('wu-lei', `GET /v1/${list}?limit=200`);
  const ids = whole.body.items.map(({ id, role }) => id ?? role);
  expect(ids).toEqual([...ids].sort());
  const found: unknown[] = [];
  let next = '';
  do {
    const { body } = await server.call<Page>('wu-lei', `GET /v1/${list}?limit=2${next}`);
    found.push(...body.items);
    next = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (next !== '');
  expect(found).toEqual(whole.body.items);
});

describe('keys', () => {
  interface Key {
    readonly id: string;
    readonly secret: string | null;
    readonly revokedAt: string | null;
    readonly lastUsedAt: string | null;
  }

  it('are made with a secret that is shown once, used, listed without it, and revoked at once', async () => {
    const make = (body: object) => server.call<Key & Problem>('han-bing', 'POST /v1/keys', body, { key: 'one-key' });
    const made = await make({ person: 'robot', scopes: ['read'] });
    expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^baton_[0-9a-f]+_[0-9a-f]{64}$/)]);
    const again = await make({ person: 'robot', scopes: ['read'] });
    expect(again.body).toEqual({ ...made.body, secret: null });
    const other = await make({ person: 'robot', scopes: ['act'] });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);

    const bearer = { headers: { authorization: `Bearer ${made.body.secret}` } };
    expect((await server.call(null, 'GET /v1/inbox', undefined, bearer)).status).toBe(200);
    const list = await server.call<{ items: Key[] }>('han-bing', 'GET /v1/keys?person=robot');
    expect(JSON.stringify(list.body)).not.toContain(made.body.secret);
    const row = list.body.items.find(({ id }) => id === made.body.id);
    expect(row).toMatchObject({ revokedAt: null });
    expect((await server.call('wu-lei', 'GET /v1/keys?person=robot')).status).toBe(403);
    expect((await server.call('wu-lei', `DELETE /v1/keys/${made.body.id}`)).status).toBe(404);
    expect((await server.call('robot', `DELETE /v1/keys/${made.body.id}`)).status).toBe(204);
    expect((await server.call(null, 'GET /v1/inbox', undefined, bearer)).status).toBe(401);
    expect((await server.call('han-bing', `DELETE /v1/keys/${made.body.id}`)).status).toBe(204);
  });

  it('are for somebody who is there', async () => {
    const answer = await server.call<Problem>('han-bing', 'POST /v1/keys', { person: 'nobody-here' });
    expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([
      422,
      'unknown-person',
      '/person',
    ]);
  });

  it('asked for twice at once under one key are one', async () => {
    const ask = () => server.call<Key>('han-bing', 'POST /v1/keys', { person: 'robot' }, { key: 'at-once' });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.secret !== null)).toHaveLength(1);
  });
});

describe('a file of rows', () => {
  const csv = (query: string, text: string) =>
    server.call<Problem & { people: number; added: { id: string }[]; dryRun: boolean }>(
      'han-bing',
      `POST /v1/directory?${query}`,
      text,
      {
        headers: { 'content-type': 'text/csv' },
      },
    );

  it('is imported as the document that says the same', async () => {
    const people = 'id,name_zh,name_en,manager,departments\nnew-one,新人,New,ma-wenjuan,finance\n';
    const looked = await csv('csv=people&dryRun=true', people);
    expect(looked.body).toMatchObject({ people: 1, dryRun: true, added: [{ kind: 'person', id: 'new-one' }] });
    expect((await server.call('wu-lei', 'GET /v1/people/new-one')).status).toBe(404);
    expect((await csv('csv=people', people)).body).toMatchObject({ people: 1, dryRun: false });
    expect((await server.call('wu-lei', 'GET /v1/people/new-one')).body).toMatchObject({ manager: 'ma-wenjuan' });
  });

  it('is refused with the place in the document that it would be, and when it does not say what its rows are', async () => {
    expect(places(await csv('csv=people', 'id,name_zh,departments\nNew,新人,finance\n'))).toEqual([
      '/people/0/id not-an-id',
      '/people/0/name/en missing',
    ]);
    expect(places(await csv('csv=absences', 'id,person,from\none,nobody,2026-10-09T09:00:00Z\n'))).toEqual([
      '/absences/0/person unknown-person',
    ]);
    expect(places(await csv('', 'id\nx\n'))).toEqual(['?csv not-one-of']);
    expect((await csv('csv=people', 'id\n"x\n')).body.code).toBe('not-csv');
    const twice = await csv('csv=people', 'id,name_zh,name_en,name_zh\nx,甲,A,乙\n');
    expect([twice.status, places(twice)]).toEqual([400, ['#name_zh column-twice']]);
    for (const empty of ['', ' \n\n', '\ufeff']) {
      const answer = await csv('csv=people', empty);
      expect([answer.status, places(answer)]).toEqual([400, [' blank']]);
    }
    const elsewhere = await server.call<Problem>('han-bing', 'PUT /v1/departments/finance', 'id\nx\n', {
      headers: { 'content-type': 'text/csv' },
    });
    expect(elsewhere.status).toBe(415);
  });
});
