import type { Query } from '../connect';

/** An escalation whose record is in doubt takes no acts and stands on the auditor's list; it stays so until somebody looks. */
export const markHealth = (query: Query, escalation: string, health: 'diverged' | 'broken', why: string) => query`
  update escalation set health = ${health}, why = ${why}, stands_at = seq where id = ${escalation} and health = 'ok'`;
