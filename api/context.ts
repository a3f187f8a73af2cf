import type { Logger } from 'pino';
import type { Route } from '../contract/routes/route';
import type { Sql } from '../database/connect';
import type { Plans } from '../database/plans';
import type { Caller } from '../database/reads/caller';
import type { Case } from '../database/reads/case';
import type { Instant } from '../domain/calendar/instant';
import type { Language } from '../words/index';
import type { Engine } from './engine';
import type { Resolve } from './foresee';
import type { digestOf } from './idempotency';
import type { Callers } from './identify';
import type { Metrics } from './metrics';
import type { Vault } from './vault';

/** The case right after an act by somebody under a key, where a worker in this very process was the last to record it: one read less. */
export type JustRecorded = (escalation: string, actor: string, key: string) => Case | undefined;

/** What every handler works with; made once. */
export interface Parts {
  readonly sql: Sql;
  readonly engine: Engine;
  readonly plans: Plans;
  readonly callers: Callers;
  readonly vault: Vault;
  readonly digestOf: ReturnType<typeof digestOf>;
  readonly resolve: Resolve;
  readonly justRecorded: JustRecorded;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** True from when the server begins to stop: it answers what is under way and is not ready for more. */
  readonly stopping: () => boolean;
  /** Now, in milliseconds; tests set it. */
  readonly now: () => Instant;
}

/** One request, known and well formed. */
export interface Ask<Path = unknown, Query = unknown, Body = unknown> {
  readonly route: Route;
  /** Null on public routes alone. */
  readonly caller: Caller | null;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** `Idempotency-Key`; undefined where none was sent. */
  readonly key: string | undefined;
  /** `If-Match`, without its quotes. */
  readonly ifMatch: string | undefined;
  /** `If-None-Match: *`: what is written must not be there yet. */
  readonly ifNoneMatch: '*' | undefined;
  readonly language: Language;
  readonly now: Instant;
}

/** What a handler answers; the route says with which status, and whether as JSON. */
export interface Reply {
  readonly body?: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (ask: Ask, parts: Parts) => Promise<Reply> | Reply;
