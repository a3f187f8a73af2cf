import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { commandKey } from '../../api/idempotency';
import type { Sql } from '../../database/connect';
import { journalFrom } from '../../database/reads/journal';
import { standingOf } from '../../database/reads/standing';
import { evolve } from '../../domain/escalation/evolve';
import type { State } from '../../domain/escalation/state';
import { verify } from '../../domain/journal/chain';
import { eventOf } from '../../domain/journal/entry';
import { OPENING } from '../api/server';
import type { Answer, Stage } from './stage';

interface Acknowledged {
  readonly escalation: string;
  readonly actor: string;
  readonly key: string;
  /** When it was sent first, and how long it took until it was answered, all tries together; milliseconds. */
  readonly sent: number;
  readonly took: number;
}

/** The seven acts of three departments, and who does them. */
const ROAD = [
  ['wu-lei', 'accept', {}],
  ['wu-lei', 'complete', { results: { cause: 'server' } }],
  ['wang-haitao', 'accept', {}],
  ['wang-haitao', 'complete', { results: {} }],
  ['liu-qian', 'accept', {}],
  ['liu-qian', 'complete', { results: { summary: 'put right' } }],
] as const;

/** People at work: each opens case after case and takes it along its road, and sends again, under the same key, what was not answered. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that no caller should have been given. */
  readonly refused: string[] = [];
  private working = true;
  private readonly people: Promise<void>[];

  constructor(
    private readonly stage: Stage,
    callers: number,
  ) {
    this.people = Array.from({ length: callers }, () => this.work());
  }

  async stop(): Promise<void> {
    this.working = false;
    await Promise.all(this.people);
  }

  /** Opens a case on which nobody acts any more. */
  async open(): Promise<string> {
    const one = await this.until('lin-xiao', '/v1/escalations', OPENING);
    if (!one) throw new Error('the case could not be opened');
    return one.id;
  }

  private async work(): Promise<void> {
    while (this.working) {
      const opened = await this.until('lin-xiao', '/v1/escalations', OPENING);
      let one = opened;
      for (const [index, [person, verb, body]] of ROAD.entries()) {
        if (!one) break;
        const handoff = Math.floor(index / 2) + 1;
        const { version } = one.handoffs[handoff - 1] ?? { version: 0 };
        const path = `/v1/escalations/${one.id}/handoffs/${handoff}/${verb}`;
        one = await this.until(person, path, { version, ...body });
      }
    }
  }

  private async until(person: string, path: string, body: object): Promise<Answer['body'] | undefined> {
    const key = randomUUID();
    const sent = Date.now();
    for (;;) {
      const answer = await this.stage.call(person, 'POST', path, body, key).catch(() => undefined);
      if (answer && answer.status < 300) {
        const { id: escalation } = answer.body;
        const actor = person;
        this.acknowledged.push({ escalation, actor, key: commandKey(person, key), sent, took: Date.now() - sent });
        return answer.body;
      }
      if (answer && answer.status < 500) {
        this.refused.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return undefined;
      }
      await pause(50 + Math.random() * 100);
    }
  }

  /** Waits until as many acts have been answered since. */
  async more(acts: number, withinMs = 60_000): Promise<void> {
    const from = this.acknowledged.length;
    for (const end = Date.now() + withinMs; this.acknowledged.length < from + acts; await pause(20))
      if (Date.now() > end) throw new Error(`${this.acknowledged.length - from} of ${acts} acts within ${withinMs} ms`);
  }

  /**
   * How a blow was survived, in milliseconds after it: until the first act was answered that had been sent after it, and until the last
   * one was answered that took five times as long as an act usually had before.
   */
  since(blow: number): { first: number; normal: number; before: { p50: number; p99: number } } {
    const answeredAt = ({ sent, took }: Acknowledged) => sent + took;
    const calm = this.acknowledged.filter((one) => answeredAt(one) < blow).slice(-100);
    const took = calm.map((one) => one.took).sort((a, b) => a - b);
    const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => took[Math.floor(took.length * share)]);
    const after = this.acknowledged.filter((one) => answeredAt(one) >= blow);
    const first = Math.min(...after.filter(({ sent }) => sent > blow).map(answeredAt)) - blow;
    const slow = after.filter((one) => one.took > 5 * p50).map((one) => answeredAt(one) - blow);
    return { first, normal: Math.max(0, ...slow), before: { p50, p99 } };
  }

  /** 0 missing, 0 doubled: every act that was acknowledged is on record once, and every case is what its journal says. */
  async compare(sql: Sql): Promise<{ acts: number; cases: number; events: number; missing: number; doubled: number }> {
    const rows = await sql<{ key: string; actor: string }[]>`select key, actor from act`;
    const onRecord = new Set(rows.map(({ actor, key }) => `${actor} ${key}`));
    const missing = this.acknowledged.filter(({ actor, key }) => !onRecord.has(`${actor} ${key}`)).length;
    const twice = await sql`
      select cause, type from journal where cause not like 'deadline %' group by escalation, cause, type having count(*) > 1`;
    const cases = await sql<{ id: string; state: State; health: string }[]>`select id, state, health from escalation`;
    let events = 0;
    for (const { id, state, health } of cases) {
      const journal = await journalFrom(sql, id, 1, 10_000);
      events += journal.length;
      const fold = journal.map(eventOf).reduce<State | null>(evolve, null);
      const verdict = verify((text) => createHash('sha256').update(text).digest('hex'), journal);
      const standing = await standingOf(sql, id);
      if (health !== 'ok' || verdict.kind !== 'whole' || standing?.head !== verdict.head)
        throw new Error(`${id}: ${health}, ${JSON.stringify(verdict)}`);
      expect(state).toEqual(fold);
    }
    return { acts: this.acknowledged.length, cases: cases.length, events, missing, doubled: twice.length };
  }
}
