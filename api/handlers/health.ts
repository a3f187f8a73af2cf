import type { z } from 'zod';
import type * as contract from '../../contract/health';
import { migrations } from '../../database/migrate';
import { migrated } from '../../database/reads/migrated';
import { sweeps } from '../../database/reads/sweeps';
import type { Handler, Parts } from '../context';

/** Milliseconds; a worker asks for work again at least every minute. */
const WORKER_IS_AWAY = 75_000;

export const alive: Handler = () => ({ body: { status: 'alive' } });

/** Whether acts can be taken. What is wrong stands in the log: this route is open to everybody. */
export const ready: Handler = async (ask, parts) => {
  const [number, age] = await Promise.all([
    migrated(parts.sql).catch((error: unknown) => wrong(parts, 'database', error)),
    parts.engine.workerAge(ask.now).then(
      (since) => since ?? Number.POSITIVE_INFINITY,
      (error: unknown) => wrong(parts, 'temporal', error),
    ),
  ]);
  const is = (holds: boolean) => (holds ? ('ready' as const) : ('not-ready' as const));
  const all = {
    database: is(number !== undefined),
    migrations: is(number === migrations().length),
    temporal: is(age !== undefined),
    worker: is(age !== undefined && age < WORKER_IS_AWAY),
  };
  const status = is(Object.values(all).every((one) => one === 'ready') && !parts.stopping());
  const body: z.output<typeof contract.ready> = { status, parts: all };
  return { body, ...(status === 'ready' ? {} : { status: 503 }) };
};

function wrong({ log }: Parts, part: string, error: unknown): undefined {
  log.warn({ part, because: error instanceof Error ? error.message : String(error) }, 'not ready');
  return undefined;
}

export const metrics: Handler = async (ask, { metrics, engine, sql, log }) => {
  const age = await engine.workerAge(ask.now).catch(() => undefined);
  metrics.workerAge.set(age === undefined ? Number.NaN : age / 1_000);
  for (const { name, endedAt } of await sweeps(sql).catch((error: unknown) => {
    log.warn(
      { because: error instanceof Error ? error.message : String(error) },
      'the age of periodic work is not known',
    );
    return [];
  }))
    metrics.sweepAge.set({ sweep: name }, (ask.now - endedAt) / 1_000);
  return { body: await metrics.registry.metrics(), headers: { 'content-type': metrics.registry.contentType } };
};
