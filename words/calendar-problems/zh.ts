import type { CalendarProblemWords } from './calendar-problems';

const meant = (likely: string | null): string => (likely === null ? '' : `可能是“${likely}”。`);

export const zh: CalendarProblemWords = {
  'unknown-zone': ({ zone, likely }) =>
    `“${zone}”不是时区。请写地点的 IANA 名称，如 Asia/Shanghai、Europe/Dublin。${meant(likely)}`,
  'day-unreadable': ({ text }) =>
    `“${text}”不是星期几。星期写在时间之前：周一至周五 09:30-12:00、13:30-18:30；或 每天 00:00-24:00。`,
  'times-unreadable': ({ text }) =>
    `“${text}”不是工作时间。请写 09:30-12:00、13:30-18:30；22:00-06:00 表示跨过零点；不上班写“休”。`,
  'times-overlap': ({ first, second }) => `${first} 与 ${second} 重叠。请合并为一段，或让其中一段早些结束。`,
  'night-not-over': ({ day, until }) =>
    `${day} 的工作时间开始时，前一天的夜班到 ${until} 才结束。请从那时开始，或让夜班早些结束。`,
  'no-hours': () => '一周中没有一天上班，任何时限都不会到期。请至少给一天写上工作时间。',
  'date-or-range': () => '请写一个日期，或同时写“from”与“to”，首尾两天都计入。',
  'range-backwards': ({ from, to }) => `${to} 早于 ${from}。请把最后一天写在后面。`,
  'range-too-long': ({ days, most }) => `这里有 ${days} 天，一次最多 ${most} 天。长期如此的，请写入每周工作时间。`,
  'date-twice': ({ date }) => `${date} 写了两次，其中一次会丢失。请只留一次。`,
  'unknown-days': ({ days, likely, known }, say) =>
    `没有名为“${days}”的节假日安排。${meant(likely)}${known.length === 0 ? '' : `现有：${say.all(known)}。`}`,
  'make-up-without-days': () => '“make_up_hours”是节假日安排中调休上班日的工作时间。请在“days”中写明用哪份安排。',

  'not-icalendar': () => '这不是 iCalendar 文件，或文件不完整：应以 BEGIN:VCALENDAR 开头，以 END:VCALENDAR 结尾。',
  'recurring-event': ({ name }) => `“${name}”按规则重复。节假日每年另行公布：请把每一天写成单独的事件。`,
  'event-unreadable': ({ name, text }) =>
    `“${name}”的日期无法读取：“${text}”。全天事件写作 DTSTART;VALUE=DATE:20261001 与 DTEND;VALUE=DATE:20261008（最后一天的次日）。`,
};
