import type { Query } from '../../connect';
import type { CaseKeyRow } from '../../reads/confidential/case-key';

/** Changes nothing where the case has a key in force. */
export const insertCaseKey = (query: Query, row: CaseKeyRow & { readonly madeAt: number }) => query`
  insert into case_key (id, escalation, wrapped, wrapped_by, made_at)
  values (${row.id}, ${row.escalation}, ${row.wrapped}, ${row.wrappedBy}, ${row.madeAt})
  on conflict (escalation) where erased_at is null do nothing`;
