import type { Query } from '../database/connect';
import { type Asked, answers, type Told } from '../database/reads/answers';
import { assert } from '../domain/assert';
import { type CalendarTable, ROUND_THE_CLOCK } from '../domain/calendar/calendar';
import { type Answer, type Answers, type Need, needKey } from '../domain/escalation/needs';

/** Asks the directory, all needs in one trip and of one version. Null is an answer: nobody (or nothing) is there. */
export async function resolve(query: Query, needs: readonly Need[]): Promise<Answers> {
  const rows = await answers(query, needs.map(asked));
  return Object.fromEntries(
    needs.map((need, index) => {
      const row = rows[index];
      assert(row, 'every need has an answer');
      return [needKey(need), { value: answerOf(need, row), directory: row.directory } satisfies Answer];
    }),
  );
}

function asked(need: Need): Asked {
  switch (need.ask) {
    case 'role':
      return { ask: need.ask, of: need.role };
    case 'person':
      return { ask: need.ask, of: need.person };
    case 'head':
    case 'duty':
    case 'calendar':
      return { ask: need.ask, of: need.department };
    default:
      return { ask: 'role', of: '' };
  }
}

function answerOf(need: Need, { department, person, departments, calendar }: Told): Answer['value'] {
  switch (need.ask) {
    case 'person':
      return departments && { person: need.person, departments };
    case 'calendar':
      return calendar === null ? null : tableOf(calendar);
    default:
      return department === null || person === null ? null : { department, person };
  }
}

function tableOf(calendar: string): CalendarTable {
  assert(calendar === ROUND_THE_CLOCK.id, `the calendar ${calendar} is known`);
  return ROUND_THE_CLOCK;
}
