import type { Query } from '../connect';

/** What a roster or a responsibility table says, since when, and by whose edit. */
export interface OrganisationDocument {
  readonly id: string;
  /** The version of the directory that made it. */
  readonly version: number;
  readonly document: object;
  readonly fromAt: number;
  readonly by: string | null;
}

type Kind = 'roster' | 'responsibility';

/** A page of the present documents of a kind by id, those after `after`; or the one named, now or as it was at an instant. */
export const organisationDocuments = (
  query: Query,
  kind: Kind,
  which: { after: string; limit: number } | { only: string; at?: number | undefined },
) => query<OrganisationDocument[]>`
  select id, version, document, from_at as "fromAt", by from directory_document
  where kind = ${kind} and ${
    'only' in which
      ? which.at === undefined
        ? query`id = ${which.only} and to_at is null`
        : query`id = ${which.only} and from_at <= ${which.at} and (to_at is null or to_at > ${which.at})`
      : query`id > ${which.after} and to_at is null`
  }
  order by id limit ${'only' in which ? 1 : which.limit}`;
