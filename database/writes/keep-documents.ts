import type { Query } from '../connect';

/** Which edit of the directory it is, when (milliseconds), and by whom; null for the program itself. */
export interface DirectoryEdit {
  readonly version: number;
  readonly at: number;
  readonly by: string | null;
}

/** What a document says from now on; null where it is there no more. */
export interface KeptDocument {
  readonly kind: string;
  readonly id: string;
  readonly document: unknown;
}

/**
 * Adds an edit to the history of the directory, within its transaction: closes what the documents said and keeps what they say now.
 * What says the same as before is left alone.
 */
export const keepDocuments = (query: Query, edit: DirectoryEdit, documents: readonly KeptDocument[]) => query`
  with given as (
    select * from unnest(
      ${documents.map(({ kind }) => kind)}::text[], ${documents.map(({ id }) => id)}::text[],
      ${documents.map(({ document }) => (document === null ? null : JSON.stringify(document)))}::text[]::jsonb[]) as given (kind, id, document)
  ), closed as (
    -- A clock that was set back does not make an edit earlier than the one before it.
    update directory_document said set to_at = greatest(${edit.at}, said.from_at)
    from given
    where said.kind = given.kind and said.id = given.id and said.to_at is null and said.document is distinct from given.document
    returning 1
  )
  insert into directory_document (kind, id, version, document, from_at, by)
  -- "said" is as it was before the statement. Not joined with what was closed: planned for a few documents, that takes a minute for 20,000.
  select given.kind, given.id, ${edit.version}, given.document, greatest(${edit.at}, said.from_at), ${edit.by}
  from (select count(*) from closed) as first
  cross join given
  left join directory_document said on said.kind = given.kind and said.id = given.id and said.to_at is null
  where given.document is not null and said.document is distinct from given.document`;
