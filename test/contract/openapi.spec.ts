import { document } from '../../api/openapi';
import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';

const ALL = routes as readonly Route[];

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}
const made = JSON.parse(JSON.stringify(document())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

it('every route stands in it, and nothing else does', () => {
  const described = Object.entries(made.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  expect([...described].sort()).toEqual(ALL.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
});

it('says for every route whether a key is needed, what comes back, and that it may be a problem', () => {
  for (const route of ALL) {
    const operation = made.paths[route.path]?.[route.method];
    expect(operation?.security).toEqual(route.auth === 'public' ? [] : [{ key: [] }]);
    expect(operation?.responses[String(route.out.status)]).toBeDefined();
    expect(operation?.responses.default?.content?.['application/problem+json']).toBeDefined();
    expect(operation?.requestBody === undefined).toBe(route.in.body === undefined);
  }
});

it('says which headers a write takes', () => {
  const headers = ({ path, method }: Route) =>
    (made.paths[path]?.[method]?.parameters ?? []).flatMap((one) => (one.in === 'header' ? [one.name] : []));
  for (const route of ALL)
    expect([route.id, ...headers(route)]).toEqual([
      route.id,
      ...(route.key ? ['Idempotency-Key'] : []),
      ...(route.match ? ['If-Match'] : []),
      ...(route.method === 'put' ? ['If-None-Match'] : []),
    ]);
});

it('is closed in what callers send and open in what they are given', () => {
  const reachable = (roots: readonly unknown[]): Set<string> => {
    const names = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        const name = key === '$ref' ? String(value).split('/').at(-1) : undefined;
        if (name && !names.has(name)) {
          names.add(name);
          walk(made.components.schemas[name]);
        } else walk(value);
      }
    };
    for (const one of roots) walk(one);
    return names;
  };
  const operations = Object.values(made.paths).flatMap((methods) => Object.values(methods));
  const sent = reachable(operations.map(({ requestBody }) => requestBody));
  const given = reachable(operations.map(({ responses }) => responses));
  const closed = (name: string) =>
    (made.components.schemas[name] as { additionalProperties?: unknown }).additionalProperties === false;
  const objects = (names: Set<string>) =>
    [...names].filter((name) => 'properties' in (made.components.schemas[name] ?? {}));
  expect(objects(sent).filter((name) => !closed(name))).toEqual([]);
  expect(objects(given).filter(closed)).toEqual([]);
});

it('points at nothing that is not there', () => {
  const text = JSON.stringify(made);
  const dangling = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)]
    .map(([, name = '']) => name)
    .filter((name) => !made.components.schemas[name]);
  expect(dangling).toEqual([]);
});
