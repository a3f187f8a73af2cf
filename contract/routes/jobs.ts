import * as contract from '../jobs';
import type { Route } from './route';

export const jobRoutes = [
  {
    id: 'directory-jobs',
    method: 'get',
    path: '/v1/directory/jobs',
    tag: 'directory',
    summary: {
      en: 'How far changes of the directory have come to running cases, newest first',
      zh: '组织架构变更对在办协作单的生效进度，最新在前',
    },
    auth: { scope: 'read', may: 'administrator' },
    effect: 'reads',
    in: { query: contract.directoryJobsQuery },
    out: { status: 200, body: contract.directoryJobs },
  },
] as const satisfies readonly Route[];
