import type { CalendarProblemWords } from './calendar-problems';

const meant = (likely: string | null): string => (likely === null ? '' : ` "${likely}" is probably meant.`);

export const en: CalendarProblemWords = {
  'unknown-zone': ({ zone, likely }) =>
    `"${zone}" is no time zone. Write the IANA name of a place, such as Asia/Shanghai or Europe/Dublin.${meant(likely)}`,
  'day-unreadable': ({ text }) =>
    `"${text}" is no day of the week. Days stand before the times: Mon-Fri 09:30-12:00, 13:30-18:30; or daily 00:00-24:00.`,
  'times-unreadable': ({ text }) =>
    `"${text}" is no time of a day. Write 09:30-12:00, 13:30-18:30; 22:00-06:00 goes on after midnight; a day without work is off.`,
  'times-overlap': ({ first, second }) =>
    `${first} and ${second} overlap. Write one time for both, or let one end earlier.`,
  'night-not-over': ({ day, until }) =>
    `Work begins on ${day} before that of the night before is over, at ${until}. Let it begin then, or end the night earlier.`,
  'no-hours': () =>
    'Nobody works on any day of the week, so that nothing would ever be due. Give at least one day its times.',
  'date-or-range': () => 'Write one date, or "from" and "to" with both days in it.',
  'range-backwards': ({ from, to }) => `${to} is before ${from}. The last day comes second.`,
  'range-too-long': ({ days, most }) =>
    `These are ${days} days; at most ${most} can be named at once. What holds for longer belongs into the hours of the week.`,
  'date-twice': ({ date }) => `${date} is named twice. One of the two would be lost: keep one.`,
  'date-outside': ({ date, from, until }) =>
    `${date} is not between ${from} and ${until}, for which this list is. Put it into the list of its own year.`,
  'off-and-worked': ({ date }) => `${date} is both off and worked. Keep the one that holds.`,
  'unknown-days': ({ days, likely, known }, say) =>
    `There is no list of official days called "${days}".${meant(likely)}${known.length === 0 ? '' : ` There is ${say.all(known)}.`}`,
  'make-up-without-days': () =>
    '"make_up_hours" is for the worked days of a list of official days. Name the list in "days".',

  'not-icalendar': () =>
    'This is no iCalendar file, or it is cut off: it begins with BEGIN:VCALENDAR and ends with END:VCALENDAR.',
  'no-days': () =>
    'This file names no day that is off or worked: days are events without a time of day, such as DTSTART;VALUE=DATE:20261001.',
  'recurring-event': ({ name }) =>
    `"${name}" recurs by a rule. Official days are decided anew for each year: write each day as an event of its own.`,
  'event-unreadable': ({ name, text }) =>
    `The days of "${name}" cannot be read: "${text}". An all-day event is written DTSTART;VALUE=DATE:20261001 and DTEND;VALUE=DATE:20261008, the day after the last.`,

  'people-or-rotation': () =>
    'A shift has either "people", who are always the same, or a "rotation" by weeks: write one of the two.',
  'shift-twice': ({ shift }) => `The shift "${shift}" stands twice in this list. Give one of them another id.`,
  'shift-reserved': ({ shift }) => `"${shift}" is what those on call are called. Give the shift another id.`,
  'unknown-shift': ({ shift, likely, known }, say) =>
    `There is no shift "${shift}" in this roster.${meant(likely)}${known.length === 0 ? '' : ` There is ${say.all(known)}.`}`,
  'campaigns-overlap': ({ from, to }) =>
    `The campaign from ${from} to ${to} begins before the one before it is over. On every day one roster holds.`,
  'nobody-named': () => 'This roster names nobody. Give it a shift, or say in "on_call" who is asked.',

  'row-twice': ({ row }) => `The row "${row}" stands twice. A row is known by its id: give one of them another.`,
  'row-backwards': ({ row }) =>
    `The row "${row}" ends before it begins. "to" is the first instant at which it holds no more.`,
  'field-twice': ({ field }) => `"${field}" is named twice in this row. Write all its values into one list.`,
};
