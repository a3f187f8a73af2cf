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
  'date-outside': ({ date, from, until }) =>
    `${date} 不在本表的时间 ${from} 至 ${until} 之内。请写入它所在年份的安排。`,
  'off-and-worked': ({ date }) => `${date} 既写为休息又写为上班，请只留正确的一项。`,
  'unknown-days': ({ days, likely, known }, say) =>
    `没有名为“${days}”的节假日安排。${meant(likely)}${known.length === 0 ? '' : `现有：${say.all(known)}。`}`,
  'make-up-without-days': () => '“make_up_hours”是节假日安排中调休上班日的工作时间。请在“days”中写明用哪份安排。',

  'not-icalendar': () => '这不是 iCalendar 文件，或文件不完整：应以 BEGIN:VCALENDAR 开头，以 END:VCALENDAR 结尾。',
  'no-days': () => '文件中没有任何休息日或上班日：请写成全天事件，如 DTSTART;VALUE=DATE:20261001。',
  'recurring-event': ({ name }) => `“${name}”按规则重复。节假日每年另行公布：请把每一天写成单独的事件。`,
  'event-unreadable': ({ name, text }) =>
    `“${name}”的日期无法读取：“${text}”。全天事件写作 DTSTART;VALUE=DATE:20261001 与 DTEND;VALUE=DATE:20261008（最后一天的次日）。`,

  'people-or-rotation': () => '每个班次要么写固定人员“people”，要么写按周轮换“rotation”，二者取一。',
  'shift-twice': ({ shift }) => `班次“${shift}”在此写了两次，请给其中一个换个编号。`,
  'shift-reserved': ({ shift }) => `“${shift}”专指待命人员，请给班次换个编号。`,
  'unknown-shift': ({ shift, likely, known }, say) =>
    `这份排班中没有班次“${shift}”。${meant(likely)}${known.length === 0 ? '' : `现有：${say.all(known)}。`}`,
  'campaigns-overlap': ({ from, to }) => `${from} 至 ${to} 的临时排班开始时，前一份尚未结束。每一天只能有一份排班。`,
  'nobody-named': () => '这份排班没有任何人。请写一个班次，或在“on_call”中写明谁待命。',

  'row-twice': ({ row }) => `“${row}”行写了两次。行以编号区分，请给其中一行换个编号。`,
  'row-backwards': ({ row }) => `“${row}”行的结束不晚于开始。“to”是不再生效的第一个时刻。`,
  'field-twice': ({ field }) => `此行中“${field}”写了两次，请把取值都写进同一个列表。`,
};
