import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import threads from 'node:worker_threads';
import { lightenThreads } from '../../worker/threads';

jest.setTimeout(60_000); // against what hangs: on a busy machine a thread may take seconds to begin
const plain = threads.Worker;
const folder = mkdtempSync(join(tmpdir(), 'baton-threads-'));
beforeAll(lightenThreads);
afterAll(() => {
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

test('any other thread is left as it is', async () => {
  const other = new threads.Worker(`${SAY} say(require('node:worker_threads').workerData)`, {
    eval: true,
    workerData: 'its own',
  });
  expect(await said(other)).toBe('its own');
});
