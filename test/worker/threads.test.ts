import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import threads from 'node:worker_threads';
import { type Logger, Runtime } from '@temporalio/worker';
import { prepareRuntime } from '../../worker/runtime';
import { lightenThreads } from '../../worker/threads';
import { quiet } from '../workflows/engine';

jest.setTimeout(60_000); // against what hangs: on a busy machine a thread may take seconds to begin
const plain = threads.Worker;
let switchedOff: typeof plain;
const folder = mkdtempSync(join(tmpdir(), 'baton-threads-'));
beforeAll(() => {
  prepareRuntime(quiet, true); // BATON_PLAIN_THREADS=1
  switchedOff = threads.Worker;
  lightenThreads(quiet);
});
afterAll(async () => {
  await Runtime.instance().shutdown();
  Reflect.set(threads, 'Worker', plain);
  rmSync(folder, { recursive: true, force: true });
});

/** A thread as the SDK starts one, and the first thing that it says. */
function sdksThread(body: string): threads.Worker {
  // A file of its own: a thread reads its program some time after it was made.
  const program = join(mkdtempSync(join(folder, 'program-')), 'workflow-worker-thread.js');
  writeFileSync(program, `const { Script, createContext } = require('node:vm');\n${SAY}\n${body}`);
  return new threads.Worker(program);
}
const SAY = `const say = (word) => require('node:worker_threads').parentPort.postMessage(word);`;

const said = (thread: threads.Worker): Promise<unknown> =>
  new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));

test('a call into a workflow has no thread of Node’s beside it that would stop it', async () => {
  const busy = `'for (const end = Date.now() + 200; Date.now() < end; ); "through"'`;
  const thread = sdksThread(`say(new Script(${busy}).runInContext(createContext({}), { timeout: 50 }));`);
  expect(await said(thread)).toBe('through');
});

test('where a promise was made is not noted, and what belongs to a call is still carried across its awaits', async () => {
  const thread = sdksThread(`
    let noted = 0;
    require('node:v8').promiseHooks.createHook({ init: () => void noted++, settled: () => undefined });
    const store = new (require('node:async_hooks').AsyncLocalStorage)();
    void store.run('carried', async () => { await null; say([store.getStore(), noted]); });`);
  expect(await said(thread)).toEqual(['carried', 0]);
});

test('a thread that turns in circles within a workflow is ended; one that is only old is not', async () => {
  const old = sdksThread(`new Script('1').runInContext(createContext({})); setInterval(() => undefined, 1_000);`);
  const stuck = sdksThread(`new Script('for (;;);').runInContext(createContext({}), { timeout: 1 });`);
  const ended: string[] = [];
  old.once('exit', () => ended.push('old'));
  await new Promise<void>((resolve) => stuck.once('exit', () => resolve(void ended.push('stuck'))));
  expect(ended).toEqual(['stuck']);
  await old.terminate();
});

test('a clock that is set forward ends no thread that is well', async () => {
  const busy = `'for (const end = now() + 2_500n * 1_000_000n; now() < end; ); "through"'`;
  const now = 'createContext({ now: process.hrtime.bigint })';
  const thread = sdksThread(`say('within'); say(new Script(${busy}).runInContext(${now}));`);
  expect(await said(thread)).toBe('within');
  const [began, day] = [Date.now(), 86_400_000];
  const clock = jest.spyOn(Date, 'now');
  try {
    clock.mockReturnValue(began + day);
    expect(await Promise.race([said(thread), ended(thread)])).toBe('through');
  } finally {
    clock.mockRestore();
    await thread.terminate();
  }
});
const ended = (thread: threads.Worker) => new Promise((resolve) => thread.once('exit', () => resolve('ended')));

test('where they are to be plain, they are', () => {
  expect(switchedOff).toBe(plain);
  expect(threads.Worker).not.toBe(plain);
});

test('of a version of the SDK for which this was not written the threads are left as they are, and that is said', () => {
  const light = threads.Worker;
  Reflect.set(threads, 'Worker', plain);
  const warned: string[] = [];
  const logger: Logger = { ...quiet, warn: (message) => warned.push(message) };
  try {
    lightenThreads(logger, '1.24.1');
    expect(threads.Worker).toBe(plain);
    expect(warned).toEqual([expect.stringContaining('1.24.1')]);
  } finally {
    Reflect.set(threads, 'Worker', light);
  }
});

test('any other thread is left as it is', async () => {
  const other = new threads.Worker(`${SAY} say(require('node:worker_threads').workerData)`, {
    eval: true,
    workerData: 'its own',
  });
  expect(await said(other)).toBe('its own');
});
