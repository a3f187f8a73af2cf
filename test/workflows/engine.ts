import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { type Logger, NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Acted } from '../../activities/types';
import type { Command, CommandOf, VerbName } from '../../domain/escalation/commands';
import type { Answers } from '../../domain/escalation/needs';
import type { Actor } from '../../domain/escalation/parties';
import type { State } from '../../domain/escalation/state';
import { GENESIS } from '../../domain/journal/chain';
import type { Plan } from '../../domain/plan/plan';
import { type CodecKeys, codecKeys } from '../../wire/keys';
import { caseRun } from '../../wire/run';
import { sealed } from '../../wire/sealing-codec';
import { workerOptions } from '../../worker/options';
import { prepareRuntime } from '../../worker/runtime';
import { registerSearchAttributes } from '../../worker/search-attributes';
import type { escalation } from '../../workflows/escalation';
import { act, ESCALATION, look } from '../../workflows/messages';
import { actor } from '../company';
import { lookAtLog, noteKeys } from '../parts/leaks';
import { plan as thePlan } from '../plans';

const part = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the project "test" sets it`);
  return value;
};
export const temporalAddress = () => part('BATON_TEST_TEMPORAL');
export const bundlePath = () => part('BATON_TEST_BUNDLE');

/** What a worker says in a test is wanted only when it goes wrong; it is looked at all the same. */
export const quiet: Logger = (() => {
  const look = (message: string, meta?: unknown) => lookAtLog(message, meta);
  const say = process.env.BATON_TEST_LOUD ? console.error : look;
  return {
    log: (_level, message, meta) => look(message, meta),
    trace: look,
    debug: look,
    info: look,
    warn: say,
    error: say,
  };
})();

export interface Engine {
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly taskQueue: string;
  readonly keys: CodecKeys;
  /** Starts a worker; ended by `close` if not before. */
  work(activities: object, change?: Partial<WorkerOptions>): Promise<{ worker: Worker; stop(): Promise<void> }>;
  close(): Promise<void>;
}

/** A client and a task queue of the test's own on the shared Temporal server. */
export async function engine(
  options: { keys?: CodecKeys; namespace?: string; identity?: string } = {},
): Promise<Engine> {
  prepareRuntime(quiet);
  const { keys = codecKeys(randomBytes(32).toString('hex')), namespace = 'default' } = options;
  noteKeys(keys);
  const named = options.identity === undefined ? {} : { identity: options.identity };
  const address = temporalAddress();
  const connection = await NativeConnection.connect({ address });
  if (namespace !== 'default') await registerNamespace(connection, namespace);
  await registerSearchAttributes(connection, namespace);
  const grpc = await Connection.connect({ address });
  const client = new Client({ connection: grpc, namespace, dataConverter: sealed(keys), ...named });
  const taskQueue = `test-${randomUUID()}`;
  const running = new Set<() => Promise<void>>();
  return {
    client,
    connection,
    taskQueue,
    keys,
    work: async (activities, change = {}) => {
      const settings = { namespace, bundlePath: bundlePath(), codecKeys: keys };
      const worker = await Worker.create({
        ...workerOptions({ ...settings, connection, taskQueue, activities }),
        shutdownGraceTime: 200,
        ...named,
        ...change,
      });
      const ended = worker.run();
      const stop = async () => {
        if (!running.delete(stop)) return;
        worker.shutdown();
        await ended;
      };
      running.add(stop);
      return { worker, stop };
    },
    close: async () => {
      await Promise.all([...running].map((stop) => stop()));
      await connection.close();
      await grpc.close();
    },
  };
}

/** A namespace of the test's own; the server takes a moment until all of it knows. */
async function registerNamespace({ workflowService }: NativeConnection, namespace: string): Promise<void> {
  await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
  for (;;) {
    try {
      await workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
      return;
    } catch {
      await pause(100);
    }
  }
}

/** As long as a real one, because bytes are counted. */
const DIGEST = randomBytes(32).toString('hex');

export interface Said {
  readonly by?: string | Actor;
  readonly on?: number | null;
  readonly version?: number | null;
  readonly key?: string;
  readonly answers?: Answers;
}

const {
  EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EVENT_TYPE_WORKFLOW_TASK_STARTED,
  EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
  EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
  EVENT_TYPE_WORKFLOW_TASK_FAILED,
} = temporal.api.enums.v1.EventType;
const TASKS: ReadonlySet<number> = new Set([
  ...[EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, EVENT_TYPE_WORKFLOW_TASK_STARTED, EVENT_TYPE_WORKFLOW_TASK_COMPLETED],
  ...[EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT, EVENT_TYPE_WORKFLOW_TASK_FAILED],
]);

/** One escalation as its callers meet it: commands as the API makes them, sent as the API sends them. */
export class Case {
  readonly id: string = randomUUID();
  readonly handle: WorkflowHandle;

  constructor(
    readonly engine: Engine,
    readonly plan: Plan = thePlan(),
    readonly moveAt?: number,
  ) {
    this.handle = engine.client.workflow.getHandle(this.id);
  }

  command<V extends VerbName>(verb: V, body: CommandOf<V>['body'], said: Said = {}): Command {
    const { by = 'lin', on = null, version = null, key = randomUUID(), answers } = said;
    const who = typeof by === 'string' ? actor(by) : by;
    return {
      ...{ verb, body, key, digest: DIGEST, actor: who, on, version },
      ...(answers ? { answers } : {}),
    } as unknown as Command;
  }

  opening(body: Partial<CommandOf<'open'>['body']> = {}, said: Said = {}): Command {
    const whole = { escalation: this.id, number: 1, plan: DIGEST, title: 'Lost items', urgency: 'low' };
    return this.command('open', { ...whole, importance: 'low', fields: { player: 'p-7' }, ...body }, said);
  }

  open(body: Partial<CommandOf<'open'>['body']> = {}, said: Said = {}): Promise<Acted> {
    return this.start(this.opening(body, said));
  }

  /** Sends the command that opens the case, and starts its workflow with it. */
  start(command: Command): Promise<Acted> {
    const { plan, moveAt, engine } = this;
    const carry = { escalation: this.id, plan, state: null, head: GENESIS, recent: [], moves: 0 };
    const start = new WithStartWorkflowOperation<typeof escalation>(ESCALATION, {
      ...caseRun(moveAt === undefined ? carry : { ...carry, moveAt }, engine.taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return engine.client.workflow.executeUpdateWithStart(act, {
      ...{ updateId: command.key, args: [command], startWorkflowOperation: start },
    });
  }

  say<V extends VerbName>(verb: V, body: CommandOf<V>['body'], said: Said = {}): Promise<Acted> {
    return this.send(this.command(verb, body, said));
  }

  send(command: Command): Promise<Acted> {
    return this.handle.executeUpdate(act, { updateId: command.key, args: [command] });
  }

  look() {
    return this.handle.query(look);
  }

  async state(): Promise<State> {
    const { state } = await this.look();
    if (!state) throw new Error(`${this.id} is not open`);
    return state;
  }

  history() {
    return this.handle.fetchHistory();
  }

  /** Events of the newest run beside its workflow tasks, of which a machine that is short of breath needs more. */
  async written(): Promise<number> {
    const { events = [] } = await this.history();
    return events?.filter(({ eventType }) => !TASKS.has(eventType ?? 0)).length ?? 0;
  }

  /** Why the newest run's last failed workflow task failed; undefined when none has. */
  async taskFailure(): Promise<string | undefined> {
    const { events = [] } = await this.history();
    const failed = events?.findLast((event) => event.workflowTaskFailedEventAttributes);
    return failed?.workflowTaskFailedEventAttributes?.failure?.message ?? undefined;
  }

  /** Replays the stored history of the newest run; throws when this program would have done something else. */
  async replay(): Promise<void> {
    const { keys } = this.engine;
    const options = { workflowBundle: { codePath: bundlePath() }, dataConverter: sealed(keys) };
    await Worker.runReplayHistory(options, await this.history(), this.id);
  }
}

/** Every run of a case, the first one first. */
export async function runsOf(it: Case): Promise<string[]> {
  const ids: string[] = [];
  for await (const { runId, startTime } of it.engine.client.workflow.list({ query: `WorkflowId = '${it.id}'` }))
    ids.push(`${startTime.toISOString()} ${runId}`);
  return ids.sort().map((line) => line.split(' ')[1] as string);
}

/** The refusal that an act was answered with: its code and parameters, as the API reads them. */
export async function refusal(acting: Promise<unknown>): Promise<{ code: string; params: unknown }> {
  try {
    await acting;
  } catch (error) {
    const { cause } = error as { cause?: { type?: string; details?: unknown[] } };
    if (cause?.type) return { code: cause.type, params: cause.details?.[0] };
    throw error;
  }
  throw new Error('the act was not refused');
}
