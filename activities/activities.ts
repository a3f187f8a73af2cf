import { log } from '@temporalio/activity';
import type { Sql } from '../database/connect';
import { Plans } from '../database/plans';
import { record } from './record';
import { resolve } from './resolve';
import type { Activities } from './types';

/** What workflows ask of the world. Whatever is thrown may be tried again: an answer that no try can change is returned. */
export function createActivities({ sql }: { sql: Sql }): Activities {
  const plans = new Plans();
  const alarm: Parameters<typeof record>[2] = (health, escalation, why) =>
    log.error(`escalation ${escalation} is ${health} and takes no more acts: ${why}`);
  return {
    record: (batch) => record(sql, plans, alarm, batch),
    resolve: ({ needs }) => resolve(sql, needs),
  };
}
