import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, type WorkflowExecutionDescription } from '@temporalio/client';
import pino from 'pino';
import { resolve } from '../../activities/resolve';
import { type RunningApi, startApi } from '../../api/start';
import { connect, type Sql } from '../../database/connect';
import { editDirectory } from '../../database/directory';
import { createKey } from '../../database/keys';
import { migrate } from '../../database/migrate';
import { freePort } from '../../ops/free-port';
import { publishFlows } from '../../ops/publish-flows';
import { type LocalTemporal, startTemporal } from '../../ops/temporal/server';
import { codecKeys } from '../../wire/keys';
import { COMPANY } from '../api/company';
import { responsible } from '../api/server';
import { bundlePath } from '../workflows/engine';
import type { WorkerSettings } from './worker-process';

/** The whole engine, with a Temporal server and a worker process of the test's own, so that each part may be killed. */
export class Stage {
  private worker: ChildProcess | undefined;
  private stopping = false;
  private readonly keys = new Map<string, string>();

  private constructor(
    readonly folder: string,
    readonly temporal: LocalTemporal,
    readonly sql: Sql,
    readonly api: RunningApi,
    private readonly client: Client,
    private readonly through: Sql,
    private readonly settings: WorkerSettings,
  ) {}

  /** Where API and worker find PostgreSQL: by wires that can be cut, perhaps; `direct` is the way around them. */
  static async set(database: { api: string; worker: string; direct?: string }): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), `baton-test-${process.pid}-`));
    chmodSync(folder, 0o755);
    const sql = connect(database.direct ?? database.api, { connections: 4 });
    await migrate(sql);
    await publishFlows(sql);
    await editDirectory(sql, COMPANY);
    await responsible(sql);
    const temporal = await startTemporal({
      binary: process.env.BATON_TEST_TEMPORAL_CLI ?? '',
      folder: join(folder, 'temporal'),
      ports: { grpc: await freePort(), metrics: await freePort() },
      log: () => undefined,
    });
    const codecKey = randomBytes(32).toString('hex');
    const client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
    const through = connect(database.api);
    const api = await startApi({
      ...{ port: 0, host: '127.0.0.1', sql: through, namespace: 'default', codecKeys: codecKeys(codecKey) },
      connection: { address: temporal.address },
      resolve: (needs, at) => resolve(through, needs, at),
      log: pino({ level: process.env.BATON_TEST_LOUD ? 'warn' : 'silent' }),
      actWithinMs: 5_000,
    });
    const settings = { address: temporal.address, database: database.worker, codecKey, bundlePath: bundlePath() };
    const stage = new Stage(folder, temporal, sql, api, client, through, settings);
    await stage.work();
    return stage;
  }

  /** Starts the worker's process; it is started again whenever it has died, as a process manager does. */
  async work(): Promise<void> {
    const worker = fork(join(__dirname, 'worker-process.ts'), [], {
      execArgv: ['-r', join(__dirname, '../parts/typescript.cjs')],
      env: { ...process.env, BATON_TEST_WORKER: JSON.stringify(this.settings) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.worker = worker;
    worker.once('exit', () => {
      this.worker = undefined;
      if (!this.stopping) setTimeout(() => this.stopping || this.work().catch(() => undefined), RESTARTED_AFTER);
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
  }

  killWorker(): void {
    this.worker?.kill('SIGKILL');
  }

  killTemporal(): void {
    const pid = this.temporal.pid();
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  /** Loses everything that Temporal knows: the server is killed, and its file is gone before it is started again. */
  loseTemporal(): void {
    this.killTemporal();
    for (const end of ['', '-wal', '-shm']) rmSync(join(this.folder, `temporal/temporal.db${end}`), { force: true });
  }

  /** The case as the Temporal server has it; undefined when it does not know it. */
  async describe(escalation: string): Promise<WorkflowExecutionDescription | undefined> {
    return this.client.workflow
      .getHandle(escalation)
      .describe()
      .catch(() => undefined);
  }

  async call(as: string, method: string, path: string, body?: object, key: string = randomUUID()): Promise<Answer> {
    const answer = await fetch(`http://127.0.0.1:${this.api.port}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.keyOf(as)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  async keyOf(person: string): Promise<string> {
    const known = this.keys.get(person);
    if (known) return known;
    const { key } = await createKey(this.sql, { person, scopes: ['read', 'open', 'act', 'directory'], at: Date.now() });
    this.keys.set(person, key);
    return key;
  }

  async strike(): Promise<void> {
    this.stopping = true;
    const gone = this.worker && new Promise((resolve) => this.worker?.once('exit', resolve));
    this.worker?.kill('SIGKILL');
    await gone;
    await this.api.stop();
    await this.client.connection.close();
    await this.temporal.stop();
    await Promise.all([this.sql, this.through].map((sql) => sql.end({ timeout: 1 })));
    await pause(100);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Milliseconds; what a process manager takes to notice and start again. */
const RESTARTED_AFTER = 300;

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly version: number;
    readonly handoffs: readonly { readonly version: number }[];
    readonly code?: string;
  };
}
