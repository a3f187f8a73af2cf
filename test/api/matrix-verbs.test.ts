import { randomUUID } from 'node:crypto';
import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';
import type { VerbRule } from '../../domain/escalation/verb';
import { type Verb, verbs } from '../../domain/escalation/verbs';
import { exampleOf } from './example';
import { personas } from './personas';
import { type Escalation, type Problem, Server } from './server';

/** Every verb as everybody, over HTTP, in the first state in which it is open; what is expected is read out of the verbs' own tables. */
let server: Server;
beforeAll(async () => {
  server = await Server.start();
  const names = { zh: '蒋帆', en: 'Jiang Fan' };
  const departments = [{ department: 'technical-support', as: 'supervisor' }];
  await server.call('han-bing', 'PUT /v1/people/jiang-fan', { name: names, departments });
});
afterAll(() => server.stop());

const until = () => new Date(Date.now() + 3_600_000).toISOString();

/** A case brought to where a verb is open. */
const brought: Readonly<Record<string, (one: Escalation) => Promise<Escalation>>> = {
  offered: async (one) => one,
  open: async (one) => brought.working?.(one) ?? one,
  working: (one) => server.act('wu-lei', one, 'accept', {}, 1),
  transferring: async (one) =>
    server.act(
      'wu-lei',
      await at('working', one),
      'transfer',
      { to: { department: 'operations' }, reason: 'Theirs' },
      1,
    ),
  waiting: async (one) =>
    server.act('wu-lei', await at('working', one), 'wait', { for: 'customer', party: 'The player', until: until() }, 1),
  resolved: async (one) =>
    server.act('lin-xiao', await at('working', one), 'resolve', { reason: 'Done', results: { summary: 'Done' } }),
  confirmed: async (one) => server.act('lin-xiao', await at('resolved', one), 'confirm', { satisfied: true }),
  closed: async (one) =>
    server.act('lin-xiao', await at('resolved', one), 'close', { reason: 'Done', results: { cause: 'user' } }),
};
const at = (standing: string, one: Escalation): Promise<Escalation> => {
  const bring = brought[standing];
  if (!bring) throw new Error(`nobody knows how to come to ${standing}`);
  return bring(one);
};

/** Somebody to whom transferring makes it another department's: operations are asked, the sender has it still. */
const asked = { 'former receiver': ['member', 'supervisor', 'receiver'] } as const;

const cases = (Object.entries(verbs) as [Verb, VerbRule<never>][]).map(([verb, rule]) => {
  const [standing = ''] = Object.keys(rule.open);
  return [verb, standing, rule] as const;
});

describe.each(cases)('%s, while it is %s', (verb, standing, rule) => {
  const route = (routes as readonly Route[]).find(({ id }) => id === verb) as Route;
  const open: readonly string[] = (rule.open as Readonly<Record<string, readonly string[]>>)[standing] ?? [];

  it('is as its table says to everybody', async () => {
    let one = await at(standing, await server.open());
    for (const [name, { person, is, offered, working }] of personas) {
      const { path, body } = exampleOf(route, { id: one.id });
      const version = rule.on === 'handoff' ? one.handoffs[0]?.version : one.version;
      const sent = rule.versioned ? { ...(body as object), version } : body;
      const answer = await server.call<Problem>(person, `POST ${path}`, sent, { key: randomUUID() });
      const got = answer.status < 400 ? 'open' : answer.body.code;

      const transferring = standing === 'transferring';
      const own =
        transferring && name in asked ? asked[name as keyof typeof asked] : standing === 'offered' ? offered : working;
      // Of whom it was offered to while a transfer waits: the sender's people are no receivers.
      const held =
        transferring && !(name in asked)
          ? own.filter((relation) => relation !== 'member' && relation !== 'supervisor')
          : own;
      const sees = is.some(
        (relation) => relation === 'participant' || relation === 'auditor' || relation === 'administrator',
      );
      const part = name === 'former receiver' && !transferring ? false : sees; // was asked for no part of this case
      const let_in = open.includes('anyone') || open.some((relation) => (held as readonly string[]).includes(relation));
      if (!part) expect([name, answer.status, got]).toEqual([name, 404, 'not-found']);
      else if (!let_in) expect([name, answer.status, got]).toEqual([name, 403, 'not-yours']);
      else
        expect([name, answer.status, [401, 403, 404].includes(answer.status) && got !== 'offered-to-another']).toEqual([
          name,
          answer.status,
          false,
        ]);
      if (answer.status < 400) one = await at(standing, await server.open());
    }
  });
});
