import { dateOf, dayOf, localTime, weekdayOf } from '../../../domain/calendar/local-time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test.each([
  ['1969-12-28', -4, 6],
  ['1969-12-29', -3, 0],
  ['1970-01-01', 0, 3],
  ['1970-01-04', 3, 6],
  ['1970-01-05', 4, 0],
  ['2026-09-22', 20_718, 1],
])('%s is day %d, and its weekday %d from Monday on', (date, day, weekday) => {
  expect(dayOf(date)).toBe(day);
  expect(dateOf(day)).toBe(date);
  expect(weekdayOf(day)).toBe(weekday);
});

test('each offset holds until the next; the first has always held, and the last holds on', () => {
  expect(
    localTime([
      [5, 60],
      [7 * DAY, -30],
      [9 * DAY, 0],
    ]).regimes,
  ).toEqual([
    { from: -Infinity, to: 7 * DAY, east: HOUR },
    { from: 7 * DAY, to: 9 * DAY, east: -HOUR / 2 },
    { from: 9 * DAY, to: Infinity, east: 0 },
  ]);
});

test('at the instant at which an offset begins it is that offset’s date', () => {
  const { day } = localTime([
    [0, 0],
    [5 * DAY - 1, -60],
  ]);
  expect([5 * DAY - 2, 5 * DAY - 1, 5 * DAY + HOUR - 1, 5 * DAY + HOUR].map(day)).toEqual([4, 4, 4, 5]);
  const island = localTime([
    [0, -1440],
    [5 * DAY, 0],
  ]);
  expect([5 * DAY - 1, 5 * DAY].map(island.day)).toEqual([3, 5]);
  // The date that the island skipped begins and ends with the next.
  expect([3, 4, 5, 6].map(island.start)).toEqual([4 * DAY, 5 * DAY, 5 * DAY, 6 * DAY]);
});

test('without an offset there is no local time, and that is nobody’s fault but ours', () => {
  const nowhere = localTime([]);
  expect(() => nowhere.day(0)).toThrow('broken law: a zone has an offset at every instant');
  expect(() => nowhere.start(0)).toThrow('broken law: a zone has an offset at every instant');
});
