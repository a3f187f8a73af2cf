import type { Query } from '../../connect';
import type { Access } from '../../reads/confidential/access-log';

/** An entry of the access log; it is written before anything is shown. */
export const insertAccess = (query: Query, escalation: string, row: Omit<Access, 'id'>) => query`
  insert into confidential_access (escalation, field, outcome, person, api_key, "values", reason, at)
  values (${escalation}, ${row.field}, ${row.outcome}, ${row.person}, ${row.key}, ${row.values}, ${row.reason}, ${row.at})`;
