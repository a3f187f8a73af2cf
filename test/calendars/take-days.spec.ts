import { compileCalendar } from '../../calendars/compile';
import { knownLists, recompile } from '../../calendars/recompile';
import { withDays } from '../../calendars/take-days';
import { type CalendarDocument, calendarDocument, type DayList } from '../../contract/calendar';

const AT = Date.UTC(2026, 8, 1);
const office: CalendarDocument = calendarDocument.parse({
  calendar: 'office',
  name: { zh: '办公室', en: 'Office' },
  zone: 'Asia/Shanghai',
  hours: 'Tue-Fri 09:00-12:00, 13:00-18:00',
});
const off = (from: string, to: string) => ({ from, to });

describe('days of a file among the exceptions of a calendar', () => {
  test('stand in the order of their dates, a worked day with the hours of the first day that is worked', () => {
    const { exceptions } = withDays(office, {
      off: [{ date: '2026-10-08', name: 'Off' }],
      worked: [{ date: '2026-10-05' }],
    });
    expect(exceptions).toEqual([
      { date: '2026-10-05', hours: '09:00-12:00, 13:00-18:00' },
      { date: '2026-10-08', hours: 'off', name: 'Off' },
    ]);
    const made = { ...office, days: 'china', make_up_hours: '10:00-12:00' };
    expect(withDays(made, { off: [], worked: [{ date: '2026-10-05' }] }).exceptions).toEqual([
      { date: '2026-10-05', hours: '10:00-12:00' },
    ]);
  });

  test('replace what was said of these days, and leave the rest of a range', () => {
    const given = {
      ...office,
      exceptions: [{ ...off('2026-12-28', '2027-01-03'), hours: '09:00-12:00', name: 'Half' }],
    };
    const { exceptions } = withDays(given, { off: [off('2026-12-31', '2027-01-01')], worked: [] });
    expect(exceptions).toEqual([
      { from: '2026-12-28', to: '2026-12-30', hours: '09:00-12:00', name: 'Half' },
      { from: '2026-12-31', to: '2027-01-01', hours: 'off' },
      { from: '2027-01-02', to: '2027-01-03', hours: '09:00-12:00', name: 'Half' },
    ]);
    // The same file again changes nothing.
    const again = withDays(
      { ...given, exceptions: exceptions ?? [] },
      { off: [off('2026-12-31', '2027-01-01')], worked: [] },
    );
    expect(again.exceptions).toEqual(exceptions);
  });
});

describe('a calendar computed anew', () => {
  const table = (document: CalendarDocument, at = AT) => {
    const compiled = compileCalendar(document, { version: 1, at });
    if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
    return compiled.table;
  };
  const anew = (document: CalendarDocument, present = table(document), at = AT, lists?: readonly DayList[]) =>
    recompile(document, present, { version: 2, at, ...(lists ? { lists } : {}) }).kind;
  const china = { ...office, days: 'china' };
  const year2027: DayList = {
    ...{ list: 'china', name: { zh: '中国', en: 'China' }, from: '2027-01-01', until: '2027-12-31' },
    ...{ off: [], worked: [] },
  };

  test('is the same until its days, its hours or how far it is known have changed', () => {
    expect(anew(china)).toBe('same');
    expect(anew(china, table(china), Date.UTC(2027, 8, 1))).toBe('same'); // Shanghai’s clocks never change
    expect(anew(china, table(china), AT, knownLists([year2027]))).toBe('table');
    expect(anew({ ...china, hours: 'Tue-Fri 09:00-18:00' }, table(china))).toBe('table');
    const dublin = { ...office, zone: 'Europe/Dublin' };
    expect(anew(dublin)).toBe('same');
    expect(anew(dublin, table(dublin), Date.UTC(2027, 8, 1))).toBe('table');
  });

  test('knows the lists that were put, and those that came with the program and none of them replaces', () => {
    expect(knownLists([]).map(({ list, from }) => `${list} ${from}`)).toEqual(['china 2026-01-01']);
    const corrected = { ...year2027, from: '2026-01-01', until: '2026-12-31' };
    expect(knownLists([corrected, year2027])).toEqual([corrected, year2027]);
  });
});
