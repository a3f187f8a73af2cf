import { setTimeout as pause } from 'node:timers/promises';
import { TransportError, type Worker } from '@temporalio/worker';
import { keepAlive } from '../../worker/keep-alive';
import { quiet } from '../workflows/engine';

/** A worker that runs until it is shut down, or thrown out with an error. */
function fake() {
  let end: (error?: Error) => void = () => undefined;
  let state = 'INITIALIZED';
  const worker = {
    getState: () => state,
    shutdown: () => end(),
    run: () => {
      state = 'RUNNING';
      return new Promise<void>((resolve, reject) => {
        end = (error) => {
          state = 'STOPPED';
          if (error) reject(error);
          else resolve();
        };
      });
    },
  };
  return { worker: worker as unknown as Worker, throwOut: (error: Error) => end(error) };
}

test('a worker that the server throws out is made again, as often as it takes', async () => {
  const stopping = new AbortController();
  const first = fake();
  const second = fake();
  const creations: string[] = [];
  const create = async () => {
    creations.push('try');
    if (creations.length < 3) throw new TransportError('connection refused');
    return second.worker;
  };
  const living = keepAlive(first.worker, create, stopping.signal, quiet);
  first.throwOut(new TransportError('no such namespace'));
  while (second.worker.getState() !== 'RUNNING') await pause(20);
  expect(creations).toHaveLength(3);
  stopping.abort();
  await living;
  expect(second.worker.getState()).toBe('STOPPED');
});

test('what is no fault of the server’s ends it', async () => {
  const stopping = new AbortController();
  const { worker, throwOut } = fake();
  const living = keepAlive(worker, async () => worker, stopping.signal, quiet);
  throwOut(new TypeError('the bundle was made by another version'));
  await expect(living).rejects.toThrow('another version');
});

test('told to stop while it waits for the server, it stops', async () => {
  const stopping = new AbortController();
  const { worker, throwOut } = fake();
  const living = keepAlive(worker, () => Promise.reject(new TransportError('away')), stopping.signal, quiet);
  throwOut(new TransportError('away'));
  await pause(50);
  stopping.abort();
  await living;
});
