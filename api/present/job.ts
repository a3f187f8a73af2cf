import type { z } from 'zod';
import type * as contract from '../../contract/jobs';
import type { DirectoryJob } from '../../database/reads/directory-jobs';
import { rfc3339 } from '../../domain/calendar/instant';
import { by } from './escalation';

export const directoryJob = (row: DirectoryJob): z.output<typeof contract.directoryJob> => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  state: row.endedAt === null ? 'running' : 'done',
  requestedAt: rfc3339(row.requestedAt),
  lookedAt: row.lookedAt,
  changed: row.changed,
  endedAt: by(row.endedAt),
});
