import type { z } from 'zod';
import { problem } from '../../contract/problem';
import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';

const patterns = (routes as readonly Route[]).map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Every shape that a test run has seen of a route: what the ledger of routes asks for. */
export const seen = new Set<string>();

/**
 * Holds an answer against the contract: the route's own schema, to the last member, or a problem; nothing else, and no member that the
 * contract does not name leaves the house.
 */
export function held(method: string, path: string, answer: { status: number; headers: Headers; body: unknown }): void {
  const [address = ''] = path.split('?');
  const found = patterns.filter(({ pattern }) => pattern.test(address));
  const route = found.find((one) => one.route.method === method.toLowerCase())?.route;
  if (answer.status >= 400 && !(route?.id === 'ready' && answer.status === 503)) {
    parsed(problem, answer.body, `${method} ${address} ${answer.status}`);
    if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
      throw new Error('a problem of another type');
    return;
  }
  if (!route) throw new Error(`${method} ${address} answers ${answer.status} and stands in no contract`);
  if (answer.status !== route.out.status && route.id !== 'ready')
    throw new Error(`${route.id} answers ${answer.status}`);
  if (route.out.body) parsed(route.out.body, answer.body, route.id);
  seen.add(route.id);
}

function parsed(schema: z.ZodType, value: unknown, what: string): void {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${what}: ${JSON.stringify(result.error.issues)}\n${JSON.stringify(value)}`);
}
