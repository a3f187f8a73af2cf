import type { Query } from '../database/connect';
import { type Asked, answers } from '../database/reads/answers';
import { assert } from '../domain/assert';
import type { Instant } from '../domain/calendar/instant';
import { type Answer, type Answers, type Need, needKey } from '../domain/escalation/needs';

/**
 * Asks the directory as of an instant, all needs in one trip and of one version. Null is an answer: nobody (or nothing) is there.
 */
export async function resolve(query: Query, needs: readonly Need[], at: Instant): Promise<Answers> {
  const rows = await answers(query, needs.map(asked), at);
  return Object.fromEntries(
    needs.map((need, index) => {
      const row = rows[index];
      assert(row, 'every need has an answer');
      // The statement builds the values in the shapes of `AnswerTo`; its tests hold each.
      return [needKey(need), { value: row.value as Answer['value'], directory: row.directory } satisfies Answer];
    }),
  );
}

function asked(need: Need): Asked {
  switch (need.ask) {
    case 'role':
      return { ask: need.ask, subject: need.role, fields: null };
    case 'person':
    case 'manager':
      return { ask: need.ask, subject: need.person, fields: null };
    case 'responsibility':
      return { ask: need.ask, subject: need.table, fields: JSON.stringify(need.of) };
    default:
      return { ask: need.ask, subject: need.department, fields: null };
  }
}
