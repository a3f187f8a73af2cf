import { counted, parseBudget } from '../../domain/calendar/budget';
import { answerText } from '../../words/answers/words';

const moment = { date: '2026-09-18', time: '20:30', weekday: 4, zone: 'Asia/Shanghai' };
const said = (text: string) => {
  const budget = parseBudget(text);
  if (!budget) throw new Error(`${text} is no budget`);
  return answerText('due', {
    department: { zh: '财务', en: 'Finance' },
    ...{ budget: counted(budget), sent: moment, due: moment, provisional: false },
    ...{ person: null, instead: null, atWork: true, starts: null },
  });
};

test.each([
  ['90 minutes', '90 minutes', '90 分钟'],
  ['2 hours', '2 hours', '2 小时'],
  ['3 days', '3 days', '3 天'],
  ['1.5 working hours', '90 working minutes', '90 工作分钟'],
  ['1 working hour', '1 working hour', '1 个工作小时'],
  ['2 working days', '2 working days', '2 个工作日'],
  ['end of 3 working days', 'end of 3 working days', '第 3 个工作日结束前'],
])('a budget is told in the language of the sentence: %s', (text, en, zh) => {
  expect(said(text).en).toContain(`with ${en}, it is due`);
  expect(said(text).zh).toContain(`${zh}，到期时间`);
  expect(said(text).zh).not.toMatch(/working|hour|day/);
});
