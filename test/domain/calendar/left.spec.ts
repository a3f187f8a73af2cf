import { left } from '../../../domain/calendar/left';
import { hours } from '../../hours';

const HOUR = 3_600_000;
const office = hours('Mon-Fri 09:00-18:00');
const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  // now, due, calendar hours, working hours
  ['2026-09-22T10:00', '2026-09-22T12:00', 2, 2],
  ['2026-09-22T17:00', '2026-09-23T10:00', 17, 2],
  ['2026-09-22T20:00', '2026-09-23T08:00', 12, 0],
  ['2026-09-23T10:00', '2026-09-22T17:00', -17, -2],
  ['2026-09-22T10:00', '2026-09-22T10:00', 0, 0],
])('from %s until %s there are %d hours, %d of them worked', (now, due, calendar, worked) => {
  expect(left(office, at(now), at(due))).toEqual({ ms: calendar * HOUR, workingMs: worked * HOUR + 0 });
});
