import type { Query } from '../connect';

/** What a document said, and when. `version` is the directory's that the edit made; `by` is null for the program itself. */
export interface DocumentThen {
  readonly version: number;
  readonly from: number;
  readonly to: number | null;
  readonly by: string | null;
  readonly document: unknown;
}

/** Everything that a document ever said, newest first, of versions before `before`. */
export const directoryHistory = (query: Query, kind: string, id: string, before: number, limit: number) => query<
  DocumentThen[]
>`
  select version, from_at as "from", to_at as "to", by, document from directory_document
  where kind = ${kind} and id = ${id} and version < ${before}
  order by version desc limit ${limit}`;
