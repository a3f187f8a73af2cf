import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/journal/canonical';
import type { Ask, Reply } from './context';
import { Failure } from './problems';

/** Of a document, by its content: the same text, the same tag, on whichever server. */
export const etagOf = (document: unknown): string =>
  createHash('sha256').update(canonicalJson(document)).digest('hex').slice(0, 32);

/** An answer with the tag of the document in it, by which If-Match of an edit names it. */
export const taggedBy = (body: unknown, document: unknown, headers: Reply['headers'] = {}): Reply => ({
  body,
  headers: { ...headers, etag: `"${etagOf(document)}"`, 'cache-control': 'private, no-cache' },
});

/**
 * Refuses an edit of a document that is another than its editor saw (of If-Match, `*` means whichever is there), and one that is there
 * where it was to be made (`If-None-Match: *`). What is there now is told by its tag.
 */
export function demandTag({ ifMatch, ifNoneMatch }: Pick<Ask, 'ifMatch' | 'ifNoneMatch'>, there: unknown): void {
  if (ifMatch === undefined && ifNoneMatch === undefined) return;
  const etag = there === undefined ? null : etagOf(there);
  const told = etag === null ? {} : { headers: { etag: `"${etag}"` } };
  if (ifMatch !== undefined && (etag === null || (ifMatch !== '*' && ifMatch !== etag)))
    throw new Failure('etag-differs', { etag }, told);
  if (ifNoneMatch !== undefined && etag !== null) throw new Failure('document-exists', { etag }, told);
}
