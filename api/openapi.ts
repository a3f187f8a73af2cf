import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { problem } from '../contract/problem';
import { routes } from '../contract/routes';
import { isDocumentPut, type Route } from '../contract/routes/route';
import { VERSION } from './version';

export type Document = ReturnType<typeof createDocument>;

const ifMatch = {
  version: 'The version seen, in place of `version` in the body.',
  etag: 'The ETag of the document as it was read; 412 when it is another now.',
} as const;

const ifNoneMatch = z
  .literal('*')
  .optional()
  .meta({ description: 'Make the document, and replace none; 412 when it is there.' });

/** OpenAPI 3.1, from the schemas that validate: whatever the server takes or gives stands in it, and nothing else. */
export const document = (): Document =>
  createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Baton',
        version: VERSION,
        description:
          'A durable engine for handoffs between departments (接力棒). Instants are RFC 3339. Every write takes an `Idempotency-Key`; errors are RFC 9457 problems in English or Chinese, by `Accept-Language`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
      paths: paths(),
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of POST /v1/keys.' } },
      },
    },
    {
      // Answers may gain members; only what callers send is closed.
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // The format says it; the pattern is a hundred characters that nobody reads.
        if (jsonSchema.format === 'date-time' || jsonSchema.format === 'uuid') delete jsonSchema.pattern;
      },
    },
  );

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const route of routes as readonly Route[])
    all[route.path] = { ...all[route.path], [route.method]: operation(route) };
  return all;
}

function operation(route: Route) {
  const { path, query, body } = route.in;
  const headers = {
    ...(route.key ? { 'Idempotency-Key': keyHeader(route) } : {}),
    ...(route.match ? { 'If-Match': z.string().optional().meta({ description: ifMatch[route.match] }) } : {}),
    ...(isDocumentPut(route) ? { 'If-None-Match': ifNoneMatch } : {}),
  };
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary.en,
    description: `${route.summary.zh}\n\n${authText(route)}`,
    security: route.auth === 'public' ? [] : [{ key: [] }],
    requestParams: {
      ...(path ? { path } : {}),
      ...(query ? { query } : {}),
      ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
    },
    ...(body ? { requestBody: { required: true, content: content(route, body) } } : {}),
    responses: {
      [String(route.out.status)]: answer(route),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}

const keyHeader = ({ key }: Route) => {
  const header = z.string().meta({ description: 'A fresh text for each request, the same for its repeats.' });
  return key === 'required' ? header : header.optional();
};

const content = (route: Route, schema: z.ZodType) => ({
  'application/json': { schema },
  ...(route.csv ? { 'text/csv': { schema: z.string() } } : {}),
  ...(route.icalendar ? { 'text/calendar': { schema: z.string() } } : {}),
  ...(route.yaml ? { 'application/yaml': { schema: z.string() } } : {}),
});

const answer = ({ out, summary }: Route): ZodOpenApiResponseObject => ({
  description: summary.en,
  ...(out.body ? { content: { 'application/json': { schema: out.body } } } : {}),
  ...(out.text ? { content: { [out.text]: { schema: { type: 'string' as const } } } } : {}),
});

const authText = ({ auth }: Route): string =>
  auth === 'public' ? 'No key is needed.' : `Key with scope \`${auth.scope}\`; open to: ${auth.may}.`;
