import type { z } from 'zod';
import type { Route } from '../../contract/routes/route';

const PATH: Readonly<Record<string, string>> = {
  id: 'example-of-an-id',
  handoff: '1',
  key: 'player-problem',
  field: 'contact',
  version: '1',
  role: 'example-role',
  department: 'technical-support',
  table: 'main',
  list: 'china',
  year: '2027',
};
const BODY: Readonly<Record<string, unknown>> = {
  'check-flow': { flow: 'nothing-yet' },
  'publish-flow': { flow: 'nothing-yet' },
  'import-directory': { departments: [], people: [], roles: [] },
  'make-key': { person: 'nobody-here' },
  'put-role': { holders: [] },
  'put-day-list': {
    list: 'china',
    name: { zh: '节', en: 'Days' },
    from: '2027-01-01',
    until: '2027-12-31',
    off: [],
    worked: [],
  },
  'import-days': { not: 'a file' },
};
/** What is there to be read, for routes that name one thing. */
const THERE: Readonly<Record<string, string>> = { department: 'finance', person: 'wu-lei', role: 'auditor' };

/** A request of a route that is well formed: its path filled in, its body the example of the contract. */
export function exampleOf(route: Route, ids: { id?: string | undefined } = {}): { path: string; body: unknown } {
  const path = route.path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => (name === 'id' ? ids.id : undefined) ?? THERE[route.id] ?? PATH[name] ?? '',
  );
  return { path, body: BODY[route.id] ?? (route.in.body ? exampleIn(route.in.body) : undefined) };
}

export const exampleIn = (schema: z.ZodType): unknown => schema.meta()?.example;
