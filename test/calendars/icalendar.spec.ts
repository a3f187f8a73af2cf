import { readICalendar } from '../../calendars/icalendar';

const file = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (...events: readonly string[]) => readICalendar(file(...events));
const day = (name: string, ...lines: readonly string[]) => event(`SUMMARY:${name}`, ...lines);

test('an all-day event is a day off, and DTEND is not part of it', () => {
  expect(
    read(
      day('国庆节', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261008'),
      day('元旦', 'DTSTART;VALUE=DATE:20270101'),
      day('Bridge', 'DTSTART;VALUE=DATE:20261231', 'DURATION:P1D'),
      day('Closed', 'DTSTART;VALUE=DATE:20260301', 'DURATION:P1W2D'),
      day('Written as one day', 'DTSTART;VALUE=DATE:20260501', 'DTEND;VALUE=DATE:20260501'),
      event('DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260602'),
    ),
  ).toEqual({
    kind: 'days',
    off: [
      { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
      { date: '2027-01-01', name: '元旦' },
      { date: '2026-12-31', name: 'Bridge' },
      { from: '2026-03-01', to: '2026-03-09', name: 'Closed' },
      { date: '2026-05-01', name: 'Written as one day' },
      { date: '2026-06-01' },
    ],
    worked: [],
    ignored: [],
  });
});

test('worked days say so by category, or by the property that published lists carry; others in such a list are observances', () => {
  expect(
    read(
      day('国庆节(班)', 'DTSTART;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20261011', 'CATEGORIES:节假日,班'),
      day('Stocktaking', 'DTSTART;VALUE=DATE:20261011', 'CATEGORIES:Other', 'CATEGORIES:Workday'),
      day('Artwork', 'DTSTART;VALUE=DATE:20261012', 'CATEGORIES:artwork'),
    ),
  ).toMatchObject({
    off: [{ date: '2026-10-12' }],
    worked: [{ date: '2026-10-10' }, { date: '2026-10-11' }],
  });
  expect(
    read(
      day('国庆节(休)', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261002', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'),
      day(
        '国庆节(班)',
        'DTSTART;VALUE=DATE:20261010',
        'DTEND;VALUE=DATE:20261011',
        'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
      ),
      day('重阳节', 'DTSTART;VALUE=DATE:20261018'),
    ),
  ).toEqual({
    kind: 'days',
    off: [{ date: '2026-10-01', name: '国庆节(休)' }],
    worked: [{ date: '2026-10-10', name: '国庆节(班)' }],
    ignored: ['重阳节'],
  });
});

test('events with a time of day and cancelled ones are not days, but Outlook writes days with a time', () => {
  expect(
    read(
      day('Meeting', 'DTSTART;TZID=Asia/Shanghai:20261001T090000', 'DTEND;TZID=Asia/Shanghai:20261001T100000'),
      day('Moved', 'DTSTART;VALUE=DATE:20261002', 'STATUS:CANCELLED'),
      day('Holiday', 'DTSTART:20261003T000000', 'DTEND:20261005T000000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'),
    ),
  ).toEqual({
    kind: 'days',
    off: [{ from: '2026-10-03', to: '2026-10-04', name: 'Holiday' }],
    worked: [],
    ignored: ['Meeting', 'Moved'],
  });
});

test('folded lines, quoted parameters, escapes, other line ends, a byte order mark, alarms and time zones inside', () => {
  const text = [
    '\uFEFFBEGIN:VCALENDAR',
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'begin:vevent',
    'summary;LANGUAGE="zh:CN",en;X-A=b:A\\, b\\; c\\nand a very lo',
    ' ng',
    '\t name \\\\',
    'DTSTART;VALUE=DATE:20261001',
    'BEGIN:VALARM',
    'SUMMARY:Wake up',
    'DURATION:PT15M',
    'CATEGORIES:work',
    'END:VALARM',
    'end:vevent',
    'END:VCALENDAR',
  ].join('\n');
  expect(readICalendar(text)).toEqual({
    kind: 'days',
    off: [{ date: '2026-10-01', name: 'A, b; c and a very long name \\' }],
    worked: [],
    ignored: [],
  });
});

test.each([
  [['DTSTART;VALUE=DATE:20261001', 'RRULE:FREQ=YEARLY'], 'recurring-event', { name: 'Day' }],
  [['DTSTART;VALUE=DATE:20261001', 'RDATE;VALUE=DATE:20271001'], 'recurring-event', { name: 'Day' }],
  [['DTSTART;VALUE=DATE:20260229'], 'event-unreadable', { name: 'Day', text: '20260229' }],
  [['DTSTART;VALUE=DATE:2026'], 'event-unreadable', { name: 'Day', text: '2026' }],
  [['DTEND;VALUE=DATE:20260229'], 'event-unreadable', { name: 'Day', text: '' }],
  [['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20260930'], 'event-unreadable', { name: 'Day', text: '20260930' }],
  [['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261099'], 'event-unreadable', { name: 'Day', text: '20261099' }],
  [['DTSTART;VALUE=DATE:20261001', 'DURATION:PT8H'], 'event-unreadable', { name: 'Day', text: 'PT8H' }],
])('%j is refused, with the line of its event', (lines, code, params) => {
  expect(read(day('Good', 'DTSTART;VALUE=DATE:20261001'), day('Day', ...lines))).toEqual({
    kind: 'wrong',
    errors: [{ pointer: '/7', code, params }],
  });
});

test.each([
  '',
  'off: 2026-10-01',
  'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\nEND:VEVENT',
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\nEND:VCALENDAR',
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001',
  'END:VCALENDAR',
])('%j is not such a file', (text) => {
  expect(readICalendar(text)).toEqual({ kind: 'wrong', errors: [{ pointer: '', code: 'not-icalendar', params: {} }] });
});
