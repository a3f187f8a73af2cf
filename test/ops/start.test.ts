import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, connect as openSocket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../ops/free-port';
import { freshFolder } from './folder';
import { Baton, built, processesOf } from './program';

jest.setTimeout(300_000);
beforeAll(built);

const running: Baton[] = [];
afterEach(async () => {
  for (const baton of running.splice(0)) {
    try {
      baton.interrupt('SIGKILL');
    } catch {}
  }
});
async function start(env: NodeJS.ProcessEnv, by?: 'npm' | 'node'): Promise<Baton> {
  const baton = await Baton.start(env, by);
  running.push(baton);
  return baton;
}
async function begin(env: NodeJS.ProcessEnv): Promise<Baton> {
  const baton = await Baton.begin(env);
  running.push(baton);
  return baton;
}

const keyOf = (data: string, person: string): string =>
  JSON.parse(readFileSync(join(data, 'demo-keys.json'), 'utf8'))[person];
const mode = (path: string): string => execFileSync('stat', ['-c', '%a', path]).toString().trim();
async function open(baton: Baton, data: string, key: string): Promise<{ status: number; id: string }> {
  const response = await fetch(`${baton.url}/v1/escalations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${keyOf(data, 'lin-xiao')}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      flow: 'player-problem',
      title: 'A start, a stop',
      urgency: 'high',
      importance: 'high',
      fields: { playerId: 'P-1', class: 'operation' },
    }),
  });
  const { id } = (await response.json()) as { id: string };
  return { status: response.status, id };
}

describe('npm start', () => {
  const data = freshFolder();
  let escalation: string;
  let keys: string;

  it('runs everything, and the three commands that it prints work as they stand', async () => {
    const baton = await start({ BATON_DATA: data }, 'npm');
    const commands = baton.out.split('\n').filter((line) => line.startsWith('    curl '));
    expect(commands).toHaveLength(3);
    const [opened, inbox, list] = commands.map((command) => JSON.parse(execFileSync('sh', ['-c', command]).toString()));
    escalation = opened.id;
    expect(inbox.items.map((item: { escalation: string }) => item.escalation)).toEqual([escalation]);
    expect(list.items.map((item: { id: string }) => item.id)).toEqual([escalation]);
    keys = readFileSync(join(data, 'demo-keys.json'), 'utf8');
    expect([mode(join(data, 'demo-keys.json')), mode(join(data, 'codec.key'))]).toEqual(['600', '600']);

    // A Ctrl-C reaches npm and the program, and npm passes its own on: it must count once. npm itself ends by the signal.
    await baton.stop();
    expect(baton.out).toMatch(/Stopping everything in order.*Stopped/s);
    expect(processesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'baton.lock'))).toBe(false);
  });

  it('started again, finds everything as it was', async () => {
    const ports = readFileSync(join(data, 'ports.json'), 'utf8');
    const baton = await start({ BATON_DATA: data });
    expect(readFileSync(join(data, 'demo-keys.json'), 'utf8')).toBe(keys);
    expect(readFileSync(join(data, 'ports.json'), 'utf8')).toBe(ports);
    const found = await baton.get(`/v1/escalations/${escalation}`, keyOf(data, 'lin-xiao'));
    expect(await found.json()).toMatchObject({ id: escalation, state: 'open' });
    expect((await open(baton, data, 'again')).status).toBe(201);
    expect(await baton.stop()).toBe(0);
  });

  it('says so where it runs already, and leaves that one alone', async () => {
    const first = await start({ BATON_DATA: data });
    // On another port, and on the same one, as a second start of one clone is.
    for (const env of [{ BATON_DATA: data }, { BATON_DATA: data, PORT: new URL(first.url).port }]) {
      const second = await begin(env);
      expect(await second.ended).toBe(1);
      expect(second.out).toContain(`Baton runs already on the data folder ${data} (process ${first.pid}).`);
    }
    expect((await first.get('/readyz')).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  it('ends at once on a second Ctrl-C, and the next start is none the worse', async () => {
    const baton = await start({ BATON_DATA: data });
    // A request that is never finished keeps an orderly stop waiting.
    const { port } = new URL(baton.url);
    const slow = openSocket(Number(port), '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /v1/escalations HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await pause(200);
    baton.interrupt();
    await pause(600);
    const again = Date.now();
    baton.interrupt();
    expect(await baton.ended).toBe(130);
    expect(Date.now() - again).toBeLessThan(2_000);
    slow.destroy();
    for (let i = 0; processesOf(data).length > 0 && i < 100; i++) await pause(50);
    expect(processesOf(data)).toEqual([]);
    const next = await start({ BATON_DATA: data });
    expect((await next.get(`/v1/escalations/${escalation}`, keyOf(data, 'lin-xiao'))).status).toBe(200);
    expect(await next.stop()).toBe(0);
  });

  it('goes on after it was killed with its servers left behind', async () => {
    const killed = await start({ BATON_DATA: data });
    killed.interrupt('SIGKILL');
    await killed.ended;
    expect(processesOf(data).length).toBeGreaterThan(0);
    const next = await start({ BATON_DATA: data });
    expect(next.out).toContain('Ended a Temporal server that an earlier run had left behind');
    expect((await open(next, data, 'after-kill')).status).toBe(201);
    expect(await next.stop()).toBe(0);
    expect(processesOf(data)).toEqual([]);
  });

  it('starts a killed PostgreSQL and a killed Temporal again while it runs, and acts go on', async () => {
    const baton = await start({ BATON_DATA: data });
    const servers = processesOf(data).filter((pid) => pid !== baton.pid);
    for (const pid of servers) process.kill(pid, 'SIGKILL');
    await baton.says('PostgreSQL is back');
    await baton.says('Temporal ended with SIGKILL; starting it again');
    await baton.says('Temporal is back');
    await baton.ready();
    for (let status = 0; status !== 201; await pause(100)) status = (await open(baton, data, 'after-both')).status;
    expect(await baton.stop()).toBe(0);
    expect(processesOf(data)).toEqual([]);
  });
});

describe('a start that cannot be', () => {
  it('says in one sentence that the port is taken, and starts nothing', async () => {
    const port = await freePort();
    const stranger = createServer().listen(port, '127.0.0.1');
    const data = join(freshFolder(), 'data');
    const baton = await begin({ BATON_DATA: data, PORT: String(port) });
    expect(await baton.ended).toBe(1);
    expect(baton.out).toContain(`Port ${port} is taken by another program. Stop that one, or set PORT to a free port.`);
    expect(existsSync(data)).toBe(false);
    stranger.close();
  });

  it('waits for a database that may be starting, until a Ctrl-C', async () => {
    const baton = await begin({ BATON_DATA: freshFolder(), DATABASE_URL: 'postgres://nobody:wrong@127.0.0.1:1/none' });
    await baton.says('✓ Temporal (');
    await pause(1_000);
    expect(baton.out).not.toContain('does not answer'); // it may be starting, and is waited for
    expect(await baton.stop()).toBe(0);
  });

  it('names all that is wrong in the environment', async () => {
    const baton = await begin({ BATON_ROLE: 'king', BATON_DEMO: 'perhaps' });
    expect(await baton.ended).toBe(1);
    expect(baton.out).toContain('BATON_ROLE must be all, api or worker, not “king”');
    expect(baton.out).toContain('BATON_DEMO must be 0 or 1, not “perhaps”');
  });
});

describe('a first start that was killed half way', () => {
  const clusterHalfMade = async (data: string) => {
    const home = join(data, 'postgres');
    while (!(existsSync(home) && readdirSync(home).some((name) => name.startsWith('pg18.new-')))) await pause(5);
  };
  const said = (words: string) => (_: string, baton: Baton) => baton.says(words);
  const moments: [string, (data: string, baton: Baton) => Promise<void>][] = [
    ['while the cluster is made', clusterHalfMade],
    ['before Temporal is there', said('✓ PostgreSQL')],
    ['before the schema is there', said('✓ Temporal (')],
    ['before the demo company is there', said('✓ schema and flows')],
    ['before the API is there', said('✓ worker')],
  ];

  it.each(moments)('%s is made good by the next one', async (_, moment) => {
    const data = freshFolder();
    const killed = await begin({ BATON_DATA: data });
    await moment(data, killed);
    killed.interrupt('SIGKILL');
    await killed.ended;
    const next = await start({ BATON_DATA: data });
    expect((await open(next, data, 'first')).status).toBe(201);
    expect(await next.stop()).toBe(0);
    expect(processesOf(data)).toEqual([]);
  });

  it.each(moments)('leaves nothing behind when a Ctrl-C ends it %s', async (_, moment) => {
    const data = freshFolder();
    const baton = await begin({ BATON_DATA: data });
    await moment(data, baton);
    expect(await baton.stop()).toBe(0);
    expect(processesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'baton.lock'))).toBe(false);
  });
});
