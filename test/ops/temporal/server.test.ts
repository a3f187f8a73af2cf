import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../../ops/free-port';
import { rememberProcess } from '../../../ops/orphan';
import { identify } from '../../../ops/process-identity';
import { type LocalTemporal, startTemporal } from '../../../ops/temporal/server';
import { freshFolder } from '../folder';

const binary = process.env.BATON_TEST_TEMPORAL_CLI ?? '';
const running: LocalTemporal[] = [];
const lines: string[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  lines.length = 0;
});

async function start(folder: string, ports?: { grpc: number; metrics: number; ui?: number }): Promise<LocalTemporal> {
  const server = await startTemporal({
    binary,
    folder,
    ports: ports ?? { grpc: await freePort(), metrics: await freePort() },
    log: (line) => lines.push(line),
  });
  running.push(server);
  return server;
}

/** Runs something against a server, and lets go of it. */
async function ask<T>(server: LocalTemporal, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}
const open = (server: LocalTemporal, workflowId: string) =>
  ask(server, async ({ workflow }) => void (await workflow.start('any', { workflowId, taskQueue: 'none' })));
const stateOf = (server: LocalTemporal, workflowId: string) =>
  ask(server, async ({ workflow }) => (await workflow.getHandle(workflowId).describe()).status.name);

describe('the embedded Temporal server', () => {
  it('keeps what it had over a stop', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await open(first, 'kept');
    await first.stop();
    expect(existsSync(join(folder, 'temporal.pid.json'))).toBe(false);
    expect(await stateOf(await start(folder), 'kept')).toBe('RUNNING');
    expect(lines).toEqual([]);
  });

  it('comes back by itself when it is killed, on the same address, with what it had', async () => {
    const server = await start(freshFolder());
    const pid = server.pid() as number;
    await open(server, 'kept');
    process.kill(pid, 'SIGKILL');
    while (server.pid() === undefined || server.pid() === pid) await pause(20);
    expect(await eventually(() => stateOf(server, 'kept'))).toBe('RUNNING');
    expect(lines).toEqual(['Temporal ended with SIGKILL; starting it again']);
  });

  it('that a killed run has left behind is ended by the next one', async () => {
    const folder = freshFolder();
    const first = await start(folder);
    await open(first, 'kept');
    await first.stop();
    // As a program that was killed has left it: nobody watches it, and the note is there.
    const args = ['server', 'start-dev', '--headless', '--db-filename', join(folder, 'temporal.db')];
    const orphan = spawn(binary, [...args, '--port', String(await freePort())], { detached: true, stdio: 'ignore' });
    rememberProcess(join(folder, 'temporal.pid.json'), orphan.pid);
    const next = await start(folder);
    expect(identify(orphan.pid)).toBeUndefined();
    expect(lines).toEqual(['Ended a Temporal server that an earlier run had left behind']);
    expect(await stateOf(next, 'kept')).toBe('RUNNING');
  });

  it('passes over a note whose number belongs to a stranger', async () => {
    const folder = freshFolder();
    const stranger = spawn('sleep', ['60']);
    writeFileSync(join(folder, 'temporal.pid.json'), JSON.stringify({ ...identify(stranger.pid), started: 'before' }));
    await start(folder);
    expect(identify(stranger.pid)).toBeDefined();
    stranger.kill();
  });

  it('says in one sentence, with the end of its log, why it did not start', async () => {
    const port = await freePort();
    const stranger = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
    await expect(start(freshFolder(), { grpc: port, metrics: await freePort() })).rejects.toThrow(
      /^The embedded Temporal server did not start: it ended with 1\. The end of .*temporal\.log:\n(.*\n)*.*in use/,
    );
    stranger.close();
  });

  it('says so when its binary cannot be run', async () => {
    const options = { binary: '/nowhere', folder: freshFolder(), ports: { grpc: 1, metrics: 2 }, log: () => undefined };
    await expect(startTemporal(options)).rejects.toThrow('did not start: it spawn /nowhere ENOENT');
  });

  it('shows its own web page where one is wanted', async () => {
    const ui = await freePort();
    await start(freshFolder(), { grpc: await freePort(), metrics: await freePort(), ui });
    expect((await fetch(`http://127.0.0.1:${ui}/`)).status).toBe(200);
  });

  it('is in a session of its own, where a Ctrl-C in the terminal does not reach it', async () => {
    const server = await start(freshFolder());
    const { stdout } = spawn('ps', ['-o', 'sess=', '-p', `${server.pid()}`]);
    const session = await new Promise((resolve) => stdout.once('data', (text) => resolve(Number(text))));
    expect(session).toBe(server.pid());
  });
});

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await work();
    } catch (error) {
      if (i === 200) throw error;
      await pause(50);
    }
  }
}
