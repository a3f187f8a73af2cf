import { z } from 'zod';
import { verbs } from '../../domain/escalation/verbs';
import { escalation } from '../escalation';
import * as v from '../values';
import type { ActVerb } from '../verbs/verb';
import { verbContracts } from '../verbs/verbs';
import type { Route } from './route';

const ofEscalation = z.strictObject({ id: v.escalationId });
const ofHandoff = z.strictObject({ id: v.escalationId, handoff: z.coerce.number().int().min(1).max(100_000) });

/** One row for each verb: its name in the URL is its name everywhere. */
export const actRoutes: readonly (Route & { readonly id: ActVerb })[] = (Object.keys(verbContracts) as ActVerb[]).map(
  (verb) => {
    const { on, versioned } = verbs[verb];
    const onHandoff = on === 'handoff';
    return {
      id: verb,
      method: 'post',
      path: onHandoff ? `/v1/escalations/{id}/handoffs/{handoff}/${verb}` : `/v1/escalations/{id}/${verb}`,
      tag: 'acts',
      summary: verbContracts[verb].summary,
      auth: { scope: 'act', may: 'participant' },
      effect: 'acts',
      in: { path: onHandoff ? ofHandoff : ofEscalation, body: verbContracts[verb].body },
      out: { status: 200, body: escalation },
      key: 'accepted',
      ...(versioned ? { match: 'version' as const } : {}),
    };
  },
);
