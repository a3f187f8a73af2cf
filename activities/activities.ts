import { log } from '@temporalio/activity';
import type { Sql } from '../database/connect';
import { follow } from './follow';
import { recorder } from './record';
import { resolve } from './resolve';
import type { Standings } from './standings';
import type { Activities } from './types';

/** What workflows ask of the world. Whatever is thrown may be tried again: an answer that no try can change is returned. */
export function createActivities({ sql, standings }: { sql: Sql; standings: Standings }): Activities {
  return {
    record: recorder({
      sql,
      standings,
      alarm: (health, escalation, why) =>
        log.error(`escalation ${escalation} is ${health} and takes no more acts: ${why}`),
    }),
    follow: (last) => follow(sql, last),
    resolve: ({ needs, at }) => resolve(sql, needs, at),
  };
}
