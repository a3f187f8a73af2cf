import type { Query } from '../connect';

/** A change of the directory on its way to the cases that it concerns. */
export interface DirectoryJob {
  readonly id: number;
  readonly kind: 'calendar' | 'department' | 'leaving';
  readonly subject: string;
  readonly requestedAt: number;
  /** The last case that was looked at in this round. */
  readonly after: string;
  readonly lookedAt: number;
  readonly changed: number;
  readonly endedAt: number | null;
}

const COLUMNS = (query: Query) => query`
  id, kind, subject, requested_at as "requestedAt", after, looked_at as "lookedAt", changed, ended_at as "endedAt"`;

/** Those that are not done, in the order in which they were asked for. */
export const openDirectoryJobs = (query: Query) => query<DirectoryJob[]>`
  select ${COLUMNS(query)} from directory_job where ended_at is null order by id`;

/** Newest first, `limit` of those before an id. */
export const directoryJobs = (query: Query, before: number | null, limit: number) => query<DirectoryJob[]>`
  select ${COLUMNS(query)} from directory_job ${before === null ? query`` : query`where id < ${before}`}
  order by id desc limit ${limit}`;
