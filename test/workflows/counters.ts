import { setTimeout as pause } from 'node:timers/promises';
import { temporal } from '@temporalio/proto';
import type { Case } from './engine';

/** What a piece of work cost: events and bytes of history, workflow tasks, and what a managed server would bill. */
export interface Cost {
  readonly events: number;
  readonly tasks: number;
  readonly bytes: number;
  readonly actions: number;
}

const { EVENT_TYPE_WORKFLOW_TASK_COMPLETED } = temporal.api.enums.v1.EventType;

/** Milliseconds after which the server's counters hold what has happened: they are flushed about once a second. */
const FLUSHED_AFTER = 2_200;

/** The cost of a case so far, or nothing for none; `actions` is the whole namespace's, so the test needs one of its own. */
export async function costSoFar(it: Case | undefined, namespace: string): Promise<Cost> {
  await pause(FLUSHED_AFTER);
  if (!it) return { events: 0, tasks: 0, bytes: 0, actions: await actions(namespace) };
  const { historyLength, historySize } = await it.handle.describe();
  const { events } = await it.history();
  const tasks = events?.filter(({ eventType }) => eventType === EVENT_TYPE_WORKFLOW_TASK_COMPLETED).length ?? 0;
  return { events: historyLength, tasks, bytes: historySize ?? 0, actions: await actions(namespace) };
}

/** The server's own counter of billable actions of one namespace; queries are read by tests alone and left out. */
async function actions(namespace: string): Promise<number> {
  const address = process.env.BATON_TEST_TEMPORAL_METRICS;
  if (!address) throw new Error('BATON_TEST_TEMPORAL_METRICS is not set; the project "test" sets it');
  const metrics = await (await fetch(address)).text();
  const label = `namespace="${namespace.replaceAll('-', '_')}"`; // as the server writes it
  let sum = 0;
  for (const line of metrics.split('\n')) {
    if (!line.startsWith('action{') || !line.includes(label)) continue;
    if (!line.includes('service_name="frontend"') || line.includes('QueryWorkflow')) continue;
    sum += Number(line.slice(line.lastIndexOf(' ')));
  }
  return sum;
}

export const minus = (after: Cost, before: Cost): Cost => ({
  events: after.events - before.events,
  tasks: after.tasks - before.tasks,
  bytes: after.bytes - before.bytes,
  actions: after.actions - before.actions,
});
