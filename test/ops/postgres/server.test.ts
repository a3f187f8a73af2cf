import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../../database/connect';
import { freePort } from '../../../ops/free-port';
import { clusterOf, findCluster } from '../../../ops/postgres/cluster';
import { findPlace } from '../../../ops/postgres/place';
import { type LocalPostgres, startPostgres, stopPostgres } from '../../../ops/postgres/server';
import { identify } from '../../../ops/process-identity';
import { freshFolder } from '../folder';

const isRoot = process.getuid?.() === 0;
const running: LocalPostgres[] = [];
const lines: string[] = [];
/** What tests have put outside their own folders: removed when nothing runs there any more. */
const outside: string[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const path of outside.splice(0)) rmSync(path, { recursive: true, force: true });
  lines.length = 0;
});

async function start(folder: string): Promise<LocalPostgres> {
  const server = await startPostgres({ folder, port: await freePort(), log: (line) => lines.push(line) });
  running.push(server);
  return server;
}

async function query<T>(server: LocalPostgres, statement: string): Promise<T[]> {
  const sql = connect(server.url, { connections: 1 });
  try {
    return (await sql.unsafe(statement)) as unknown as T[];
  } finally {
    await sql.end();
  }
}
const fill = (server: LocalPostgres) => query(server, 'create table kept as select generate_series(1, 1000) as n');
const count = async (server: LocalPostgres) =>
  (await query<{ n: number }>(server, 'select count(*) as n from kept'))[0]?.n;
const stale = (folder: string, pid: number | undefined) =>
  writeFileSync(
    join(folder, 'pg18/postmaster.pid'),
    `${pid}\n${join(folder, 'pg18')}\n1\n5432\n\n127.0.0.1\n\nready\n`,
  );

describe('the embedded PostgreSQL', () => {
  it('keeps what it had over a stop, and has what the schema needs', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await fill(first);
    await query(first, 'create extension btree_gist');
    await first.stop();
    const second = await start(folder);
    expect(await count(second)).toBe(1000);
    const [row] = await query<{ encoding: string; zone: string }>(
      second,
      "select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone",
    );
    expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC' });
    expect(lines).toEqual([]);
  });

  it('comes back by itself when it is killed, at the same address, with what it had', async () => {
    const server = await start(freshFolder());
    await fill(server);
    const pid = server.pid();
    process.kill(pid, 'SIGKILL');
    while (!(server.pid() > 0) || server.pid() === pid || lines.length < 2) await pause(20);
    expect(await count(server)).toBe(1000);
    expect(lines).toEqual(['PostgreSQL has died; starting it again', 'PostgreSQL is back']);
  });

  it('that a killed run has left running is taken over', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await fill(first);
    const second = await start(folder);
    expect([second.pid(), second.url]).toEqual([first.pid(), first.url]);
    expect(await count(second)).toBe(1000);
  });

  it('starts where a killed one has left its pid file, and a stranger has its number', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await fill(first);
    await first.stop();
    const stranger = spawn('sleep', ['60']);
    for (const pid of [stranger.pid, 4_194_303]) {
      stale(folder, pid);
      const next = await start(folder);
      expect(await count(next)).toBe(1000);
      await next.stop();
    }
    expect(identify(stranger.pid)).toBeDefined();
    stranger.kill();
  });

  it('makes a new cluster where a first start was killed half way, and sweeps the half one later', async () => {
    const folder = freshFolder();
    for (const name of ['pg18.new-young', 'pg18.new-old']) mkdirSync(join(folder, name, 'base'), { recursive: true });
    utimesSync(join(folder, 'pg18.new-old'), 0, 0);
    await start(folder);
    expect(readdirSync(folder).sort()).toEqual(['pg18', 'pg18.new-young']);
  });

  it('is one for several who start it at once', async () => {
    const folder = freshFolder();
    const servers = await Promise.all([start(folder), start(folder), start(folder)]);
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['pg18']);
  });

  it('is stopped by its folder alone', async () => {
    const folder = freshFolder();
    const server = await start(folder);
    running.pop();
    const pid = server.pid();
    server.kill(); // only that its watcher does not start it again
    await stopPostgres(folder);
    for (let i = 0; identify(pid) && i < 100; i++) await pause(50); // its pid file goes a moment before itself
    expect(identify(pid)).toBeUndefined();
  });

  it('says in one sentence, with the end of its log, why it did not start', async () => {
    const folder = freshFolder();
    await (await start(folder)).stop();
    const configuration = join(folder, 'pg18/postgresql.conf');
    writeFileSync(configuration, 'no_such_setting = 1\n');
    await expect(start(folder)).rejects.toThrow(
      /^The embedded PostgreSQL did not start\. The end of .*no_such_setting/s,
    );
  });

  it('says in one sentence that its files could not be made, and leaves no half ones', async () => {
    const folder = freshFolder();
    const place = { ...(await findPlace(folder)), home: folder };
    const full = () =>
      Promise.reject({ stderr: 'initdb: error: could not write file: No space left on device\n', message: '' });
    await expect(findCluster(place, full)).rejects.toThrow(
      `The embedded PostgreSQL could not make its files in ${folder}: could not write file: No space left on device.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is in a session of its own, where a Ctrl-C in the terminal does not reach it', async () => {
    const server = await start(freshFolder());
    const sessions = [server.pid(), process.pid].map((pid) =>
      execFileSync('ps', ['-o', 'sess=', '-p', `${pid}`]).toString(),
    );
    expect(sessions[0]).not.toBe(sessions[1]);
  });
});

(isRoot ? describe : describe.skip)('for root, as whom PostgreSQL refuses to run', () => {
  it('is kept outside a folder that its user cannot reach, and found again', async () => {
    const folder = join(freshFolder(), 'closed');
    mkdirSync(folder, { mode: 0o700 });
    const first = await start(folder);
    const home = realpathSync(join(folder, 'outside'));
    outside.push(home);
    await fill(first);
    await first.stop();
    expect(home).toMatch(/^\/var\/lib\/baton\//);
    expect(await count(await start(folder))).toBe(1000);
  });

  it('begins anew when what was kept outside is gone', async () => {
    const folder = join(freshFolder(), 'closed');
    mkdirSync(folder, { mode: 0o700 });
    const first = (await findPlace(folder)).home;
    rmSync(first, { recursive: true });
    const second = (await findPlace(folder)).home;
    outside.push(second);
    expect(second).not.toBe(first);
    expect(existsSync(clusterOf({ programs: '', home: second }))).toBe(false);
  });

  it('has its programs copied out of a checkout that its user cannot reach', async () => {
    const closed = join(freshFolder(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const { programs } = await findPlace(freshFolder());
    const packaged = join(programs, '../..');
    for (const name of ['native', 'package.json'])
      cpSync(join(packaged, name), join(closed, name), { recursive: true, verbatimSymlinks: true });
    const place = await findPlace(freshFolder(), join(closed, 'native/bin'));
    expect(place.programs).toMatch(/^\/var\/lib\/baton\/postgresql-.*\/bin$/);
    expect(statSync(join(place.programs, 'postgres')).mode & 0o001).toBe(0o001);
    outside.push(join(place.programs, '..'));
  });
});
