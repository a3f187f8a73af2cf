import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { z } from 'zod';
import { createActivities } from '../../activities/activities';
import { resolve } from '../../activities/resolve';
import { Standings } from '../../activities/standings';
import { type ApiParts, type RunningApi, startApi } from '../../api/start';
import type { escalation } from '../../contract/escalation';
import type { Scope } from '../../contract/keys';
import type { problem } from '../../contract/problem';
import type { Sql } from '../../database/connect';
import { editDirectory } from '../../database/directory';
import { publishFlow } from '../../database/flows';
import { createKey } from '../../database/keys';
import { putResponsibility } from '../../database/responsibility';
import { planHash, planOf } from '../../flows/compile';
import { readDocument } from '../../flows/read';
import { compileResponsibility } from '../../organisation/compile-responsibility';
import { codecKeys } from '../../wire/keys';
import { freshDatabase } from '../database/database';
import { look, watchedLog } from '../parts/leaks';
import { type Engine, engine as startEngine, temporalAddress } from '../workflows/engine';
import { COMPANY } from './company';
import { held } from './held';

export type Escalation = z.output<typeof escalation>;
export type Problem = z.output<typeof problem>;

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Call {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const ALL: readonly Scope[] = ['read', 'open', 'act', 'directory', 'flows', 'keys', 'metrics', 'confidential'];

/** The whole engine behind a real port: PostgreSQL, Temporal, a worker unless it is left out, and the API. */
export class Server {
  private readonly standings = new Standings();
  private readonly keys = new Map<string, string>();
  private readonly apis: RunningApi[] = [];
  private worker: { stop(): Promise<void> } | undefined;

  private constructor(
    readonly sql: Sql,
    readonly engine: Engine,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(options: { worker?: boolean; table?: boolean; api?: Partial<ApiParts> } = {}): Promise<Server> {
    const { sql, drop } = await freshDatabase({ migrated: true });
    const server = new Server(sql, await startEngine(), drop);
    const edited = await editDirectory(sql, COMPANY);
    if (edited.kind !== 'edited') throw new Error(JSON.stringify(edited.problems));
    if (options.table !== false) await responsible(sql);
    await server.publish('player-problem');
    await server.serve(options.api);
    if (options.worker !== false) await server.work();
    return server;
  }

  /** Another API beside the first one, on the same everything. Calls go to the newest. */
  async serve(change: Partial<ApiParts> = {}): Promise<RunningApi> {
    const { sql, engine } = this;
    const api = await startApi({
      ...{ port: 0, host: '127.0.0.1', sql, namespace: 'default', taskQueue: engine.taskQueue, codecKeys: engine.keys },
      connection: { address: temporalAddress() },
      resolve: (needs, at) => resolve(sql, needs, at),
      justRecorded: (escalation, actor, key) => this.standings.after(escalation, actor, key),
      log: process.env.BATON_TEST_LOUD ? pino({ level: 'info' }) : watchedLog(),
      ...change,
    });
    this.apis.push(api);
    return api;
  }

  async work(): Promise<void> {
    this.worker = await this.engine.work(createActivities({ sql: this.sql, standings: this.standings }));
  }

  async rest(): Promise<void> {
    await this.worker?.stop();
    this.worker = undefined;
  }

  async publish(flow: string): Promise<void> {
    const text = readFileSync(join(__dirname, `../../flows/${flow}.yaml`), 'utf8');
    const read = readDocument(text);
    if (read.kind !== 'read') throw new Error(`${flow} cannot be read`);
    const compile = (version: number) => {
      const plan = planOf(text, version);
      return { plan, hash: planHash(plan, (one) => createHash('sha256').update(one).digest('hex')) };
    };
    await publishFlow(this.sql, { flow, document: read.value, compile, at: Date.now(), by: null });
  }

  /** A key of somebody, with every scope unless others are named. */
  async keyOf(person: string, scopes: readonly Scope[] = ALL): Promise<string> {
    const known = this.keys.get(`${person} ${scopes}`);
    if (known) return known;
    const { key } = await createKey(this.sql, { person, scopes, at: Date.now() });
    this.keys.set(`${person} ${scopes}`, key);
    return key;
  }

  get base(): string {
    return `http://127.0.0.1:${this.apis.at(-1)?.port}`;
  }

  /** Calls as somebody, or as nobody; every answer is held against the contract (`held`). */
  async call<T = unknown>(as: string | null, request: string, body?: unknown, call: Call = {}): Promise<Answer<T>> {
    const [method = '', path = ''] = request.split(' ');
    const headers: Record<string, string> = {
      ...(as === null ? {} : { authorization: `Bearer ${await this.keyOf(as)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
      ...call.headers,
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await fetch(this.base + path, { method, headers, ...sent });
    const text = await answer.text();
    // The one answer in which a confidential value may stand.
    if (!(answer.status === 200 && path.includes('/confidential/'))) look(`an answer to ${method} ${path}`, text);
    const json = answer.headers.get('content-type')?.includes('json') === true;
    const got = { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as T };
    held(method, path, got);
    return got;
  }

  /** Opens a case of the shipped flow as Lin Xiao of the desk. */
  async open(change: object = {}, call: Call = {}): Promise<Escalation> {
    const { body, status } = await this.call<Escalation>(
      'lin-xiao',
      'POST /v1/escalations',
      { ...OPENING, ...change },
      {
        key: randomUUID(),
        ...call,
      },
    );
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Acts, and gives the case as it then stands; throws what was refused. */
  async act(as: string, one: Escalation, verb: string, body: object = {}, handoff?: number): Promise<Escalation> {
    const on = handoff === undefined ? '' : `/handoffs/${handoff}`;
    const version = handoff === undefined ? one.version : one.handoffs[handoff - 1]?.version;
    const answer = await this.call<Escalation>(as, `POST /v1/escalations/${one.id}${on}/${verb}`, { version, ...body });
    if (answer.status !== 200) throw new Error(`${verb}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async stop(): Promise<void> {
    await Promise.all(this.apis.map((api) => api.stop()));
    await this.engine.close();
    await this.drop();
  }
}

/** Whatever a player's problem is about, technical support finds the cause. */
export async function responsible(sql: Sql): Promise<void> {
  const rows = [{ row: 'all', when: [], department: 'technical-support' }];
  const document = { name: { zh: '职责分工表', en: 'Responsibilities' }, rows };
  const compiled = compileResponsibility(document);
  if (compiled.errors.length > 0) throw new Error(JSON.stringify(compiled.errors));
  const put = await putResponsibility(sql, { table: 'main', document, rows: compiled.rows, at: Date.now(), by: null });
  if ('people' in put) throw new Error(JSON.stringify(put));
}

export const OPENING = {
  flow: 'player-problem',
  title: 'Items lost after the update',
  urgency: 'high',
  importance: 'medium',
  fields: { playerId: '70032', class: 'task' },
};

export const someCodecKeys = () => codecKeys(randomBytes(32).toString('hex'));
