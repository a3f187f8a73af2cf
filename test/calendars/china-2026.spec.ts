import { compileCalendar } from '../../calendars/compile';
import { officialDays, SHIPPED } from '../../calendars/days';
import { dayList } from '../../contract/calendar';
import { calendarOf, NOTHING_USED } from '../../domain/calendar/calendar';
import { dayOf, weekdayOf } from '../../domain/calendar/local-time';

const official = officialDays('china', SHIPPED, []);
const dates = (kind: 'off' | 'worked') =>
  [...(official?.days ?? [])].filter(([, is]) => is === kind).map(([date]) => date);

test('the shipped lists have the form of a list of days', () => {
  for (const list of SHIPPED) expect(dayList.parse(list)).toEqual(list);
});

test('China 2026: 33 days off, 19 of them on weekdays, and six make-up days at weekends', () => {
  const off = dates('off');
  expect(off).toHaveLength(33);
  expect(off.filter((date) => weekdayOf(dayOf(date)) < 5)).toHaveLength(19);
  const worked = dates('worked');
  expect(worked).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  expect(worked.every((date) => weekdayOf(dayOf(date)) >= 5)).toBe(true);
});

test('2027 is not known: what falls into it is provisional, and computed by the week', () => {
  const compiled = compileCalendar(
    {
      calendar: 'office',
      name: { zh: '办公室', en: 'Office' },
      zone: 'Asia/Shanghai',
      hours: 'Mon-Fri 09:00-18:00',
      days: 'china',
    },
    { version: 1, at: Date.UTC(2026, 8, 1) },
  );
  if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
  expect(compiled.table.knownUntil).toBe('2026-12-31');
  const calendar = calendarOf(compiled.table);
  const last = Date.parse('2026-12-31T15:00:00+08:00');
  const due = calendar.due(last, { unit: 'working-ms', amount: 4 * 3_600_000 }, NOTHING_USED);
  // Probably a holiday; but nobody has said so yet.
  expect(due).toBe(Date.parse('2027-01-01T10:00:00+08:00'));
  expect(calendar.isProvisional(due)).toBe(true);
  expect(calendar.isProvisional(calendar.due(last, { unit: 'working-ms', amount: 3 * 3_600_000 }, NOTHING_USED))).toBe(
    false,
  );
});
