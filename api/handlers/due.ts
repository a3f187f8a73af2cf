import type { z } from 'zod';
import type { dueQuery } from '../../contract/due';
import { namesOf } from '../../database/reads/names';
import { assert } from '../../domain/assert';
import { counted, parseBudget } from '../../domain/calendar/budget';
import { calendarOf, NOTHING_USED } from '../../domain/calendar/calendar';
import { rfc3339 } from '../../domain/calendar/instant';
import { END_OF_TIME } from '../../domain/calendar/working-time';
import { answerText } from '../../words/answers/words';
import { askedThen, localTimeIn } from '../asked-then';
import type { Handler } from '../context';
import { Failure, fault } from '../problems';

/** What would be due if it were sent then, to whom, and are they at work? */
export const due: Handler = async (ask, { sql, resolve }) => {
  const { department, from = ask.now, budget: text } = ask.query as z.output<typeof dueQuery>;
  const budget = parseBudget(text);
  assert(budget, 'the contract lets budgets in alone');
  const { table, party } = await askedThen(resolve, from, ask.now, (directory) => {
    const [duty, head] = [directory.ask({ ask: 'duty', department }), directory.ask({ ask: 'head', department })];
    return { table: directory.ask({ ask: 'calendar', department }), party: duty ?? head ?? null };
  });
  if (!table)
    throw new Failure(
      'malformed',
      { wrong: 1 },
      { faults: [fault('?department', 'unknown-department', { department })] },
    );
  const calendar = calendarOf(table);
  const at = calendar.due(from, budget, NOTHING_USED);
  if (at >= END_OF_TIME) throw new Failure('never-due', { budget: text, calendar: table.id });
  const provisional = budget.unit !== 'ms' && calendar.isProvisional(at);
  const atWork = calendar.isAtWork(from);
  const startsAt = atWork ? null : calendar.nextStart(from);
  const people = [party?.person, party?.for].filter((one) => one !== undefined);
  const names = await namesOf(sql, [department], people);
  const local = (instant: number) => localTimeIn(table, instant);
  const nameOf = (person: string | undefined) => (person === undefined ? null : (names.people[person] ?? null));
  return {
    body: {
      ...{ department, from: rfc3339(from), budget: text, due: rfc3339(at), provisional },
      calendar: { id: table.id, version: table.version },
      ...{ person: party?.person ?? null, for: party?.for ?? null },
      ...{ atWork, startsAt: startsAt === null ? null : rfc3339(startsAt) },
      sentence: answerText('due', {
        department: names.departments[department] ?? { zh: department, en: department },
        ...{ budget: counted(budget), sent: local(from), due: local(at), provisional },
        ...{ person: nameOf(party?.person), instead: nameOf(party?.for) },
        ...{ atWork, starts: startsAt === null ? null : local(startsAt) },
      }),
    },
  };
};
