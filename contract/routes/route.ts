import type { z } from 'zod';
import type { Text } from '../../domain/plan/fields';
import type { Scope } from '../keys';
import type { May } from '../permissions';

/** Who may call a route: `public` for everybody; else the scope that the key must have, and the rule by which its owner is judged. */
export type Auth = 'public' | { readonly scope: Scope; readonly may: May };

/** Whether a route reads a list, of which a rule about things lets everybody see some. */
export const isList = ({ effect, path }: Pick<Route, 'effect' | 'path'>): boolean =>
  effect === 'reads' && !path.includes('{');

/** Whether a route writes a document under an id that the caller chooses: `If-None-Match: *` then asks that it is not there yet. */
export const isDocumentPut = ({ method, match }: Pick<Route, 'method' | 'match'>): boolean =>
  method === 'put' && match === 'etag';

/** One way into the engine: the server, OpenAPI and the permission matrix are made from these rows. */
export interface Route {
  /** Names it in the code and as OpenAPI's operationId. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/v1/escalations/{id}`. */
  readonly path: string;
  readonly tag: 'escalations' | 'acts' | 'inbox' | 'flows' | 'directory' | 'keys' | 'operations';
  readonly summary: Text;
  readonly auth: Auth;
  /** `reads` changes nothing; `acts` goes through the workflow; `writes` changes PostgreSQL alone. */
  readonly effect: 'reads' | 'acts' | 'writes';
  readonly in: { readonly path?: z.ZodObject; readonly query?: z.ZodObject; readonly body?: z.ZodType };
  /** `text` is the media type where the answer is no JSON. */
  readonly out: { readonly status: 200 | 201 | 204; readonly body?: z.ZodType; readonly text?: string };
  /** `Idempotency-Key`: `required` where a repeat could not be told from a second request otherwise. */
  readonly key?: 'required' | 'accepted';
  /** What `If-Match` may name: the version that an act must have seen, or the ETag of a document. */
  readonly match?: 'version' | 'etag';
  /** Bytes of a body; 256 kB where it is left out. */
  readonly bodyLimit?: number;
  /** Beside JSON, the body may be CSV; the query's `csv` says what its rows are. */
  readonly csv?: true;
  /** Beside JSON, the body may be a file of days in the form of iCalendar. */
  readonly icalendar?: true;
  /** Beside JSON, the body may be YAML. */
  readonly yaml?: true;
}
