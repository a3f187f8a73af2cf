import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, ScheduleClient, WithStartWorkflowOperation, WorkflowClient } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Command, CommandOf } from '../domain/escalation/commands';
import type { Refusal } from '../domain/escalation/refusals';
import { caseRun } from '../wire/run';
import type * as messages from '../workflows/messages';
import { Coalesced } from './coalesced';
import { type Away, type Heard, heardIn } from './engine-errors';
import { Gate } from './gate';

export type Acted = messages.Carry['recent'][number][1];
export type Carry = messages.Carry;

/** What came of a command. `away` is safe to repeat under the same key: it is carried out at most once. */
export type Outcome =
  | { readonly kind: 'acted'; readonly acted: Acted }
  | Refusal
  | { readonly kind: 'away'; readonly why: Away; readonly seconds: number; readonly cause?: unknown }
  /** No workflow runs, and there is nothing to start one from: the case has ended, or stands in doubt. */
  | { readonly kind: 'over' };

export interface EngineOptions {
  readonly connection: Connection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly taskQueue: string;
  /** Milliseconds within which a caller is answered. Longer hides an outage, shorter turns a busy moment into one. */
  readonly withinMs: number;
}

/** The names on the wire, held to those of workflows/messages by the compiler. */
const ESCALATION: typeof messages.ESCALATION = 'escalation';
const ACT: (typeof messages.act)['name'] = 'act';

/** The schedule that brings changes of the directory to running cases. */
const DIRECTORY: typeof messages.DIRECTORY = 'directory';
/** Milliseconds within which the server must have heard that it is to run now. */
const HURRY_WITHIN = 1_000;
/** Milliseconds after which it is asked again at the earliest: another second has begun by then, also where the server was late to look. */
const HURRY_REST = 1_100;

/** The first pause before a try is repeated: a run that moves on is back within that (verified: about 40 ms). */
const PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** The way to the workflows. Every act goes under its key as the update's id, so that no retry, ours or the caller's, acts twice. */
export class Engine {
  private readonly client: WorkflowClient;
  private readonly schedules: ScheduleClient;
  private readonly gate = new Gate();
  private readonly hurry = new Coalesced(() => this.sweepDirectory(), HURRY_REST);

  constructor(private readonly options: EngineOptions) {
    const { connection, namespace, dataConverter } = options;
    this.client = new WorkflowClient({ connection, namespace, dataConverter });
    this.schedules = new ScheduleClient({ connection, namespace, dataConverter });
  }

  /** Opens a case: its workflow is started with the act that opens it, or, under a key that was sent before, found. */
  open(carry: Carry, command: CommandOf<'open'>): Promise<Outcome> {
    return this.within(carry.escalation, () =>
      this.client.executeUpdateWithStart<(carry: Carry) => Promise<void>, Acted, [Command]>(ACT, {
        args: [command],
        updateId: command.key,
        startWorkflowOperation: new WithStartWorkflowOperation(ESCALATION, {
          ...caseRun(carry, this.options.taskQueue),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
  }

  /** Acts on a case. `stored` reads what a lost workflow goes on from; undefined when the case does not go on. */
  act(escalation: string, command: Command, stored: () => Promise<Carry | undefined>): Promise<Outcome> {
    const handle = this.client.getHandle(escalation);
    return this.within(
      escalation,
      () => handle.executeUpdate<Acted, [Command]>(ACT, { args: [command], updateId: command.key }),
      stored,
    );
  }

  /**
   * The directory has changed: running cases hear of it now, and not at the next minute. While a sweep runs, another begins when it ends:
   * two at once would look at the same. A server tells the sweeps of a schedule apart by the second in which they were asked for, and drops
   * the second of two: so what comes within a second of another is asked for when that is over, once for all. What fails here, what
   * another process asks for in the same second, and what falls into that of the minute's own sweep, the next minute makes good.
   */
  hurryDirectory(): void {
    this.hurry.ask();
  }

  /** Nothing is asked for any more by itself; acts that are under way go on. */
  stop(): void {
    this.hurry.stop();
  }

  private async sweepDirectory(): Promise<void> {
    await this.options.connection
      .withDeadline(Date.now() + HURRY_WITHIN, () => this.schedules.getHandle(DIRECTORY).trigger('BUFFER_ONE'))
      .catch(() => undefined);
  }

  /** Milliseconds since a worker last asked for work; undefined when none has for minutes. */
  async workerAge(now: number): Promise<number | undefined> {
    const { connection, namespace, taskQueue } = this.options;
    const { pollers } = await connection.withDeadline(now + 2_000, () =>
      connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 }),
    );
    const seconds = (pollers ?? []).map((poller) => Number(poller.lastAccessTime?.seconds ?? 0));
    return seconds.length === 0 ? undefined : Math.max(0, now - Math.max(...seconds) * 1_000);
  }

  /** Tries until it is answered or the time is over; few at once for each case, since the server refuses more than ten. */
  private async within(
    escalation: string,
    send: () => Promise<Acted>,
    stored?: () => Promise<Carry | undefined>,
  ): Promise<Outcome> {
    const deadline = Date.now() + this.options.withinMs;
    const seconds = Math.ceil(this.options.withinMs / 1_000);
    if (!(await this.gate.enter(escalation, deadline))) return { kind: 'away', why: 'busy', seconds };
    try {
      for (let pause = PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
        const heard = await this.once(send, deadline);
        if (heard.kind === 'not-running') {
          const carry = await stored?.();
          if (!carry) return { kind: 'over' };
          await this.restart(carry, deadline);
        } else if (heard.kind !== 'again') return heard.kind === 'away' ? { ...heard, seconds } : heard;
        const rest = pause * (0.5 + Math.random());
        if (Date.now() + rest >= deadline) return { ...otherwise(heard), seconds };
        await sleep(rest);
      }
    } finally {
      this.gate.leave(escalation);
    }
  }

  private async once(send: () => Promise<Acted>, deadline: number): Promise<Heard> {
    try {
      return { kind: 'acted', acted: await this.options.connection.withDeadline(deadline, send) };
    } catch (error) {
      return heardIn(error);
    }
  }

  /** From the stored state. The sweep does the same for those on whom nobody acts. */
  private async restart(carry: Carry, deadline: number): Promise<void> {
    try {
      await this.options.connection.withDeadline(deadline, () =>
        this.client.start(ESCALATION, {
          ...caseRun(carry, this.options.taskQueue),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    } catch (error) {
      const heard = heardIn(error);
      if (heard.kind !== 'again') throw error;
    }
  }
}

const otherwise = (heard: Heard & { kind: 'again' | 'not-running' }): Heard & { kind: 'away' } =>
  heard.kind === 'again'
    ? { kind: 'away', why: heard.otherwise, cause: heard.cause }
    : { kind: 'away', why: 'recovering' };
