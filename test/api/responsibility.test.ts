import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { resolve } from '../../activities/resolve';
import type * as contract from '../../contract/responsibility';
import { publishFlow } from '../../database/flows';
import type { Answer } from '../../domain/escalation/needs';
import { needKey } from '../../domain/escalation/needs';
import type { Plan } from '../../domain/plan/plan';
import { planHash } from '../../flows/compile';
import { step, plan as thePlan } from '../plans';
import { type Problem, Server } from './server';

type Table = z.output<typeof contract.responsibilityTable>;
type Who = z.output<typeof contract.who>;

const CLASSES = ['item', 'account', 'payment'];
/** A flow that asks the table by the class of the problem, and whether the player is a VIP. */
const flow: Plan = thePlan({
  flow: 'asks-the-table',
  intake: [{ field: 'class', required: true }],
  fields: {
    class: { field: 'class', type: 'choice', of: CLASSES },
    vip: { field: 'vip', type: 'boolean' },
    errorText: { field: 'errorText', type: 'text' },
    cause: { field: 'cause', type: 'choice', of: ['server'] },
    summary: { field: 'summary', type: 'text' },
  },
  steps: {
    ...thePlan().steps,
    check: step({ department: { by: 'responsibility', table: 'test', of: ['class', 'vip'] } }),
  },
});

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false, table: false });
  const hash = planHash(flow, (text) => createHash('sha256').update(text).digest('hex'));
  await publishFlow(server.sql, {
    flow: flow.flow,
    document: {},
    compile: () => ({ plan: flow, hash }),
    at: 1,
    by: null,
  });
});
afterAll(() => server.stop());

const OWNER = 'yan-ming';
const NAME = { zh: '职责分工表', en: 'Responsibilities' };
const when = (fields: Record<string, (string | boolean)[]>) =>
  Object.entries(fields).map(([field, values]) => ({ field, in: values }));
const PAYMENTS = { row: 'payments', when: when({ class: ['payment'] }), department: 'finance', person: 'head' };
const VIP = { row: 'vip-payments', when: when({ class: ['payment'], vip: [true] }), department: 'operations' };
const REST = { row: 'rest', when: [], department: 'technical-support', person: 'claim' };

const put = <T = Table>(rows: object[], headers: Record<string, string> = {}) =>
  server.call<T>(OWNER, 'PUT /v1/responsibility/test', { name: NAME, rows }, { headers });
const who = async (query: string): Promise<Who> =>
  (await server.call<Who>('lin-xiao', `GET /v1/responsibility/test/who?${query}`)).body;
const texts = ({ gaps }: Table) => gaps.map(({ of }) => of.map(({ value }) => String(value)).join(' '));

it('is written by the process owner; what no row answers for is listed, with the steps that would ask', async () => {
  const { body, status } = await put([PAYMENTS, VIP]);
  expect(status).toBe(200);
  expect(texts(body)).toEqual(['item true', 'item false', 'account true', 'account false']);
  expect(body.gaps[0]?.steps).toEqual([{ flow: 'asks-the-table', step: 'check' }]);
  expect([body.overlaps, body.complete]).toEqual([[], true]);
  const closed = await server.call<Problem>('lin-xiao', 'PUT /v1/responsibility/test', { name: NAME, rows: [] });
  expect([closed.status, closed.body.code]).toEqual([403, 'not-permitted']);
  expect(texts((await put([PAYMENTS, VIP, REST])).body)).toEqual([]);
});

it('who would get this: the row that names the most, then the first; the person, and whether they are at work', async () => {
  expect(await who('class=payment&vip=true')).toMatchObject({
    row: 'vip-payments',
    department: 'operations',
    rule: 'duty',
    person: 'wang-haitao',
    calendar: { id: 'round-the-clock', version: 1 },
    atWork: true,
  });
  const money = await who('class=payment&vip=false');
  expect(money).toMatchObject({ row: 'payments', department: 'finance', rule: 'head', person: 'ma-wenjuan' });
  expect(money.sentence.en).toBe(
    'By row "payments" it would go to finance. ma-wenjuan would get it. The department is at work then.',
  );
  const rest = await who('class=item');
  expect(rest).toMatchObject({ row: 'rest', rule: 'claim', person: null });
  expect(rest.sentence.en).toContain('queue');
  const { body } = await server.call<Problem>('lin-xiao', 'GET /v1/responsibility/test/who?klass=item');
  expect(body.errors).toMatchObject([{ pointer: '?klass', code: 'unknown-key' }]);
  expect(body.errors[0]?.message).toContain('class');
});

it('warns of a value that no flow has among its choices, and names the likely one', async () => {
  const { warnings, row } = await who('class=paymnet');
  expect([row, warnings]).toMatchObject(['rest', [{ pointer: '?class', code: 'not-a-choice' }]]);
  expect(warnings[0]?.message).toContain('"payment" is probably meant');
  expect((await who('class=nonsense&vip=maybe')).warnings.map(({ pointer }) => pointer)).toEqual(['?class', '?vip']);
  expect((await who('class=payment&vip=true')).warnings).toEqual([]);
});

it('rows that both hold overlap, where neither is narrower; the first answers', async () => {
  const more = { ...PAYMENTS, row: 'more', when: when({ class: ['payment', 'item'] }), department: 'operations' };
  const { body } = await put([PAYMENTS, more, REST]);
  expect(body.overlaps).toEqual([{ rows: ['payments', 'more'], of: [{ field: 'class', in: ['payment'] }] }]);
  expect((await who('class=payment')).row).toBe('payments');
  expect((await who('class=item')).row).toBe('more');
});

it('a row counts between its own two instants, and the lists can be asked for any', async () => {
  const [from, to] = ['2027-11-10T00:00:00+08:00', '2027-11-12T00:00:00+08:00'];
  const sale = { ...PAYMENTS, row: 'sale', when: when({ class: CLASSES }), from, to };
  const { body } = await put([PAYMENTS, sale]);
  expect(texts(body)).toHaveLength(4);
  const then = await server.call<Table>('lin-xiao', `GET /v1/responsibility/test?at=${encodeURIComponent(from)}`);
  // As of a past instant the table is the one of then; of one to come, the one of now.
  expect(texts(then.body)).toEqual([]);
  expect(then.body.overlaps).toHaveLength(1);
  expect((await who('class=item')).row).toBeNull();
  expect((await who('class=item')).sentence.zh).toContain('牵头人');
  expect((await who(`class=item&at=${encodeURIComponent(from)}`)).row).toBe('sale');
  expect((await who(`class=item&at=${encodeURIComponent(to)}`)).row).toBeNull();
});

it('an edit leaves what was: the table of before answers for the time before', async () => {
  const seen = await server.call<Table>('lin-xiao', 'GET /v1/responsibility/test');
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const etag = { 'if-match': seen.headers.get('etag') ?? '' };
  const { body } = await put([REST], etag);
  expect((await put<Problem>([REST, PAYMENTS], etag)).body.code).toBe('etag-differs');
  expect((await put([REST])).body.version).toBe(body.version);
  expect((await who(`class=payment&at=${at}`)).row).toBe('payments');
  expect((await who('class=payment')).row).toBe('rest');
  const history = await server.call<{ items: { version: number; to: string | null }[] }>(
    'lin-xiao',
    'GET /v1/responsibility/test/history?limit=2',
  );
  expect(history.body.items.map(({ to }) => to === null)).toEqual([true, false]);
  // What the workflow is told names the version and the row, for the record of the offer.
  const need = { ask: 'responsibility', table: 'test', of: { class: 'payment' } } as const;
  const answer = (await resolve(server.sql, [need], Date.now()))[needKey(need)] as Answer<'responsibility'>;
  expect(answer.value).toEqual({
    ...{ department: 'technical-support', person: { rule: 'claim' } },
    ...{ table: 'test', version: body.version, row: 'rest' },
  });
});

it('the list of gaps and the answers of the database agree, for every combination', async () => {
  const rows = [
    { row: 'a', when: when({ class: ['item', 'account'] }), department: 'finance' },
    { row: 'b', when: when({ vip: [true] }), department: 'operations' },
    { row: 'c', when: when({ class: ['account'], vip: [false] }), department: 'technical-support' },
  ];
  const { body } = await put(rows);
  const gaps = new Set(texts(body));
  for (const kind of CLASSES)
    for (const vip of [true, false])
      expect([kind, vip, (await who(`class=${kind}&vip=${vip}`)).row === null]).toEqual([
        kind,
        vip,
        gaps.has(`${kind} ${vip}`),
      ]);
  expect(gaps).toEqual(new Set(['payment false']));
  expect(body.overlaps.map((one) => one.rows)).toEqual([['a', 'b']]);
});

it('is refused with the rows and the places that are wrong', async () => {
  const { body, status } = await put<Problem>([
    PAYMENTS,
    { ...PAYMENTS, when: [...PAYMENTS.when, ...PAYMENTS.when] },
    { ...REST, from: '2027-01-02T00:00:00Z', to: '2027-01-02T00:00:00Z' },
  ]);
  expect([status, body.code]).toEqual([422, 'document-wrong']);
  expect(body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/rows/1/row', 'row-twice'],
    ['/rows/1/when/1/field', 'field-twice'],
    ['/rows/2/to', 'row-backwards'],
  ]);
  const unknown = await put<Problem>([{ ...REST, department: 'nowhere', person: 'person:nobody-here' }]);
  expect(unknown.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/rows/0/department', 'unknown-department'],
    ['/rows/0/person', 'unknown-person'],
  ]);
  await server.call('han-bing', 'PUT /v1/people/robot', { name: { zh: '机器人', en: 'Robot' }, kind: 'program' });
  const robot = await put<Problem>([{ ...REST, person: 'person:robot' }]);
  expect(robot.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([['/rows/0/person', 'not-a-person']]);
  // Nothing of what is refused is left behind, not even a version.
  const [version] = await server.sql<{ version: number }[]>`select version from directory`;
  expect((await put<Problem>([{ ...REST, person: 'person:robot' }])).status).toBe(422);
  expect(await server.sql`select version from directory`).toEqual([version]);
  const gone = { name: { zh: '已走', en: 'Gone' }, standing: 'leaving' };
  await server.call('han-bing', 'PUT /v1/people/gone', gone);
  const told = await put<{ warnings: Problem['errors'] }>([{ ...REST, person: 'person:gone' }]);
  expect([told.status, told.body.warnings]).toMatchObject([200, [{ pointer: '/rows/0/person', code: 'has-left' }]]);
  const rule = await put<Problem>([{ ...REST, person: 'whoever' }]);
  expect(rule.body.errors).toMatchObject([{ pointer: '/rows/0/person', code: 'not-a-person-rule' }]);
  expect((await server.call('lin-xiao', 'GET /v1/responsibility/none')).status).toBe(404);
});
