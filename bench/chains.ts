import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Escalation } from '../ops/cli/replay/view';
import { InboxWatch } from './inbox-watch';

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
  /** The instant (of `performance`) at which the department after this one sees the work; undefined where the answer says so. */
  next(department: number): Promise<number> | undefined;
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
      return { accept: () => act('accept'), complete: () => act('complete'), next: () => undefined };
    },
    end: () => http.end(),
  };
}

function baton({ port, keys, database }: Extract<Target, { kind: 'baton' }>): Walker {
  const http = new Http(port);
  const watch = new InboxWatch(database);
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
        next: (department) => watch.sees(DEPARTMENTS[department] ?? '', now.id),
      };
    },
    end: async () => {
      await Promise.all([http.end(), watch.end()]);
    },
  };
}

const keyOf = (keys: readonly string[], turn: number): string => keys[turn % keys.length] ?? '';

/** Requests over connections that are kept. Answers other than 2xx are errors: nothing is tried again here. */
class Http {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(private readonly port: number) {}

  post(path: string, body: object, key?: string): Promise<unknown> {
    const text = JSON.stringify(body);
    const headers: Record<string, string | number> = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    if (key) Object.assign(headers, { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() });
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, path, method: 'POST', agent: this.#agent, headers },
        (response) => {
          let read = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            read += chunk;
          });
          response.once('error', reject).once('end', () => {
            const status = response.statusCode ?? 0;
            if (status >= 200 && status < 300) resolve(JSON.parse(read));
            else reject(new Error(`${path.split('/').at(-1)} ${status} ${read.slice(0, 200)}`));
          });
        },
      );
      sent.once('error', reject);
      sent.end(text);
    });
  }

  end(): Promise<void> {
    this.#agent.destroy();
    return Promise.resolve();
  }
}
