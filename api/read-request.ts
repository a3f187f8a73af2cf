import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { isDocumentPut, type Route } from '../contract/routes/route';
import { CSV_OF, type CsvOf, documentOfCsv } from './directory-csv';
import { faultsOf, uncleanIn } from './faults';
import { Failure, fault } from './problems';

/** Bytes of a body where the route sets no other limit: all fields (64 kB) and texts of an act, several times over. */
const BODY_LIMIT = 256 * 1024;
const CSV = ['text/csv'];
const ICALENDAR = ['text/calendar'];
const YAML = ['application/yaml', 'application/x-yaml', 'text/yaml'];

/** Reads a body as the route takes it; for a route without one, reads none. */
export function bodyReader(route: Route): (request: Request, response: Response) => Promise<unknown> {
  const { body: schema } = route.in;
  if (!schema) return () => Promise.resolve(undefined);
  const limit = route.bodyLimit ?? BODY_LIMIT;
  const json = express.json({ limit, strict: true, verify, type: ['application/json', 'application/*+json'] });
  const texts = [...(route.yaml ? YAML : []), ...(route.csv ? CSV : []), ...(route.icalendar ? ICALENDAR : [])];
  const readers: RequestHandler[] = texts.length > 0 ? [json, express.text({ limit, verify, type: texts })] : [json];
  const accepted = [
    'application/json',
    ...(route.yaml ? ['application/yaml'] : []),
    ...(route.csv ? CSV : []),
    ...(route.icalendar ? ICALENDAR : []),
  ];
  return async (request, response) => {
    for (const reader of readers) await passed(reader, request, response, { limit, accepted });
    // An empty file is no body to Express; it is no document that says nothing either.
    const file = route.csv && request.get('content-type')?.startsWith('text/csv') ? '' : {};
    const sent: unknown = request.body ?? (hasBody(request) ? undefined : file);
    if (sent === undefined) throw new Failure('media-type-not-supported', { accepted });
    const read = route.csv && typeof sent === 'string' ? documentOfCsv(sent, csvOf(request)) : sent;
    const unclean = uncleanIn(read);
    if (unclean) throw new Failure('malformed', { wrong: 1 }, { faults: [unclean] });
    const parsed = schema.safeParse(read, { reportInput: true });
    if (parsed.success) return parsed.data;
    const faults = faultsOf(schema, parsed.error);
    throw new Failure('malformed', { wrong: faults.length }, { faults });
  };
}

/** What is not in the encoding that it says would be read as other characters, and kept so. */
function verify(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body)) throw new Error('the body is not UTF-8');
}

/** What the rows of a file are; its columns alone do not say it. */
function csvOf({ query }: Request): CsvOf {
  const named = CSV_OF.find((one) => one === query.csv);
  if (!named) throw new Failure('malformed', { wrong: 1 }, { faults: [fault('?csv', 'not-one-of', { of: CSV_OF })] });
  return named;
}

/** What Express found wrong with a body, as a problem of ours. */
function passed(
  reader: RequestHandler,
  request: Request,
  response: Response,
  { limit, accepted }: { limit: number; accepted: readonly string[] },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => {
      if (!error) return resolve();
      const { type } = error as { type?: string };
      if (type === 'entity.too.large') return reject(new Failure('body-too-large', { limit }));
      if (type === 'charset.unsupported' || type === 'encoding.unsupported')
        return reject(new Failure('media-type-not-supported', { accepted }));
      if (type === 'entity.verify.failed')
        return reject(new Failure('malformed', { wrong: 1 }, { faults: [fault('#Content-Type', 'not-utf-8', {})] }));
      if (isInflating(error))
        return reject(
          new Failure('malformed', { wrong: 1 }, { faults: [fault('#Content-Encoding', 'not-as-encoded', {})] }),
        );
      // Whatever else is wrong with a body is no address that is not there.
      if ((error as { status?: unknown }).status === 400) return reject(new Failure('not-json', {}));
      reject(error);
    };
    void reader(request, response, next);
  });
}

/** A body that says gzip, deflate or br and is none: zlib's codes, and Brotli's. */
const isInflating = (error: unknown): boolean => /^(?:Z_|ERR_)/.test(String((error as { code?: unknown }).code));

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** As a number stands in a path: 1e0, 0x1 and 01 would be other addresses of the same. */
const PLAIN = /^(?:0|[1-9]\d*)$/;

/** The parameters of the path; one that is not of its form names nothing that is there. */
export function readPath(route: Route, request: Request): unknown {
  const { path: schema } = route.in;
  if (!schema) return {};
  const numbers = Object.keys(schema.shape).filter((name) => schema.shape[name] instanceof z.ZodNumber);
  const plain = numbers.every((name) => PLAIN.test(String(request.params[name])));
  const parsed = schema.safeParse(request.params);
  if (!plain || !parsed.success || uncleanIn(request.params)) throw new Failure('nothing-here', {});
  return parsed.data;
}

const NO_QUERY = z.strictObject({});

export function readQuery(route: Route, request: Request): unknown {
  const schema = route.in.query ?? NO_QUERY;
  const unclean = uncleanIn(request.query);
  if (unclean) {
    // `/person` → `?person`
    const place = { ...unclean, pointer: `?${unclean.pointer.slice(1)}` };
    throw new Failure('malformed', { wrong: 1 }, { faults: [place] });
  }
  const parsed = schema.safeParse(request.query, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = faultsOf(schema, parsed.error, (path) => `?${path.map(String).join('.')}`);
  throw new Failure('malformed', { wrong: faults.length }, { faults });
}

/** `If-Match` without quotes and weakness; of a version it must be a number. */
export function readIfMatch(route: Route, request: Request): string | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || route.effect === 'reads') return undefined;
  const value = /^(?:W\/)?"?([^",\s]{1,128})"?$/.exec(header)?.[1];
  const wrong = !route.match
    ? 'not-accepted'
    : !value || (route.match === 'version' && !/^\d{1,9}$/.test(value))
      ? 'not-a-version'
      : undefined;
  if (wrong) throw new Failure('malformed', { wrong: 1 }, { faults: [fault('#If-Match', wrong, {})] });
  return value;
}

/** `If-None-Match: *` alone, of a route that can make a document. Reads pay no heed to it: they answer in full. */
export function readIfNoneMatch(route: Route, request: Request): '*' | undefined {
  const header = request.headers['if-none-match'];
  if (header === undefined || route.effect === 'reads') return undefined;
  const wrong = !isDocumentPut(route) ? 'not-accepted' : header.trim() !== '*' ? 'not-any' : undefined;
  if (wrong) throw new Failure('malformed', { wrong: 1 }, { faults: [fault('#If-None-Match', wrong, {})] });
  return '*';
}
