import type { z } from 'zod';
import type * as contract from '../../contract/keys';
import { prefixOf } from '../../database/keys';
import type { KeyOnRecord } from '../../database/reads/keys';
import { rfc3339 } from '../../domain/calendar/instant';
import { by } from './escalation';

export type Key = z.output<typeof contract.key>;

/** A key without its hash: nothing with which anybody could call. */
export const key = (row: KeyOnRecord): Key => ({
  id: row.id,
  prefix: prefixOf(row.id),
  person: row.person,
  scopes: row.scopes as Key['scopes'],
  createdAt: rfc3339(row.createdAt),
  expiresAt: by(row.expiresAt),
  lastUsedAt: by(row.lastUsedAt),
  revokedAt: by(row.revokedAt),
  replacedBy: row.replacedBy,
});
