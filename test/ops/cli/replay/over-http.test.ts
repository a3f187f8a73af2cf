import { createServer, type Server as HttpServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from '../../../../ops/cli/replay/client';
import { Directory } from '../../../../ops/cli/replay/directory';
import { driveCase } from '../../../../ops/cli/replay/drive';
import { HttpEngine } from '../../../../ops/cli/replay/engine';
import { Report } from '../../../../ops/cli/replay/report';
import { casesOf } from '../../../../ops/cli/replay/xes';
import { root } from '../../../../ops/root';
import { Server } from '../../../api/server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
  await server.publish('replayed-incident');
});
afterAll(() => server.stop());

interface Row {
  readonly name: { readonly en: string };
  readonly kind: string;
  readonly departments: readonly { readonly department: string }[];
}
const person = async (id: string) => (await server.call<Row>('han-bing', `GET /v1/people/${id}`)).body;
const departmentsOf = async (id: string) => (await person(id)).departments.map(({ department }) => department).sort();

async function replay(url: string): Promise<Report> {
  const directory = new Directory(new Client(url, await server.keyOf('han-bing')));
  const engine = new HttpEngine(directory, await directory.lead());
  const report = new Report();
  const log = casesOf(join(root, 'test/samples/incidents.xes'));
  const work = async () => {
    for (let next = await log.next(); !next.done; next = await log.next())
      report.add(await driveCase(next.value, engine));
  };
  await Promise.all([work(), work(), work(), work()]);
  return report;
}

function agrees({ cases, events, teamChanges, pingPongCases, refused, differing }: Report): void {
  expect({ cases, events, teamChanges, pingPongCases, refused, differing }).toEqual({
    cases: 17,
    events: 97,
    teamChanges: 28,
    pingPongCases: 5,
    refused: [],
    differing: [],
  });
}

test('the sample through the whole engine: what journal and ledger say is what the log says', async () => {
  const stranger = { name: { zh: '另一位', en: 'Somebody else' }, departments: [{ department: 'office' }] };
  await server.call('han-bing', 'PUT /v1/people/ann', stranger);
  agrees(await replay(server.base));

  // Made as they appeared; whoever was there before under the same id is left alone.
  expect(await person('ann')).toMatchObject(stranger);
  expect(await person('ann-2')).toMatchObject({ name: { en: 'Ann' }, kind: 'person' });
  expect(await departmentsOf('ann-2')).toEqual(['n1', 's2-2nd', 'v5-3rd']);
  expect(await person('siebel')).toMatchObject({ name: { en: 'Siebel' }, kind: 'program' });
  expect([(await person('marta')).name.en, (await person('marta-2')).name.en].sort()).toEqual(['Marta', 'Märta']);
});

test('once more: the same directory goes on, and every incident is a new escalation', async () => {
  const count = async () => Number((await server.sql`select count(*)::text as n from escalation`)[0]?.n);
  const before = await count();
  agrees(await replay(server.base));
  expect((await count()) - before).toBe(16); // one of the sample's is never opened
  expect(await departmentsOf('ann-2')).toEqual(['n1', 's2-2nd', 'v5-3rd']);
});

test('an engine whose answers are lost is asked again, and nothing happens twice', async () => {
  const proxy = await losing(new URL(server.base).port);
  try {
    agrees(await replay(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`));
  } finally {
    proxy.close();
    proxy.closeAllConnections();
  }
});

/** Passes everything on; cuts every seventh answer off, and answers 503 in place of every eleventh. */
async function losing(port: string): Promise<HttpServer> {
  let answers = 0;
  const proxy = createServer((asked, answer) => {
    const on = request(
      { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers: asked.headers },
      (got) => {
        answers += 1;
        if (answers % 7 === 0) {
          got.resume();
          answer.destroy();
        } else if (answers % 11 === 0) {
          got.resume();
          answer.writeHead(503).end();
        } else {
          answer.writeHead(got.statusCode ?? 500, got.headers);
          got.pipe(answer);
        }
      },
    );
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}
