import type { Query } from '../connect';

/** What a roster or a responsibility table says, since when, and by whose edit. */
export interface OrganisationDocument {
  readonly id: string;
  /** The version of the directory that made it. */
  readonly version: number;
  readonly document: object;
  readonly fromAt: number;
  readonly toAt: number | null;
  readonly by: string | null;
}

type Kind = 'roster' | 'responsibility';

/**
 * The documents of a kind by id: a page of those after `after`, or those named, now or as they were at an instant; or all that one ever
 * said, newest first.
 */
export const organisationDocuments = (
  query: Query,
  kind: Kind,
  which:
    | { after: string; limit: number; at?: number | undefined }
    | { among: readonly string[]; at?: number | undefined }
    | { historyOf: string; before: number; limit: number },
) => query<OrganisationDocument[]>`
  select id, version, document, from_at as "fromAt", to_at as "toAt", by from directory_document
  where kind = ${kind} and ${
    'historyOf' in which
      ? query`id = ${which.historyOf} and version < ${which.before}`
      : query`${'among' in which ? query`id = any (${which.among as string[]}::text[])` : query`id > ${which.after}`} and ${
          which.at === undefined
            ? query`to_at is null`
            : query`from_at <= ${which.at} and (to_at is null or to_at > ${which.at})`
        }`
  }
  order by id, version desc limit ${'limit' in which ? which.limit : null}`;
