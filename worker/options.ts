import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import type { CodecKeys } from '../wire/keys';
import { sealed } from '../wire/sealing-codec';
import { discreet } from './discreet';

export interface Settings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  /** Made by `bundleWorkflows` with this very version of the SDK. */
  readonly bundlePath: string;
  readonly codecKeys: CodecKeys;
  readonly activities: object;
  /** Cases kept in memory between two acts; 0 replays each act's history from its beginning. */
  readonly cache?: number;
}

/** Every choice, with what it costs. Where nothing is said the SDK's own default stands. */
export const workerOptions = (settings: Settings): WorkerOptions => ({
  connection: settings.connection,
  namespace: settings.namespace,
  taskQueue: settings.taskQueue,
  workflowBundle: { codePath: settings.bundlePath },
  activities: settings.activities,
  dataConverter: sealed(settings.codecKeys),
  interceptors: { activity: [discreet] },

  // Stands in two events of each task: what the SDK would write there itself is 85 bytes long, a tenth of a history. It is not for
  // versioning: a run goes on under any worker, and the state says by which rules it is decided.
  workerDeploymentOptions: {
    version: { deploymentName: 'baton', buildId: fingerprint(settings.bundlePath) },
    useWorkerVersioning: false,
  },

  // A case that is not in the cache costs the replay of its history, 2 ms for a hundred events; one that is costs memory while it sleeps.
  // So the cache follows the memory that there is, never the number of open cases.
  maxCachedWorkflows: settings.cache ?? cacheFor(getHeapStatistics().heap_size_limit),

  // A worker that was killed leaves its cases' next tasks waiting for it this long, before another may take them. The default of 10 s was
  // measured as 12.6–13 s to the first act after a kill, 1 s as 3.4–3.7 s. The price: a worker that is busy for longer loses its cached
  // cases to a replay elsewhere.
  stickyQueueScheduleToStartTimeout: '1 second',

  // Tasks in hand at once. A task waits for PostgreSQL most of its time, so far more than cores; each holds one act's memory.
  maxConcurrentWorkflowTaskExecutions: 100,
  // Requests that wait at the server for tasks: enough that a burst is fetched while the first of it is worked on. Each is an idle
  // connection's stream; the server limits them per queue.
  maxConcurrentWorkflowTaskPolls: 10,
  // Local activities (`record`, `resolve`) at once, one per task in hand; PostgreSQL's pool is the real limit, the rest wait for it here.
  maxConcurrentLocalActivityExecutions: 100,
  // Regular activities run only while PostgreSQL is away, and for the recovery: few, so that its return is not a stampede.
  maxConcurrentActivityTaskExecutions: 20,
  maxConcurrentActivityTaskPolls: 2,

  // What is in hand at a shutdown is finished: an act takes milliseconds, the quick tries of one whose database refuses 1.5 s.
  shutdownGraceTime: '8 seconds',
  // Then the process may end all the same: what was not answered is done again by another worker, and adopted where it had been recorded.
  shutdownForceTime: '12 seconds',
});

const fingerprint = (bundlePath: string): string =>
  createHash('sha256').update(readFileSync(bundlePath)).digest('hex').slice(0, 8);

const MB = 1024 * 1024;

/** A fifth of the heap at half a megabyte a case (measured over cases of 100 events); the API and the activities share the rest. */
export const cacheFor = (heapBytes: number): number => Math.max(10, Math.floor((heapBytes * 0.2) / (0.5 * MB)));
