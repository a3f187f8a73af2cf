import type { Sql } from '../database/connect';
import { caseKeysWrappedByOthers } from '../database/reads/confidential/case-key';
import { rewrapCaseKey } from '../database/writes/confidential/rewrap-case-key';
import { settleValues } from '../database/writes/confidential/settle-values';
import { putSweep } from '../database/writes/put-sweep';
import { rewrapCaseKey as rewrapped } from '../wire/case-keys';
import type { CodecKeys } from '../wire/keys';
import type { Periodic } from '../workflows/messages';

/** Milliseconds after which a request that brought a value is dead: longer than an act waits for a worker before somebody notices. */
const DEAD_AFTER = 24 * 3_600_000;
const PAGE = 500;

/**
 * What requests that died have left behind, and the keys of cases under the installation's newest key, so that an old one may leave.
 * Idempotent: each look finds what is still to do.
 */
export const confidentialActivities = ({
  sql,
  codecKeys,
}: {
  readonly sql: Sql;
  readonly codecKeys: CodecKeys;
}): Pick<Periodic, 'settleConfidential'> => ({
  async settleConfidential() {
    const began = Date.now();
    const { lookedAt, gone } = await settleValues(sql, began - DEAD_AFTER);
    let turned = 0;
    for (;;) {
      const keys = await caseKeysWrappedByOthers(sql, codecKeys[0].id, PAGE);
      for (const { id, escalation, ...old } of keys) {
        const { wrapped, wrappedBy } = rewrapped(codecKeys, escalation, old);
        await rewrapCaseKey(sql, id, wrapped, wrappedBy);
      }
      turned += keys.length;
      if (keys.length < PAGE) break;
    }
    const endedAt = Date.now();
    const row = { endedAt, tookMs: endedAt - began, lookedAt: lookedAt + turned, actedOn: gone + turned };
    await putSweep(sql, { name: 'confidential', ...row });
  },
});
