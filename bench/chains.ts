import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../database/connect';
import { inbox } from '../database/reads/inbox';
import type { Escalation } from '../ops/cli/replay/view';

/** What is driven. Keys are people's: some for the desk that opens, some for each of the three departments. */
export type Target =
  | { readonly kind: 'raw'; readonly port: number }
  | {
      readonly kind: 'baton';
      readonly port: number;
      readonly database: string;
      readonly keys: { readonly desk: readonly string[]; readonly departments: readonly (readonly string[])[] };
    };

export const FLOW = 'three-departments';
export const DESK = 'bench-desk';
export const DEPARTMENTS = ['bench-first', 'bench-second', 'bench-third'] as const;

/** One walk through the three departments. */
export interface Chain {
  accept(): Promise<void>;
  complete(): Promise<void>;
  /** Resolves once the department after this one sees the work in its inbox; at once where there is no inbox. */
  seen(department: number): Promise<void>;
}

export interface Walker {
  open(): Promise<Chain>;
  end(): Promise<void>;
}

export const walkerOf = (target: Target): Promise<Walker> =>
  Promise.resolve(target.kind === 'raw' ? raw(target.port) : baton(target));

function raw(port: number): Walker {
  const http = new Http(port);
  return {
    async open() {
      const path = `/chains/${randomUUID()}`;
      await http.post(path, {});
      const act = async (verb: string): Promise<void> => void (await http.post(`${path}/${verb}`, {}));
      return { accept: () => act('accept'), complete: () => act('complete'), seen: () => Promise.resolve() };
    },
    end: () => http.end(),
  };
}

function baton({ port, keys, database }: Extract<Target, { kind: 'baton' }>): Walker {
  const http = new Http(port);
  const sql = connect(database, { connections: 4 });
  let opened = 0;
  return {
    async open() {
      const turn = opened++;
      const body = {
        flow: FLOW,
        title: `Chain ${turn}`,
        urgency: 'high',
        importance: 'medium',
        fields: { customer: '70032' },
      };
      let now = (await http.post('/v1/escalations', body, keyOf(keys.desk, turn))) as Escalation;
      const act = async (verb: string): Promise<void> => {
        const handoff = now.handoffs.at(-1);
        if (!handoff) throw new Error('an open case has a handoff');
        const key = keyOf(keys.departments[now.handoffs.length - 1] ?? [], turn);
        now = (await http.post(
          `/v1/escalations/${now.id}/handoffs/${handoff.id}/${verb}`,
          { version: handoff.version, ...(verb === 'complete' ? { results: {} } : {}) },
          key,
        )) as Escalation;
      };
      return {
        accept: () => act('accept'),
        complete: () => act('complete'),
        seen: (department) => listed(DEPARTMENTS[department] ?? '', now.id),
      };
    },
    end: async () => {
      await Promise.all([http.end(), sql.end()]);
    },
  };

  // Asked when the act is answered, not before: looking all the time would cost the database more than the acts do.
  async function listed(department: string, escalation: string): Promise<void> {
    const queue = { departments: [department], queuesOnly: true, person: null, personIn: null };
    while (!(await inbox(sql, queue, undefined, 200, null)).some((row) => row.escalation === escalation))
      await pause(LOOK_EVERY);
  }
}

/** Milliseconds. */
const LOOK_EVERY = 2;

const keyOf = (keys: readonly string[], turn: number): string => keys[turn % keys.length] ?? '';

/** Requests over connections that are kept. A 503 is asked again under the same key, as callers do; anything else but 2xx is an error. */
class Http {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(private readonly port: number) {}

  async post(path: string, body: object, secret?: string): Promise<unknown> {
    const text = JSON.stringify(body);
    const headers: Record<string, string | number> = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    if (secret) Object.assign(headers, { authorization: `Bearer ${secret}`, 'idempotency-key': randomUUID() });
    for (;;) {
      const { status, read } = await this.#send(path, headers, text);
      if (status >= 200 && status < 300) return JSON.parse(read);
      if (status !== 503) throw new Error(`${path.split('/').at(-1)} ${status} ${read.slice(0, 200)}`);
    }
  }

  #send(
    path: string,
    headers: Record<string, string | number>,
    text: string,
  ): Promise<{ status: number; read: string }> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.port, path, method: 'POST', agent: this.#agent, headers };
      const sent = request(options, (response) => {
        let read = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          read += chunk;
        });
        response.once('error', reject).once('end', () => resolve({ status: response.statusCode ?? 0, read }));
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }

  end(): Promise<void> {
    this.#agent.destroy();
    return Promise.resolve();
  }
}
