import { journalFrom } from '../../database/reads/journal';
import { type Escalation, Server } from './server';

// The same acts on the whole engine, in the zone of this process. What is printed has no ids, instants and hashes of its own: each stands
// for the place at which it was met first.

const CALENDARS = {
  'technical-support': { zone: 'Asia/Shanghai', hours: 'Mon-Fri 09:30-12:00, 13:30-18:30', days: 'china' },
  operations: { zone: 'Europe/Dublin', hours: 'Mon-Fri 09:00-17:00; Sat 22:00-06:00' },
};

async function main(): Promise<void> {
  const server = await Server.start();
  try {
    for (const [id, calendar] of Object.entries(CALENDARS)) {
      const name = { zh: id, en: id };
      must(await server.call('han-bing', `PUT /v1/calendars/${id}`, { calendar: id, name, ...calendar }));
      const { body } = await server.call<Record<string, unknown>>('han-bing', `GET /v1/departments/${id}`);
      const { id: _id, ...department } = body;
      must(await server.call('han-bing', `PUT /v1/departments/${id}`, { ...department, calendar: id }));
    }
    const printed = {
      zone: new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset(),
      cases: [await road(server), await detour(server)],
    };
    process.stdout.write(`\n${JSON.stringify(printed)}\n`);
  } finally {
    await server.stop();
  }
}

async function road(server: Server): Promise<unknown> {
  let one = await server.open({ contactedAt: new Date(Date.now() - 60_000).toISOString() });
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'complete', { results: { cause: 'server' } }, 1);
  one = await server.act('wang-haitao', one, 'accept', {}, 2);
  one = await server.act('wang-haitao', one, 'complete', { results: {} }, 2);
  return shown(server, one);
}

async function detour(server: Server): Promise<unknown> {
  let one = await server.open();
  one = await server.act('wu-lei', one, 'accept', {}, 1);
  one = await server.act('wu-lei', one, 'transfer', { to: { department: 'operations' }, reason: 'theirs' }, 1);
  one = await server.act('wang-haitao', one, 'accept', {}, 1);
  one = await server.act('wang-haitao', one, 'release', { reason: 'not today' }, 1);
  one = await server.act('lin-xiao', one, 'cancel', { ground: 'duplicate', reason: 'of another' });
  return shown(server, one);
}

/** The journal as the API publishes it, with what can only differ replaced by where it was met first. */
async function shown(server: Server, one: Escalation): Promise<unknown> {
  const journal = await journalFrom(server.sql, one.id, 1, 1_000);
  const met = new Map<string, string>();
  const stands = (kind: string) => (found: string) => {
    if (!met.has(found))
      met.set(found, `${kind}-${[...met.values()].filter((known) => known.startsWith(kind)).length + 1}`);
    return met.get(found) ?? '';
  };
  return JSON.parse(
    JSON.stringify(journal)
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, stands('instant'))
      .replaceAll(/[0-9a-f]{64}/g, stands('hash'))
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, stands('id')),
  );
}

function must({ status, body }: { status: number; body: unknown }): void {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error);
    process.exit(1);
  },
);
