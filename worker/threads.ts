import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import threads, { type WorkerOptions } from 'node:worker_threads';
import type { Logger } from '@temporalio/worker';
import { version } from '@temporalio/worker/package.json';

/** What the SDK starts in a thread of its own to run workflows. */
const SDKS_PROGRAM = /workflow-worker-thread(\.js)?$/;
const OURS = join(__dirname, 'thread.cjs');

/** The version of the SDK whose threads these are; another may call into workflows by other ways. */
export const WRITTEN_FOR = '1.24.0';

/** Milliseconds between two looks at a thread. */
const LOOK_EVERY = 1_000;
/** Nanoseconds within a workflow after which a thread is taken to turn in circles. */
const STUCK_AFTER = 5_000_000_000n;

/**
 * Megabytes of young memory with which such a thread begins. V8 begins with one and is slow to take more: what an act leaves behind was
 * then copied about before it could be forgotten, a fifth of the thread's time.
 */
const YOUNG = 16;

/**
 * Lightens the threads in which workflows run; `npm run bench -- --profile` showed both, docs/performance.md the figures.
 * - For every call into a workflow (ten or more for an act) the SDK has Node start a thread that would stop it after five seconds, and
 *   waits for that thread's end: half of all the time that an act spent there. Here each call notes when it began, and a thread
 *   that is stuck in one is ended from outside; the worker is then made again, and its cases go on from their histories.
 * - For every promise of a workflow the SDK notes where it was made, in case somebody asks for a stack: nobody can, by our own choice
 *   (worker/bundle).
 * It rests on how one version of the SDK is made: any other, and a program that it does not know, is left as it is (docs/adr/0014).
 */
export function lightenThreads(logger: Logger, sdk: string = version): void {
  if (sdk !== WRITTEN_FOR) {
    logger.warn(
      `The threads of workflows are the SDK's own: they are lightened for ${WRITTEN_FOR} alone, and it is ${sdk}`,
    );
    return;
  }
  setFlagsFromString(`--min-semi-space-size=${YOUNG}`); // read when a thread's memory is made; the main thread has its own already
  const { Worker: Plain } = threads;
  class Light extends Plain {
    constructor(program: string | URL, options?: WorkerOptions) {
      if (typeof program !== 'string' || !SDKS_PROGRAM.test(program)) {
        super(program, options);
        return;
      }
      const entered = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
      super(OURS, { ...options, workerData: { program, entered } });
      endWhenStuck(this, new BigInt64Array(entered));
    }
  }
  Reflect.set(threads, 'Worker', Light);
}

/**
 * `inside` holds since when the thread is within a workflow, in nanoseconds of the one clock of all threads of this process, which
 * nobody sets; 0 while it is not.
 */
function endWhenStuck(thread: threads.Worker, inside: BigInt64Array): void {
  const look = setInterval(() => {
    const since = Atomics.load(inside, 0);
    if (since > 0n && process.hrtime.bigint() - since > STUCK_AFTER) void thread.terminate();
  }, LOOK_EVERY).unref();
  thread.once('exit', () => clearInterval(look));
}
