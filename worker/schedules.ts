import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError } from '@temporalio/client';
import { CONFIDENTIAL, DIRECTORY, RECOVERY } from '../workflows/messages';

/** Periodic work: the name of the schedule, of its workflow and of that one's run. Each sweep costs about six billable actions. */
interface Periodically {
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  /** Milliseconds from the beginning of the minute or hour. Apart from one another: people's acts go on beside them. */
  readonly offset: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const SCHEDULES: readonly Periodically[] = [
  // How long a case can be without its workflow, beside the time that the sweep takes.
  { name: RECOVERY, every: MINUTE, offset: 0 },
  // How late a substitute has what an absence gives them. What an administrator edits starts it at once, or a second after the edit before,
  // or as soon as the sweep ends that runs just then, once for all edits made meanwhile (api/engine, `hurryDirectory`, which also says
  // when an edit waits for the minute).
  { name: DIRECTORY, every: MINUTE, offset: 20 * SECOND },
  // How long a value stays beyond the day after which its request counts as dead.
  { name: CONFIDENTIAL, every: HOUR, offset: 40 * SECOND },
];

/**
 * Makes the schedules that the server lacks: at the first start, and again after its store was deleted. One that another version of Baton
 * has made at other times is set to these.
 */
export async function keepSchedules(client: Client, taskQueue: string): Promise<void> {
  for (const one of SCHEDULES) await keep(client, taskQueue, one);
}

async function keep(client: Client, taskQueue: string, { name, every, offset }: Periodically): Promise<void> {
  const spec = { intervals: [{ every, offset }] };
  try {
    const schedule = client.schedule.getHandle(name);
    const [set] = (await schedule.describe()).spec.intervals ?? [];
    if (set?.every !== every || set.offset !== offset) await schedule.update((was) => ({ ...was, spec }));
    return;
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
  try {
    await client.schedule.create({
      scheduleId: name,
      spec,
      // No arguments: the server appends the time to the workflow's id, and what is sealed for one id opens under no other.
      action: { type: 'startWorkflow', workflowType: name, workflowId: name, taskQueue, args: [] },
      policies: { overlap: 'SKIP', catchupWindow: every },
      state: { triggerImmediately: true },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error; // another worker was quicker
  }
}
