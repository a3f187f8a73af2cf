import { createHash } from 'node:crypto';
import { verify } from '../../domain/journal/chain';
import { type Answer, type Escalation, Server } from './server';

let server: Server;
let one: Escalation;
let opened: Escalation;

beforeAll(async () => {
  server = await Server.start();
  opened = await server.open({ title: 'Read me' });
  one = await server.act('wu-lei', opened, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'transfer', { to: { department: 'operations' }, reason: 'A server fault' }, 1);
});
afterAll(() => server.stop());

const get = <T>(as: string, path: string): Promise<Answer<T>> => server.call<T>(as, `GET ${path}`);
interface Journal {
  readonly events: readonly { seq: number; at: string; type: string; previousHash: string; hash: string }[];
  readonly nextCursor: string | null;
}
type Inbox = {
  items: {
    escalation: string;
    dueAt: string | null;
    handoff: number | null;
    state: string;
    person: string | null;
    dueKind: string;
    from: object;
  }[];
};

describe('journal', () => {
  it('is a chain that anybody can check from what the API gives, page by page', async () => {
    const events: Journal['events'][number][] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await get<Journal>('wu-lei', `/v1/escalations/${one.id}/journal?limit=2${next}`);
      expect(body.events.length).toBeLessThanOrEqual(2);
      events.push(...body.events);
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(events.map(({ type }) => type)).toEqual(['opened', 'offered', 'accepted', 'transfer-offered']);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(verify(sha256, events as never)).toEqual({ kind: 'whole', head: events.at(-1)?.hash });
    const forged = events.map((event) =>
      event.seq === 3 ? { ...event, at: event.at.replace('Z', '').concat('Z'), type: 'claimed' } : event,
    );
    expect(verify(sha256, forged as never)).toMatchObject({ kind: 'broken', seq: 3 });
  });

  it('as of an instant ends there', async () => {
    const { body } = await get<Journal>('wu-lei', `/v1/escalations/${one.id}/journal?at=${opened.openedAt}`);
    expect(body.events.map(({ type }) => type)).toEqual(['opened', 'offered']);
    expect(body.nextCursor).toBeNull();
  });
});

describe('escalation', () => {
  it('as of a past instant is what it was then', async () => {
    const at = opened.openedAt.replace('Z', '%2B00:00');
    const { body } = await get<Escalation>('lin-xiao', `/v1/escalations/${one.id}?at=${at}`);
    expect(body).toEqual(opened);
  });

  it('was not there before it was opened', async () => {
    const answer = await get<{ code: string }>('lin-xiao', `/v1/escalations/${one.id}?at=2020-01-01T00:00:00Z`);
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });

  it('shows a transfer that is offered: the sender still holds it', () => {
    expect(one.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'technical-support',
      holder: { person: 'wu-lei', department: 'technical-support', queue: false },
      offer: { kind: 'transfer', from: { person: 'wu-lei' }, to: { department: 'operations', person: 'wang-haitao' } },
    });
    expect(one.handoffs[0]?.offer?.acceptBy).toBe(one.handoffs[0]?.acceptBy);
    expect(one.handoffs[0]?.finishBy).not.toBeNull();
    expect(one.promise.firstAnswerBy).toBe(new Date(Date.parse(one.contactedAt) + 3_600_000).toISOString());
  });
});

it('actions say what the caller may do, and for what is closed the reason in the caller’s language', async () => {
  type Actions = {
    actions: {
      verb: string;
      handoff: number | null;
      open: boolean;
      because: { code: string; detail: string } | null;
    }[];
  };
  const path = `GET /v1/escalations/${one.id}/actions`;
  const find = (body: Actions, verb: string) => body.actions.find((action) => action.verb === verb);
  const holder = await server.call<Actions>('wu-lei', path);
  expect(find(holder.body, 'withdraw-transfer')).toEqual({
    verb: 'withdraw-transfer',
    handoff: 1,
    open: true,
    because: null,
  });
  expect(find(holder.body, 'accept')?.because?.code).toBe('not-yours');
  const receiver = await server.call<Actions>('wang-haitao', path, undefined, {
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(find(receiver.body, 'accept')?.open).toBe(true);
  expect(find(receiver.body, 'withdraw-transfer')?.because?.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(receiver.headers.get('content-language')).toBe('zh');
  expect(one.handoffs[0]?.actions).toEqual(
    holder.body.actions.filter(({ open, handoff }) => open && handoff === 1).map(({ verb }) => verb),
  );
});

it('the ledger tiles the life of the case, to the millisecond', async () => {
  type Ledger = {
    stints: { from: string; to: string | null; ms: number; kind: string }[];
    elapsedMs: number;
    parallelMs: number;
  };
  const at = new Date(Date.parse(opened.openedAt) + 3_600_000).toISOString();
  const { body } = await get<Ledger>('wu-lei', `/v1/escalations/${one.id}/ledger`);
  expect(body.stints.map(({ kind }) => kind)).toEqual(['offered', 'working']);
  expect(body.stints[0]?.to).toBe(body.stints[1]?.from);
  expect(body.stints.reduce((sum, { ms }) => sum + ms, 0) - body.parallelMs).toBe(body.elapsedMs);
  // An instant that is yet to come is no past: the figures are those of now.
  const future = await get<Ledger>('wu-lei', `/v1/escalations/${one.id}/ledger?at=${at}`);
  expect(future.body.elapsedMs).toBeLessThan(3_600_000);
  const then = await get<Ledger>('wu-lei', `/v1/escalations/${one.id}/ledger?at=${opened.openedAt}`);
  expect(then.body).toMatchObject({ elapsedMs: 0, stints: [{ kind: 'offered', to: null, ms: 0 }] });
});

it('deadlines say what happens next, in order, the first as `next` of the case', async () => {
  type Deadlines = {
    deadlines: {
      kind: string;
      at: string;
      due: string;
      rung: number | null;
      then: string;
      handoff: number | null;
      left: { ms: number; workingMs: number };
    }[];
  };
  const { body } = await get<Deadlines>('wu-lei', `/v1/escalations/${one.id}/deadlines`);
  const instants = body.deadlines.map(({ at }) => at);
  expect(instants).toEqual([...instants].sort());
  const { kind, at, handoff } = body.deadlines[0] ?? {};
  expect(one.next).toEqual({ kind, at, handoff });
  const missed = body.deadlines.find((deadline) => deadline.then === 'miss' && deadline.kind === 'first-answer');
  expect(missed).toMatchObject({
    ...{ handoff: null, rung: null, provisional: false, calendar: { id: 'round-the-clock', version: 1 } },
    due: one.promise.firstAnswerBy,
    at: one.promise.firstAnswerBy,
  });
  // Round the clock all time is working time.
  expect(missed?.left.ms).toBe(missed?.left.workingMs);
  expect(missed?.left.ms).toBeGreaterThan(0);
});

describe('inbox', () => {
  const mine = ({ items }: Inbox) => items.filter(({ escalation }) => escalation === one.id);

  it('of the sender holds the work, of the receiver the transfer', async () => {
    const sender = await get<Inbox>('wu-lei', '/v1/inbox');
    expect(mine(sender.body)).toMatchObject([
      { state: 'working', person: 'wu-lei', handoff: 1, from: { person: 'lin-xiao' } },
    ]);
    const receiver = await get<Inbox>('wang-haitao', '/v1/inbox');
    expect(mine(receiver.body)).toMatchObject([
      {
        state: 'offered',
        person: 'wang-haitao',
        dueKind: 'accept',
        from: { person: 'wu-lei', department: 'technical-support' },
      },
    ]);
    expect(mine((await get<Inbox>('lin-xiao', '/v1/inbox')).body)).toEqual([]);
  });

  it('of a department is for its members, and for auditors', async () => {
    const path = '/v1/inbox?department=technical-support';
    expect(mine((await get<Inbox>('qian-feng', path)).body)).toHaveLength(1);
    expect(mine((await get<Inbox>('tang-jing', `${path}&person=wu-lei`)).body)).toHaveLength(1);
    expect(mine((await get<Inbox>('qian-feng', `${path}&person=liang-wei`)).body)).toHaveLength(0);
    expect((await get('lin-xiao', path)).status).toBe(403);
    expect((await get('qian-feng', '/v1/inbox?person=wu-lei')).status).toBe(403);
  });

  it('as of a past instant is what it was then', async () => {
    const then = await get<Inbox>('tang-jing', `/v1/inbox?department=technical-support&at=${opened.openedAt}`);
    expect(mine(then.body)).toMatchObject([{ state: 'offered', person: 'wu-lei' }]);
    expect(
      (await get<Inbox>('tang-jing', '/v1/inbox?department=technical-support&at=2020-01-01T00:00:00Z')).body.items,
    ).toEqual([]);
  });

  it('is read page by page, most urgent first, nothing twice and nothing left out', async () => {
    for (const urgency of ['low', 'medium', 'high', 'low', 'high'])
      await server.open({ urgency, title: `page ${urgency}` });
    const whole = await get<Inbox>('wu-lei', '/v1/inbox?limit=100');
    const dues = whole.body.items.map(({ dueAt }) => dueAt ?? '9999');
    expect(dues).toEqual([...dues].sort());
    const paged: object[] = [];
    let next = '';
    do {
      const { body } = await get<Inbox & { nextCursor: string | null }>('wu-lei', `/v1/inbox?limit=2${next}`);
      paged.push(...body.items);
      next = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (next !== '');
    // What is left counts from the instant of each request.
    const without = (items: readonly object[]) => items.map((item) => ({ ...item, left: null }));
    expect(without(paged)).toEqual(without(whole.body.items));
  });

  it('holds what waits for the lead and the front themselves', async () => {
    let other = await server.open();
    other = await server.act('lin-xiao', other, 'resolve', { reason: 'Solved on the phone' });
    const { body } = await get<Inbox>('lin-xiao', '/v1/inbox');
    expect(body.items).toContainEqual(
      expect.objectContaining({
        escalation: other.id,
        handoff: null,
        state: 'resolved',
        dueKind: 'confirm',
        person: 'lin-xiao',
      }),
    );
    expect(other.handoffs[0]?.state).toBe('waived');
  });
});

describe('list', () => {
  type List = { items: { id: string; number: number; state: string; due: object }[]; nextCursor: string | null };

  it('holds what the caller takes part in, newest first, page by page', async () => {
    const whole = await get<List>('wu-lei', '/v1/escalations?limit=200');
    const numbers = whole.body.items.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const first = await get<List>('wu-lei', '/v1/escalations?limit=3');
    const second = await get<List>('wu-lei', `/v1/escalations?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toEqual(whole.body.items.slice(0, 6));
    expect((await get<List>('ma-wenjuan', '/v1/escalations')).body.items).toEqual([]);
    expect((await get<List>('tang-jing', '/v1/escalations?limit=200')).body.items).toEqual(whole.body.items);
  });

  it('is filtered by what stands in each row', async () => {
    const ids = async (query: string) =>
      (await get<List>('tang-jing', `/v1/escalations?limit=200&${query}`)).body.items.map(({ id }) => id);
    expect(await ids('person=wang-haitao')).toEqual([one.id]);
    expect(await ids('department=operations')).toEqual([one.id]);
    expect(await ids(`number=${one.number}`)).toEqual([one.id]);
    expect(await ids('state=resolved,closed')).toHaveLength(1);
    expect(await ids('state=open&priority=P9')).toEqual([]);
    expect(await ids('flow=player-problem&lead=service-desk')).not.toEqual([]);
    expect(await ids(`at=${opened.openedAt}`)).toEqual([one.id]);
    expect(await ids('lead=finance')).toEqual([]);
  });

  it('was seen by those who took part before: who withdrew is not forgotten', async () => {
    await server.act('wu-lei', one, 'withdraw-transfer', {}, 1);
    expect((await get<List>('gao-yuan', '/v1/escalations')).body.items.map(({ id }) => id)).toEqual([one.id]);
    expect((await get('gao-yuan', `/v1/escalations/${one.id}`)).status).toBe(200);
  });
});
