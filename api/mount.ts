import { randomUUID } from 'node:crypto';
import type { Express, Request, Response } from 'express';
import { type RouteId, routes } from '../contract/routes';
import type { Route } from '../contract/routes/route';
import type { Ask, Handler, Parts, Reply } from './context';
import { failureIn } from './failures';
import { keyOf } from './idempotency';
import { languageOf } from './language';
import type { RateLimits } from './limits';
import { permit } from './permissions';
import { problemOf } from './problem';
import { Failure } from './problems';
import { bodyReader, readIfMatch, readIfNoneMatch, readPath, readQuery } from './read-request';

export type Handlers = { readonly [R in RouteId]: Handler };

/** Every row of the route table, each in the same order: identify, limits, idempotency, parse, handle. */
export function mount(app: Express, handlers: Handlers, parts: Parts, limits: RateLimits): void {
  const methods = new Map<string, string[]>();
  for (const route of routes as readonly (Route & { readonly id: RouteId })[]) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const readBody = bodyReader(route);
    app[route.method](path, (request, response) =>
      answer(parts, route, request, response, async (ask) => {
        const caller = await known(parts, route, request, response, limits, ask.now);
        const key = keyOf(route, request.get('idempotency-key'));
        const reply = await handlers[route.id](
          {
            ...ask,
            ...{ route, caller, key },
            path: readPath(route, request),
            query: readQuery(route, request),
            ifMatch: readIfMatch(route, request),
            ifNoneMatch: readIfNoneMatch(route, request),
            body: await readBody(request, response),
          },
          parts,
        );
        // Running cases hear of an edit of the directory now; nobody waits for that here.
        if (route.tag === 'directory' && route.effect === 'writes') parts.engine.hurryDirectory();
        return reply;
      }),
    );
    methods.set(path, [...(methods.get(path) ?? []), ...allowed(route)]);
  }
  for (const [path, allow] of methods)
    app.all(path, (request, response) => {
      const header = { allow: [...allow, 'OPTIONS'].join(', ') };
      if (request.method === 'OPTIONS') return response.set(header).status(204).end();
      return answer(parts, null, request, response, () => {
        throw new Failure('method-not-allowed', { allow }, { headers: header });
      });
    });
  app.use((request: Request, response: Response) =>
    answer(parts, null, request, response, () => {
      throw new Failure('nothing-here', {});
    }),
  );
  app.use((error: unknown, request: Request, response: Response, _next: unknown) =>
    answer(parts, null, request, response, () => {
      throw error;
    }),
  );
}

const allowed = ({ method }: Route): string[] => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]);

async function known(
  parts: Parts,
  route: Route,
  request: Request,
  response: Response,
  limits: RateLimits,
  now: number,
): Promise<Ask['caller']> {
  if (route.auth === 'public') return null;
  await limits.refuseAddress(request);
  const caller = await parts.callers.identify(request.get('authorization'), now).catch(async (error: unknown) => {
    if (error instanceof Failure) await limits.stranger(request, response);
    throw error;
  });
  await limits.known(request, response, caller.key);
  permit(route, caller);
  return caller;
}

/** What a handler is given before anything is known of the caller. */
type Begun = Pick<Ask, 'language' | 'now'>;

async function answer(
  parts: Parts,
  route: Route | null,
  request: Request,
  response: Response,
  handle: (begun: Begun) => Promise<Reply> | Reply,
): Promise<void> {
  const began = performance.now();
  const language = languageOf(request.get('accept-language'));
  const id = randomUUID();
  response.set('x-request-id', id);
  try {
    if (parts.stopping()) throw new Failure('stopping', {}, { headers: { connection: 'close', 'retry-after': '1' } });
    send(response, route, await handle({ language, now: parts.now() }));
  } catch (error) {
    const failure = failureIn(error);
    const problem = problemOf(failure, language, id, request.body);
    if (problem.status >= 500) log(parts, failure, { request: id, route: route?.id ?? null });
    parts.metrics.problems.inc({ route: route?.id ?? 'none', code: problem.code });
    response
      .status(problem.status)
      .set({ 'content-type': 'application/problem+json', 'content-language': language, vary: 'Accept-Language' })
      .set({ 'cache-control': 'no-store', ...failure.more.headers })
      .send(JSON.stringify(problem));
  }
  const seconds = (performance.now() - began) / 1_000;
  parts.metrics.requests.observe({ route: route?.id ?? 'none', status: response.statusCode }, seconds);
}

/** What is ours is an error; a part that is away is told once a request, without a stack. */
function log({ log }: Parts, failure: Failure, about: object): void {
  const { cause } = failure.more;
  if (failure.code === 'internal') log.error({ ...about, err: cause }, 'a request failed');
  else
    log.warn(
      { ...about, code: failure.code, because: cause instanceof Error ? cause.message : undefined },
      'a request was put off',
    );
}

function send(response: Response, route: Route | null, reply: Reply): void {
  response.status(reply.status ?? route?.out.status ?? 200);
  response.set({ 'cache-control': 'no-store', ...reply.headers });
  if (reply.body === undefined) response.end();
  else if (route?.out.text) response.type(response.get('content-type') ?? route.out.text).send(reply.body);
  // Not `send`: it would look once more at what is known here.
  else response.set('content-type', 'application/json; charset=utf-8').end(JSON.stringify(reply.body));
}
