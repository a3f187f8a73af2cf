import { setTimeout as pause } from 'node:timers/promises';
import { Sentence } from '../../sentence';

export type Answer<T> =
  | { readonly kind: 'done'; readonly body: T }
  /** The engine said no, for a reason that another try will not change. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly detail: string };

interface Request {
  readonly body?: unknown;
  /** Idempotency-Key: a try that is repeated never acts twice. */
  readonly key?: string;
}

/** How long one request is tried again, in milliseconds: longer than a restart of the engine takes. */
const PATIENCE = 120_000;

/** The API as one person, or program. */
export class Client {
  constructor(
    readonly url: string,
    private readonly secret: string,
  ) {}

  as(secret: string): Client {
    return new Client(this.url, secret);
  }

  /** What is there, or undefined. */
  async find<T>(path: string): Promise<T | undefined> {
    const answer = await this.request<T>('GET', path, {});
    return answer.kind === 'refused' && answer.status === 404 ? undefined : sure(answer, `GET ${path}`);
  }

  async get<T>(path: string): Promise<T> {
    return sure(await this.request<T>('GET', path, {}), `GET ${path}`);
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return sure(await this.request<T>('PUT', path, { body }), `PUT ${path}`);
  }

  post<T>(path: string, body: unknown, key: string): Promise<Answer<T>> {
    return this.request<T>('POST', path, { body, key });
  }

  /** Sends until there is an answer that counts: what is busy, away or moving is asked again, under the same key. */
  private async request<T>(method: string, path: string, request: Request): Promise<Answer<T>> {
    const until = Date.now() + PATIENCE;
    for (let tries = 1; ; tries++) {
      const [answer, after] = await this.once<T>(method, path, request);
      if (answer) return answer;
      if (Date.now() > until)
        throw new Sentence(`${method} ${this.url}${path} was not answered for ${PATIENCE / 1000} s.`);
      await pause((after ?? Math.min(2000, 50 * 2 ** tries)) * (0.5 + Math.random()));
    }
  }

  /** An answer, or how long to wait before the next try (milliseconds, where the engine says so). */
  private async once<T>(method: string, path: string, { body, key }: Request): Promise<[Answer<T> | null, number?]> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.secret}`, 'accept-language': 'en' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    let response: Response;
    let text: string;
    try {
      response = await fetch(this.url + path, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch {
      return [null];
    }
    const read = parsed(text);
    if (response.ok) return [{ kind: 'done', body: read as T }];
    const after = Number(response.headers.get('retry-after')) * 1000;
    if (response.status === 429 || response.status === 503 || read.retryable === true)
      return after > 0 ? [null, after] : [null];
    return [
      {
        kind: 'refused',
        status: response.status,
        code: String(read.code ?? response.status),
        detail: String(read.detail ?? text),
      },
    ];
  }
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** For what must not be refused: the directory, keys, reads. */
function sure<T>(answer: Answer<T>, what: string): T {
  if (answer.kind === 'done') return answer.body;
  throw new Sentence(`${what} was refused (${answer.status} ${answer.code}): ${answer.detail}`);
}
