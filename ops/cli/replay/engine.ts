import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { journal } from '../../../contract/journal';
import type { ledger } from '../../../contract/ledger';
import type { openBody } from '../../../contract/verbs/open';
import { verbs } from '../../../domain/escalation/verbs';
import { type Act, FLOW, type Happening, type View } from './acts';
import type { Client } from './client';
import type { Figures } from './counts';
import type { Directory } from './directory';
import type { Engine, Running } from './drive';
import { figuresOf } from './figures';
import type { LogCase, LogEvent } from './log';
import { type Escalation, viewOf } from './view';

/** How long a wait of the log may last here, in milliseconds: it ends with the log's next event, which is seconds away. */
const WAIT = 86_400_000;
const PAGE = 200;

/** The running engine, over HTTP. Each act is done by the person whom the log names, with a key of their own. */
export class HttpEngine implements Engine {
  readonly #run = randomUUID();
  #opened = 0;

  constructor(
    readonly directory: Directory,
    readonly lead: Client,
  ) {}

  async name({ status, sub, team, person }: LogEvent): Promise<Happening> {
    const department = team && (await this.directory.department(team));
    return {
      status,
      sub,
      department,
      person: department && person && (await this.directory.member(person, department)),
    };
  }

  begin(log: LogCase): Running {
    return new HttpCase(this, log, `${this.#run}-${++this.#opened}`);
  }
}

class HttpCase implements Running {
  #now: Escalation | null = null;
  #acts = 0;

  constructor(
    private readonly engine: HttpEngine,
    private readonly log: LogCase,
    private readonly key: string,
  ) {}

  get view(): View | null {
    return this.#now && viewOf(this.#now);
  }

  async perform(act: Act): Promise<string | null> {
    const client = act.by === null ? this.engine.lead : await this.engine.directory.client(act.by);
    const key = `${this.key}-${++this.#acts}`;
    const { path, body } = this.#request(act);
    const answer = await client.post<Escalation>(path, body, key);
    if (answer.kind === 'done') {
      this.#now = answer.body;
      return null;
    }
    if (this.#now) this.#now = await this.engine.lead.get(`/v1/escalations/${this.#now.id}`);
    return answer.code;
  }

  #request(act: Act): { path: string; body: object } {
    if (act.verb === 'open') {
      const body = { ...opening(this.log), department: act.body.department };
      return { path: '/v1/escalations', body: body satisfies z.input<typeof openBody> };
    }
    const now = this.#now;
    if (!now) throw new Error(`${act.verb} before ${this.log.name} was opened`);
    const fields = act.verb === 'wait' ? { ...act.body, until: new Date(Date.now() + WAIT).toISOString() } : act.body;
    const handoff = now.handoffs.at(-1);
    if (verbs[act.verb].on === 'escalation' || !handoff)
      return { path: `/v1/escalations/${now.id}/${act.verb}`, body: { ...fields, version: now.version } };
    return {
      path: `/v1/escalations/${now.id}/handoffs/${handoff.id}/${act.verb}`,
      body: { ...fields, version: handoff.version },
    };
  }

  async figures(): Promise<Figures> {
    if (!this.#now)
      return figuresOf([], { stints: [], elapsedMs: 0, parallelMs: 0, handoffs: 0, pingPongs: 0 }, 'never opened');
    const { lead } = this.engine;
    const path = `/v1/escalations/${this.#now.id}`;
    const [{ state }, book, events] = await Promise.all([
      lead.get<Escalation>(path),
      lead.get<z.output<typeof ledger>>(`${path}/ledger`),
      this.#journal(path),
    ]);
    return figuresOf(events, book, state);
  }

  async #journal(path: string): Promise<z.output<typeof journal>['events']> {
    const events: z.output<typeof journal>['events'] = [];
    for (let cursor = ''; ; ) {
      const page = await this.engine.lead.get<z.output<typeof journal>>(`${path}/journal?limit=${PAGE}${cursor}`);
      events.push(...page.events);
      if (page.nextCursor === null) return events;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }
}

/** What the log says of an incident as it begins. */
function opening({ name, events: [first] }: LogCase) {
  const { impact = '', product = '' } = first ?? {};
  const fields = { ...(impact && { impact }), ...(product && { product }) };
  return {
    flow: FLOW,
    title: name,
    urgency: 'medium',
    importance: IMPORTANCE[impact.toLowerCase()] ?? 'medium',
    fields,
  };
}

const IMPORTANCE: Readonly<Record<string, string>> = { low: 'low', medium: 'medium', high: 'high', major: 'high' };
