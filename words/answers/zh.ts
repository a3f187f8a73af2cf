import type { Counted } from '../../domain/calendar/budget';
import type { AnswerWords, LocalTime } from './answers';

const ROUND_THE_CLOCK = { day: '天', hour: '小时', minute: '分钟' };
const WORKING = { day: '个工作日', hour: '个工作小时', minute: '工作分钟' };
const lengthOf = ({ unit, count, noun }: Counted): string =>
  unit === 'end-of-working-day'
    ? `为第 ${count} 个工作日结束前`
    : ` ${count} ${(unit === 'ms' ? ROUND_THE_CLOCK : WORKING)[noun]}`;

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const moment = ({ date, time, weekday, zone }: LocalTime): string => `${date}（${DAYS[weekday]}）${time}（${zone}）`;

export const zh: AnswerWords = {
  due: ({ department, budget, sent, due, provisional, person, instead, atWork, starts }) =>
    [
      `如于${moment(sent)}派给“${department.zh}”，时限${lengthOf(budget)}，到期时间为${moment(due)}。`,
      ...(provisional ? ['日历尚未覆盖到那时，到期时间可能变动。'] : []),
      person ? `由${person.zh}${instead ? `代${instead.zh}` : ''}处理。` : '届时无人值班，部门负责人也不在。',
      atWork
        ? '届时该部门在班。'
        : starts
          ? `届时该部门不在班，${moment(starts)}起上班。`
          : '届时该部门不在班，且此后没有工作时间。',
    ].join(''),
  who: ({ department, row, person, instead, queue, atWork }) =>
    department === null
      ? '没有任何一行负责此类问题，将由牵头人处理。'
      : [
          `按“${row}”行派给“${department.zh}”。`,
          person
            ? `由${person.zh}${instead ? `代${instead.zh}` : ''}处理。`
            : queue
              ? '将在待办队列中等人认领。'
              : '按该规则找不到人，由环节的兜底规则决定。',
          atWork ? '届时该部门在班。' : '届时该部门不在班。',
        ].join(''),
};
