import { calendarOf, type WorkingHours } from '../../../domain/calendar/calendar';
import { at, dueIn, hours } from '../../hours';

/** Departments of the demo company whose hours the stories A and B rest on; the plain one knows neither holiday nor make-up day. */
const official = { days: 'china' } as const;
const technical = 'Mon-Fri 09:30-12:00, 13:30-18:30';
const finance = 'Mon-Fri 09:00-12:00, 13:00-17:30';
const around = hours('daily 00:00-24:00');
const payment = hours('daily 09:00-21:00');
const security = hours('daily 10:00-22:00');

/** `1:20` hours of working time, with minutes. */
const worked = (table: WorkingHours, from: string, to: string): string => {
  const minutes = calendarOf(table).between(at(from), at(to)).workingMs / 60_000;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

describe('story A: a stolen account over a holiday', () => {
  const table = hours(technical, official);
  const plain = hours(technical);
  const offered = '2026-09-24 20:30';

  test('technical support must accept by Monday at 10:30; without the holiday it would be Friday', () => {
    expect(dueIn(table, offered, '1 working hour')).toBe('2026-09-28 10:30');
    expect(dueIn(plain, offered, '1 working hour')).toBe('2026-09-25 10:30');
    // Half of it is used at 10:00: nobody is reminded before, over three days off.
    expect(dueIn(table, offered, '30 working minutes')).toBe('2026-09-28 10:00');
  });

  test('of 85 hours and 20 minutes in the queue 20 minutes were working time', () => {
    expect(worked(table, offered, '2026-09-28 09:50')).toBe('0:20');
    expect(worked(plain, offered, '2026-09-28 09:50')).toBe('7:50');
    expect(worked(around, offered, '2026-09-28 09:50')).toBe('85:20');
  });

  test('Wu Lei worked on it for 1:20 of working time, around a lunch break', () => {
    expect(worked(table, '2026-09-28 09:50', '2026-09-28 10:10')).toBe('0:20');
    expect(worked(table, '2026-09-28 11:40', '2026-09-28 14:10')).toBe('1:00');
  });

  test('account security, open until 22:00 every day, is asked at 20:06 and must accept in 15 minutes', () => {
    expect(dueIn(security, '2026-09-24 20:06', '15 working minutes')).toBe('2026-09-24 20:21');
    expect(worked(security, '2026-09-24 20:06', '2026-09-24 20:30')).toBe('0:24');
  });

  test('the promise of an update every 24 hours takes no notice of the holiday', () => {
    expect(dueIn(around, '2026-09-24 20:06', '24 hours')).toBe('2026-09-25 20:06');
    expect(dueIn(table, '2026-09-24 20:06', '24 hours')).toBe('2026-09-25 20:06');
  });
});

describe('story B: paid, but not delivered', () => {
  const table = hours(finance, official);
  const plain = hours(finance);
  const offered = '2026-09-18 20:30';

  test('finance must accept by Sunday at 10:00, because that Sunday is worked; a plain calendar says Monday', () => {
    expect(dueIn(table, offered, '1 working hour')).toBe('2026-09-20 10:00');
    expect(dueIn(plain, offered, '1 working hour')).toBe('2026-09-21 10:00');
    expect(dueIn(table, '2026-09-20 10:00', '30 working minutes')).toBe('2026-09-20 10:30');
    expect(dueIn(plain, '2026-09-21 10:00', '30 working minutes')).toBe('2026-09-21 10:30');
  });

  test('finance had it for four hours of working time in 41:30', () => {
    expect(worked(table, offered, '2026-09-20 10:30')).toBe('1:30');
    expect(worked(table, '2026-09-20 10:30', '2026-09-20 10:45')).toBe('0:15');
    expect(worked(table, '2026-09-20 10:45', '2026-09-20 14:00')).toBe('2:15');
    expect(worked(table, offered, '2026-09-20 14:00')).toBe('4:00');
    expect(worked(plain, offered, '2026-09-20 14:00')).toBe('0:00');
    expect(worked(around, offered, '2026-09-20 14:00')).toBe('41:30');
  });

  test('payment and channels, all within their hours', () => {
    expect(worked(payment, '2026-09-18 16:18', '2026-09-18 16:50')).toBe('0:32');
    expect(worked(payment, '2026-09-18 18:40', '2026-09-18 20:30')).toBe('1:50');
    expect(worked(payment, '2026-09-20 14:00', '2026-09-20 14:30')).toBe('0:30');
    expect(worked(hours(technical, official), '2026-09-18 16:50', '2026-09-18 17:20')).toBe('0:30');
    // Operations, where the adjudicator sits, works until 19:30.
    expect(dueIn(hours('Mon-Fri 10:00-12:00, 13:30-19:30', official), '2026-09-18 17:20', '2 working hours')).toBe(
      '2026-09-18 19:20',
    );
  });
});
