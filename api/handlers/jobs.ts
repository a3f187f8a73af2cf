import type { z } from 'zod';
import type { directoryJobsQuery } from '../../contract/jobs';
import { directoryJobs } from '../../database/reads/directory-jobs';
import type { Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { directoryJob } from '../present/job';

export const jobs: Handler = async (ask, { sql }) => {
  const { limit, cursor } = ask.query as z.output<typeof directoryJobsQuery>;
  const [before] = placeIn(cursor, ['number']) ?? [null];
  const rows = await directoryJobs(sql, before, limit + 1);
  return { body: pageOf(rows, limit, directoryJob, ({ id }) => [id]) };
};
