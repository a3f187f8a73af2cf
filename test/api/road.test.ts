import { type Escalation, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

it('takes a case from its opening to its end over HTTP', async () => {
  let one = await server.open();
  expect(one).toMatchObject({
    state: 'open',
    priority: 'P2',
    lead: { department: 'service-desk', person: 'lin-xiao' },
    front: { department: 'service-desk', person: 'lin-xiao' },
    flow: { key: 'player-problem', version: 1 },
    version: 1,
    health: 'ok',
    handoffs: [
      {
        id: 1,
        step: 'diagnose',
        round: 1,
        state: 'offered',
        department: 'technical-support',
        holder: { person: 'wu-lei', department: 'technical-support', queue: false },
        accountable: 'wu-lei',
        offer: { kind: 'first', to: { department: 'technical-support', person: 'wu-lei' } },
        charged: { kind: 'department', department: 'technical-support' },
      },
    ],
  });
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  expect(one.handoffs[0]).toMatchObject({
    state: 'working',
    accountable: 'wu-lei',
    charged: { kind: 'person', person: 'wu-lei' },
    offer: null,
  });
  expect(one.handoffs[0]?.actions).toEqual(expect.arrayContaining(['complete', 'transfer', 'wait', 'progress']));
  one = await server.act('wu-lei', one, 'complete', { results: { cause: 'server' } }, 1);
  expect(one.handoffs.map(({ step, state, from }) => ({ step, state, from }))).toEqual([
    { step: 'diagnose', state: 'done', from: { department: 'service-desk', person: 'lin-xiao' } },
    { step: 'fix', state: 'offered', from: { department: 'technical-support', person: 'wu-lei' } },
  ]);
  one = await server.act('wang-haitao', one, 'accept', {}, 2);
  one = await server.act('wang-haitao', one, 'complete', { outcome: 'fixed' }, 2);
  one = await server.act('liu-qian', one, 'accept', {}, 3);
  one = await server.act('liu-qian', one, 'complete', { results: { summary: 'Items are back' } }, 3);
  expect(one).toMatchObject({
    state: 'open',
    charged: { kind: 'person', person: 'lin-xiao' },
    next: { handoff: null },
  });
  one = await server.act('lin-xiao', one, 'resolve');
  expect(one).toMatchObject({ state: 'resolved', charged: { kind: 'customer' } });
  one = await server.act('lin-xiao', one, 'confirm', { satisfied: true });
  expect(one).toMatchObject({ state: 'closed', fields: { cause: 'server', summary: 'Items are back' } });
  expect(one.closedAt).not.toBeNull();

  const { body } = await server.call<Escalation>('lin-xiao', `GET /v1/escalations/${one.id}`);
  expect(body).toEqual(one); // the answer to an act is the same read as GET (house.md 13)
});
