import { z } from 'zod';
import { handlers } from '../../api/handlers';
import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';
import { clockKind, verbName } from '../../contract/values';
import { verbContracts } from '../../contract/verbs/verbs';
import { CASE_CLOCKS, HANDOFF_CLOCKS } from '../../domain/clocks/clocks';
import { verbs } from '../../domain/escalation/verbs';

const ALL = routes as readonly Route[];

it('no two routes have one id, or one address', () => {
  const unique = (texts: readonly string[]) => new Set(texts).size === texts.length;
  expect(unique(ALL.map(({ id }) => id))).toBe(true);
  expect(unique(ALL.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`))).toBe(true);
});

it('every route has a handler, and every handler a route', () => {
  expect(Object.keys(handlers).sort()).toEqual(ALL.map(({ id }) => id).sort());
});

it('every route says who may call it and what it gives, in both languages', () => {
  for (const route of ALL) {
    expect([route.id, route.auth]).toEqual([route.id, expect.anything()]);
    expect(route.summary.en).toMatch(/\w/);
    expect(route.summary.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(route.out.body !== undefined || route.out.text !== undefined || route.out.status === 204).toBe(true);
  }
});

it('every parameter of a path has a schema, and no other has', () => {
  for (const { id, path, in: given } of ALL) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([id, Object.keys(given.path?.shape ?? {})]).toEqual([id, named]);
  }
});

it('what changes something takes a key, and what reads takes none', () => {
  for (const { id, effect, key } of ALL) expect([id, key !== undefined]).toEqual([id, effect !== 'reads']);
});

it('every list is read by cursor', () => {
  const lists = ALL.filter(
    ({ out }) => out.body instanceof z.ZodObject && ('items' in out.body.shape || 'events' in out.body.shape),
  );
  expect(lists.map(({ id }) => id)).toContain('inbox');
  for (const { id, in: given, out } of lists) {
    expect([id, Object.keys(given.query?.shape ?? {})]).toEqual([id, expect.arrayContaining(['limit', 'cursor'])]);
    expect([id, Object.keys((out.body as z.ZodObject).shape)]).toEqual([id, expect.arrayContaining(['nextCursor'])]);
  }
});

it('every read of a case or an inbox can be asked for a past instant; what may be done is a matter of now', () => {
  const reads = ALL.filter(({ effect, tag }) => effect === 'reads' && (tag === 'escalations' || tag === 'inbox'));
  expect(reads.filter(({ in: given }) => !given.query || !('at' in given.query.shape)).map(({ id }) => id)).toEqual([
    'actions',
  ]);
});

it('what can be asked for at a past instant as a document can be as a list', () => {
  const asked = (route: Route | undefined) => route?.in.query !== undefined && 'at' in route.in.query.shape;
  const documents = ALL.filter(
    (route) => route.tag === 'directory' && /^[^{]*\/\{\w+\}$/.test(route.path) && asked(route),
  );
  expect(documents.length).toBeGreaterThan(5);
  for (const { id, path } of documents) {
    const list = ALL.find((route) => route.method === 'get' && route.path === path.replace(/\/\{\w+\}$/, ''));
    expect([id, asked(list)]).toEqual([id, true]);
  }
});

describe('verbs', () => {
  it('are those of the domain, named and placed alike', () => {
    expect(Object.keys(verbContracts)).toEqual(Object.keys(verbs));
    expect(verbName.options).toEqual(['open', ...Object.keys(verbs)]);
    for (const [verb, rule] of Object.entries(verbs)) {
      const route = ALL.find(({ id }) => id === verb);
      expect(route?.path.endsWith(`/${verb}`)).toBe(true);
      expect(route?.path.includes('/handoffs/')).toBe(rule.on === 'handoff');
      expect(route?.match).toBe(rule.versioned ? 'version' : undefined);
    }
  });

  it.each(Object.entries(verbContracts))(
    '%s takes a version exactly where the domain demands one, and takes its own example',
    (verb, contract) => {
      const body = contract.body as unknown as z.ZodObject;
      expect('version' in body.shape).toBe(verbs[verb as keyof typeof verbs].versioned);
      expect(body.safeParse(contract.example).success).toBe(true);
      expect(body.safeParse({ ...(contract.example as object), unknown: 1 }).success).toBe(false);
    },
  );

  it('know the clocks of the domain', () => {
    expect([...clockKind.options].sort()).toEqual([...Object.keys(CASE_CLOCKS), ...Object.keys(HANDOFF_CLOCKS)].sort());
  });
});

it('every example of a body is one', () => {
  const bodies = ALL.flatMap(({ id, in: { body } }) =>
    body?.meta()?.example === undefined ? [] : [[id, body] as const],
  );
  expect(bodies.length).toBeGreaterThan(20);
  for (const [id, body] of bodies)
    expect([id, body.safeParse(body.meta()?.example).error?.issues]).toEqual([id, undefined]);
});

it('every body refuses what it does not know, at every level', () => {
  const loose: string[] = [];
  const walk = (schema: unknown, at: string): void => {
    if (schema instanceof z.ZodObject) {
      if (!(schema.def.catchall instanceof z.ZodNever)) loose.push(at);
      for (const [key, inner] of Object.entries(schema.shape)) walk(inner, `${at}/${key}`);
    } else if (schema instanceof z.ZodArray) walk(schema.element, `${at}[]`);
    else if (
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodExactOptional ||
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodDefault
    )
      walk(schema.unwrap(), at);
  };
  for (const { id, in: given } of ALL) for (const schema of [given.path, given.query, given.body]) walk(schema, id);
  // Whose query are the fields of flows; its handler refuses what neither a flow nor the table knows.
  expect(loose).toEqual(['who']);
});
