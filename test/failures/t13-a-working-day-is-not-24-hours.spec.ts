import { calendarOf, NOTHING_USED } from '../../domain/calendar/calendar';
import { at, dueIn, hours } from '../hours';
import { HOUR } from '../plans';

/** Nine hours a day, from Monday to Friday, with China's official days. */
const office = hours('Mon-Fri 09:00-18:00', { days: 'china' });

describe('T13: one working day is not 24 working hours, nor 24 hours', () => {
  test.each([
    ['1 working day', '2026-09-22 15:00'],
    ['24 working hours', '2026-09-24 12:00'],
    ['24 hours', '2026-09-22 15:00'],
    ['2 working days', '2026-09-23 15:00'],
    ['48 hours', '2026-09-23 15:00'],
    ['end of 1 working day', '2026-09-23 00:00'],
  ])('set on Monday at 15:00, %s ends %s', (budget, due) => {
    expect(dueIn(office, '2026-09-21 15:00', budget)).toBe(due);
  });

  test.each([
    ['1 working day', '2026-09-14 15:00'],
    ['24 working hours', '2026-09-16 12:00'],
    ['24 hours', '2026-09-12 15:00'],
    ['end of 1 working day', '2026-09-15 00:00'],
  ])('set on Friday at 15:00, %s ends %s', (budget, due) => {
    expect(dueIn(office, '2026-09-11 15:00', budget)).toBe(due);
  });

  test.each([
    // Set on Monday at …, 4 working hours end …, 1 working day ends …, the end of 1 working day is …
    ['08:59', '2026-09-21 13:00', '2026-09-21 18:00', '2026-09-23 00:00'],
    ['09:00', '2026-09-21 13:00', '2026-09-21 18:00', '2026-09-23 00:00'],
    ['17:59', '2026-09-22 12:59', '2026-09-22 17:59', '2026-09-23 00:00'],
    ['18:00', '2026-09-22 13:00', '2026-09-22 18:00', '2026-09-23 00:00'],
  ])('set on Monday at %s', (time, fourHours, oneDay, endOfDay) => {
    const from = `2026-09-21 ${time}`;
    expect(dueIn(office, from, '4 working hours')).toBe(fourHours);
    expect(dueIn(office, from, '1 working day')).toBe(oneDay);
    expect(dueIn(office, from, 'end of 1 working day')).toBe(endOfDay);
  });

  test('on a holiday nothing is used up; the day on which the holiday ends is the first', () => {
    expect(dueIn(office, '2026-10-01 10:00', '4 working hours')).toBe('2026-10-08 13:00');
    expect(dueIn(office, '2026-10-01 10:00', '1 working day')).toBe('2026-10-08 18:00');
    expect(dueIn(office, '2026-10-01 10:00', 'end of 1 working day')).toBe('2026-10-09 00:00');
    expect(dueIn(office, '2026-09-30 17:00', '2 working hours')).toBe('2026-10-08 10:00');
    // Two days after the one before the holiday: Thursday the 8th and Friday the 9th.
    expect(dueIn(office, '2026-09-30 15:00', '2 working days')).toBe('2026-10-09 15:00');
    expect(dueIn(office, '2026-10-01 10:00', '4 hours')).toBe('2026-10-01 14:00');
  });

  test('a make-up Saturday is a day like any other', () => {
    expect(dueIn(office, '2026-10-10 10:00', '4 working hours')).toBe('2026-10-10 14:00');
    expect(dueIn(office, '2026-10-10 10:00', '1 working day')).toBe('2026-10-12 10:00');
    expect(dueIn(office, '2026-10-09 17:00', '2 working hours')).toBe('2026-10-10 10:00');
    expect(dueIn(office, '2026-10-09 17:00', 'end of 1 working day')).toBe('2026-10-11 00:00');
    // The Saturday after is not.
    expect(dueIn(office, '2026-10-16 17:00', '2 working hours')).toBe('2026-10-19 10:00');
    expect(dueIn(office, '2026-10-17 10:00', 'end of 1 working day')).toBe('2026-10-20 00:00');
  });

  test('a half day is a day', () => {
    const halves = hours('Mon-Fri 09:00-18:00', { exceptions: [{ date: '2026-12-31', hours: '09:00-12:00' }] });
    // Two thirds of a day are left on Wednesday; the rest of the one day is two thirds of three hours.
    expect(dueIn(halves, '2026-12-30 12:00', '1 working day')).toBe('2026-12-31 10:00');
    expect(dueIn(halves, '2026-12-30 12:00', '9 working hours')).toBe('2026-12-31 12:00');
    expect(dueIn(halves, '2026-12-30 12:00', 'end of 1 working day')).toBe('2027-01-01 00:00');
    expect(dueIn(halves, '2026-12-31 10:30', '1 working day')).toBe('2027-01-01 13:30');
  });

  test('what runs out at the end of a span is due then, not when work begins again', () => {
    const lunch = hours('Mon-Fri 09:30-12:00, 13:30-18:30');
    expect(dueIn(lunch, '2026-09-21 09:30', '150 working minutes')).toBe('2026-09-21 12:00');
    expect(dueIn(lunch, '2026-09-21 09:30', '151 working minutes')).toBe('2026-09-21 13:31');
    expect(dueIn(lunch, '2026-09-25 09:30', '1 working day')).toBe('2026-09-25 18:30');
  });
});

describe('T13: across a change of the clocks', () => {
  const dublin = (text: string, exceptions: { date: string; hours: string }[] = []) =>
    hours(text, { zone: 'Europe/Dublin', exceptions });
  const always = dublin('daily 00:00-24:00');

  test('in spring the day has 23 hours, in autumn 25; a working day is that day', () => {
    // 2025-03-30: 01:00 to 02:00 does not exist. Half of Saturday, then half of 23 hours.
    expect(dueIn(always, '2025-03-29 12:00Z', '1 working day', 60)).toBe('2025-03-30 12:30');
    expect(dueIn(always, '2025-03-29 12:00Z', '24 working hours', 60)).toBe('2025-03-30 13:00');
    expect(dueIn(always, '2025-03-29 12:00Z', '24 hours', 60)).toBe('2025-03-30 13:00');
    expect(dueIn(always, '2025-03-29 12:00Z', 'end of 1 working day', 60)).toBe('2025-03-31 00:00');
    // 2025-10-26: 01:00 to 02:00 comes twice.
    expect(dueIn(always, '2025-10-25 12:00+01:00', '1 working day', 0)).toBe('2025-10-26 11:30');
    expect(dueIn(always, '2025-10-25 12:00+01:00', '24 working hours', 0)).toBe('2025-10-26 11:00');
    expect(dueIn(always, '2025-10-25 12:00+01:00', 'end of 1 working day', 0)).toBe('2025-10-27 00:00');
  });

  test('office hours keep their wall clock', () => {
    const nine = dublin('Mon-Fri 09:00-17:00');
    expect(dueIn(nine, '2025-03-28 16:00Z', '2 working hours', 60)).toBe('2025-03-31 10:00');
    expect(dueIn(nine, '2025-10-24 16:00+01:00', '2 working hours', 0)).toBe('2025-10-27 10:00');
  });

  test('a night shift is an hour shorter, or longer', () => {
    const night = calendarOf(dublin('Sat 22:00-06:00'));
    const worked = (from: string, to: string) => night.between(at(from), at(to));
    const spring = worked('2025-03-29 12:00Z', '2025-03-30 12:00Z');
    expect([spring.workingMs, spring.workingDays]).toEqual([7 * HOUR, 1]);
    const autumn = worked('2025-10-25 12:00Z', '2025-10-26 12:00Z');
    expect([autumn.workingMs, autumn.workingDays]).toEqual([9 * HOUR, 1]);
    // After midnight it is still Saturday's: what is left on Sunday is Saturday's share.
    expect(worked('2025-06-07 23:00Z', '2025-06-08 12:00Z').workingDays).toBe(0.75);
  });

  test('an hour that does not exist is no working time, and one that comes twice is two', () => {
    const skipped = calendarOf(dublin('Mon 09:00-10:00', [{ date: '2025-03-30', hours: '01:00-02:00' }]));
    expect(skipped.between(at('2025-03-29 00:00Z'), at('2025-03-31 00:00Z'))).toEqual({
      ...NOTHING_USED,
      ms: 48 * HOUR,
    });
    expect(
      dueIn(
        dublin('Mon 09:00-10:00', [{ date: '2025-03-30', hours: '01:00-02:00' }]),
        '2025-03-29 00:00Z',
        'end of 1 working day',
        60,
      ),
    ).toBe('2025-04-01 00:00');
    const twice = dublin('Mon 09:00-10:00', [{ date: '2025-10-26', hours: '01:00-02:00' }]);
    expect(dueIn(twice, '2025-10-25 00:00Z', '2 working hours', 0)).toBe('2025-10-26 02:00');
    expect(dueIn(twice, '2025-10-25 00:00Z', '1 working hour', 60)).toBe('2025-10-26 02:00');
  });
});
