import type { Reply } from './context';
import { etagOf } from './directory-edit';
import { Failure } from './problems';

/** An answer with the tag of the document in it, by which If-Match of an edit names it. */
export const taggedBy = (body: unknown, document: unknown, headers: Reply['headers'] = {}): Reply => ({
  body,
  headers: { ...headers, etag: `"${etagOf(document)}"`, 'cache-control': 'private, no-cache' },
});

/** Refuses an edit of a document that is another than its editor saw; `*` means whichever is there. */
export function demandTag(ifMatch: string | undefined, there: unknown): void {
  if (ifMatch === undefined) return;
  if (there === undefined || (ifMatch !== '*' && ifMatch !== etagOf(there))) throw new Failure('etag-differs', {});
}
