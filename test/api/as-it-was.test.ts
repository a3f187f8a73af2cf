import { setTimeout as pause } from 'node:timers/promises';
import { type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

const NAME = { zh: '名', en: 'Name' };
const role = (...people: string[]) => ({ holders: people.map((person) => ({ department: 'operations', person })) });
const roster = (person: string) => ({
  zone: 'Asia/Shanghai',
  on_call: { rotation: { from: '2026-09-07', turns: [[person]] } },
});
const table = (department: string) => ({ name: NAME, rows: [{ row: 'rest', when: [], department }] });

/** Edits one after another: something is made, changed, changed back, and is there no more. */
const EDITS: readonly (readonly [request: string, body?: object])[] = [
  ['PUT /v1/departments/beta', { name: NAME, limit: 1 }],
  ['PUT /v1/people/ada', { name: NAME, departments: [{ department: 'beta', as: 'supervisor' }] }],
  ['PUT /v1/departments/alpha', { name: NAME, parent: 'beta', head: 'ada' }],
  ['PUT /v1/roles/adviser', role('gao-yuan', 'wang-haitao')],
  ['PUT /v1/departments/beta', { name: NAME, limit: 2, supervisors: [] }], // whose edit is ada's too
  ['PUT /v1/rosters/finance', roster('ma-wenjuan')],
  ['PUT /v1/roles/adviser', role()],
  ['PUT /v1/responsibility/other', table('finance')],
  ['PUT /v1/people/ada', { name: NAME, language: 'en', departments: [{ department: 'alpha' }] }],
  ['PUT /v1/departments/beta', { name: NAME, limit: 1 }],
  ['PUT /v1/roles/adviser', role('wang-haitao')],
  ['PUT /v1/responsibility/other', table('operations')],
  ['PUT /v1/rosters/finance', { ...roster('ma-wenjuan'), zone: 'UTC' }],
  ['PUT /v1/departments/alpha', { name: NAME }],
  ['POST /v1/people/ada/leave'],
];

/** Each list, the name of its documents, what a single document says beside it, and how many different lists the edits make. */
const LISTS = [
  { list: 'departments', id: 'id', beside: [], versions: 7 },
  { list: 'people', id: 'id', beside: ['rests'], versions: 5 },
  { list: 'roles', id: 'role', beside: [], versions: 3 },
  { list: 'rosters', id: 'department', beside: [], versions: 3 },
  { list: 'responsibility', id: 'table', beside: ['at', 'gaps', 'overlaps', 'complete', 'uses'], versions: 3 },
] as const;

type Item = Readonly<Record<string, unknown>>;

/** A whole list, read in pages of two. */
async function listed(list: string, at?: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ; ) {
    const asked = new URLSearchParams({ limit: '2', ...(at ? { at } : {}), ...(cursor ? { cursor } : {}) });
    const answer = await server.call<{ items: Item[]; nextCursor: string | null }>(
      'lin-xiao',
      `GET /v1/${list}?${asked}`,
    );
    expect(answer.status).toBe(200);
    items.push(...answer.body.items);
    if (answer.body.nextCursor === null) return items;
    expect(answer.body.items).toHaveLength(2);
    cursor = answer.body.nextCursor;
  }
}

/** Instants between the edits, the first before all of them. */
const instants: string[] = [];
beforeAll(async () => {
  const note = async () => {
    await pause(2);
    instants.push(new Date().toISOString());
    await pause(2);
  };
  await note();
  for (const [request, body] of EDITS) {
    const as = request.includes('responsibility') ? 'yan-ming' : 'han-bing';
    const answer = await server.call<Problem>(as, request, body);
    if (answer.status !== 200) throw new Error(`${request}: ${JSON.stringify(answer.body)}`);
    await note();
  }
});

it.each(LISTS)('$list at an instant: every document that was there then, as it was then', async (one) => {
  const { list, id, beside, versions } = one;
  const then = [];
  for (const at of instants) then.push(await listed(list, at));
  const known = [...new Set(then.flatMap((items) => items.map((item) => String(item[id]))))].sort();

  for (const [index, at] of instants.entries()) {
    const single: Item[] = [];
    for (const name of known) {
      const { status, body } = await server.call<Item>('lin-xiao', `GET /v1/${list}/${name}?at=${at}`);
      expect([200, 404]).toContain(status);
      const own = Object.entries(body).filter(([key]) => !(beside as readonly string[]).includes(key));
      if (status === 200) single.push(Object.fromEntries(own));
    }
    expect(then[index]).toEqual(single);
  }
  // A role that nobody holds any more leaves the list as it was before.
  expect(new Set(then.map((items) => JSON.stringify(items))).size).toBe(versions);
  expect(then.at(-1)).toEqual(await listed(list));
});

it.each(LISTS)('$list as it will be is the one that is; before there was any, none', async ({ list }) => {
  expect(await listed(list, new Date(Date.now() + 3_600_000).toISOString())).toEqual(await listed(list));
  expect(await listed(list, '2020-01-01T00:00:00Z')).toEqual([]);
  const wrong = await server.call<Problem>('lin-xiao', `GET /v1/${list}?at=yesterday`);
  expect([wrong.status, wrong.body.errors[0]]).toMatchObject([400, { pointer: '?at', code: 'not-an-instant' }]);
});
