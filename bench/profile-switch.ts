import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/**
 * Loaded before our program (`node -r`) when it is to be profiled. SIGUSR2 begins a CPU profile in every thread (workflows run in
 * threads of their own), the next one writes them, a file for each thread, to the folder that BENCH_PROFILE names.
 */
const folder = process.env.BENCH_PROFILE ?? '.';
const INTERVAL = 500; // microseconds between samples
const threads = new BroadcastChannel('baton-bench-profile');
let session: Session | undefined;

async function turn(): Promise<void> {
  if (!session) {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
    await session.post('Profiler.start');
    return;
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  session = undefined;
  writeFileSync(join(folder, `thread-${threadId}.cpuprofile`), JSON.stringify(profile));
}

const turned = (): void => void turn().catch((error) => process.stderr.write(`no profile: ${error}\n`));
threads.unref();
if (isMainThread)
  process.on('SIGUSR2', () => {
    threads.postMessage('turn');
    turned();
  });
else threads.onmessage = turned;
