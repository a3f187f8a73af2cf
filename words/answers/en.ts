import type { Counted } from '../../domain/calendar/budget';
import type { AnswerWords, LocalTime } from './answers';

const lengthOf = ({ unit, count, noun }: Counted): string =>
  `${unit === 'end-of-working-day' ? 'end of ' : ''}${count} ${unit === 'ms' ? '' : 'working '}${noun}${count === 1 ? '' : 's'}`;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const moment = ({ date, time, weekday, zone }: LocalTime): string => `${DAYS[weekday]} ${date} ${time} (${zone})`;

export const en: AnswerWords = {
  due: ({ department, budget, sent, due, provisional, person, instead, atWork, starts }) =>
    [
      `Sent to ${department.en} on ${moment(sent)} with ${lengthOf(budget)}, it is due on ${moment(due)}.`,
      ...(provisional ? ['The calendar is not known that far ahead, so that this may move.'] : []),
      person
        ? `${person.en} would get it${instead ? ` in place of ${instead.en}` : ''}.`
        : 'Nobody is on duty there then, and no head is there.',
      atWork
        ? 'The department is at work then.'
        : starts
          ? `The department is not at work then; it works again from ${moment(starts)}.`
          : 'The department is not at work then, and never will be.',
    ].join(' '),
  who: ({ department, row, person, instead, queue, atWork }) =>
    department === null
      ? 'No row answers for that: it would fall to the lead of the case.'
      : [
          `By row "${row}" it would go to ${department.en}.`,
          person
            ? `${person.en} would get it${instead ? ` in place of ${instead.en}` : ''}.`
            : queue
              ? 'It would wait in the queue until somebody takes it.'
              : 'The rule finds nobody there; the policy of the step would decide.',
          atWork ? 'The department is at work then.' : 'The department is not at work then.',
        ].join(' '),
};
