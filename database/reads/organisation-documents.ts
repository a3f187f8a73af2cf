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
 * A page of the documents of a kind by id, those after `after`, or the one named, now or as they were at an instant; or all that one ever
 * said, newest first.
 */
export const organisationDocuments = (
  query: Query,
  kind: Kind,
  which:
    | { after: string; limit: number; at?: number | undefined }
    | { only: string; at?: number | undefined }
    | { historyOf: string; before: number; limit: number },
) => query<OrganisationDocument[]>`
  select id, version, document, from_at as "fromAt", to_at as "toAt", by from directory_document
  where kind = ${kind} and ${
    'historyOf' in which
      ? query`id = ${which.historyOf} and version < ${which.before}`
      : query`${'only' in which ? query`id = ${which.only}` : query`id > ${which.after}`} and ${
          which.at === undefined
            ? query`to_at is null`
            : query`from_at <= ${which.at} and (to_at is null or to_at > ${which.at})`
        }`
  }
  order by id, version desc limit ${'only' in which ? 1 : which.limit}`;
