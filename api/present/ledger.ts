import type { z } from 'zod';
import type * as contract from '../../contract/ledger';
import { rfc3339 } from '../../domain/calendar/instant';
import type { Ledger, Measured } from '../../domain/ledger/totals';
import { by, standsFor } from './escalation';

type Shown = z.output<typeof contract.ledger>;

/** The figures of a case as the house shows them. */
export const ledger = (figures: Ledger): Shown => ({
  stints: figures.stints.map(stint),
  totals: figures.totals.map(({ charged, kind, ms, workingMs }) => ({
    charged: chargedIn(charged),
    kind,
    ms,
    workingMs,
  })),
  elapsedMs: figures.elapsedMs,
  parallelMs: figures.parallelMs,
  handoffs: figures.handoffs,
  pingPongs: figures.pingPongs,
  bounces: figures.bounces,
});

const stint = (one: Measured): Shown['stints'][number] => ({
  handoff: one.handoff,
  kind: one.kind,
  department: one.department,
  person: one.person,
  charged: chargedIn(one.charged),
  from: rfc3339(one.from),
  to: by(one.to),
  ms: one.ms,
  workingMs: one.workingMs,
  reason: one.reason,
});

const chargedIn = ({
  kind,
  department,
  person,
  name,
  ...rest
}: Measured['charged']): Shown['totals'][number]['charged'] => ({
  kind,
  department,
  person,
  name,
  ...standsFor(rest),
});
