import type { Query } from '../connect';

/** How far a job has come: with each page, so that whoever goes on after a kill begins there. */
export interface JobProgress {
  readonly id: number;
  readonly after: string;
  /** To be added to what was counted before. */
  readonly lookedAt: number;
  readonly changed: number;
  readonly endedAt: number | null;
}

export const moveDirectoryJob = (query: Query, row: JobProgress) => query`
  update directory_job
  set after = ${row.after}, looked_at = looked_at + ${row.lookedAt}, changed = changed + ${row.changed}, ended_at = ${row.endedAt}
  where id = ${row.id} and ended_at is null`;
