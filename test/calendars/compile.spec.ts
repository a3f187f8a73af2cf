import { compileCalendar } from '../../calendars/compile';
import { type CalendarDocument, calendarDocument, type DayList } from '../../contract/calendar';

const AT = Date.UTC(2026, 8, 1);
const base: CalendarDocument = {
  calendar: 'office',
  name: { zh: '办公室', en: 'Office' },
  zone: 'Asia/Shanghai',
  hours: 'Mon-Fri 09:00-12:00, 13:00-18:00',
};
const office = [
  [540, 720],
  [780, 1080],
];
const year = (from: string, until: string, rest: Partial<DayList> = {}): DayList => ({
  list: 'land',
  name: { zh: '某地', en: 'Land' },
  from,
  until,
  off: [],
  worked: [],
  ...rest,
});

function table(change: Partial<CalendarDocument>, lists?: readonly DayList[], at = AT) {
  const document = calendarDocument.parse({ ...base, ...change });
  const compiled = compileCalendar(document, { version: 3, at, ...(lists ? { lists } : {}) });
  if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
  return compiled.table;
}
function errors(change: Partial<CalendarDocument>, lists?: readonly DayList[]) {
  const document = calendarDocument.parse({ ...base, ...change });
  const compiled = compileCalendar(document, { version: 3, at: AT, ...(lists ? { lists } : {}) });
  return compiled.kind === 'wrong' ? compiled.errors : [];
}

test('a document becomes a plain table, small and with nothing left to look up', () => {
  expect(table({})).toEqual({
    id: 'office',
    version: 3,
    zone: 'Asia/Shanghai',
    weekly: [office, office, office, office, office, [], []],
    exceptions: {},
    offsets: [[Date.UTC(2024, 0, 1), 480]],
    knownUntil: null,
  });
  expect(JSON.stringify(table({ days: 'china' })).length).toBeLessThan(800);
  expect(JSON.stringify(table({ zone: 'Europe/Dublin' }, [], Date.UTC(2018, 0, 1))).length).toBeLessThan(600);
});

describe('official days', () => {
  test('stand in the table where they differ from the week', () => {
    const { exceptions, knownUntil } = table({ days: 'china' });
    expect(knownUntil).toBe('2026-12-31');
    expect(Object.keys(exceptions)).toHaveLength(19 + 6);
    expect(exceptions['2026-10-01']).toEqual([]);
    expect(exceptions['2026-10-03']).toBeUndefined(); // a Saturday, off anyway
    expect(exceptions['2026-10-10']).toEqual(office);
  });

  test('a make-up day has the hours that the calendar names; else its own of the week, else those of the first working day', () => {
    const worked = (change: Partial<CalendarDocument>) => table({ ...change, days: 'china' }).exceptions['2026-10-10'];
    expect(worked({ make_up_hours: '10:00-16:00' })).toEqual([[600, 960]]);
    expect(worked({ hours: 'Mon 08:00-09:00; Tue-Fri 09:00-18:00' })).toEqual([[480, 540]]);
    expect(worked({ hours: 'Tue-Fri 09:00-18:00; Sat 10:00-11:00' })).toBeUndefined();
    expect(worked({ make_up_hours: 'off' })).toBeUndefined();
  });

  test('are known until the last of the lists that follow one another without a gap', () => {
    const [y25, y26, y27, y28] = [2025, 2026, 2027, 2028].map((y) => year(`${y}-01-01`, `${y}-12-31`)) as [
      DayList,
      DayList,
      DayList,
      DayList,
    ];
    expect(table({ days: 'land' }, [y26, y25]).knownUntil).toBe('2026-12-31');
    expect(table({ days: 'land' }, [y25, y26, y28]).knownUntil).toBe('2026-12-31');
    expect(table({ days: 'land' }, [y25, y26, y27, y28]).knownUntil).toBe('2028-12-31');
    // A part of a year that is corrected ends nothing earlier.
    expect(table({ days: 'land' }, [y26, year('2026-05-01', '2026-05-31')]).knownUntil).toBe('2026-12-31');
  });

  test('of two lists that name a day the later one counts', () => {
    const first = year('2026-01-01', '2026-12-31', { off: [{ date: '2026-10-08' }] });
    const correction = year('2026-10-01', '2026-12-31', {
      worked: [{ date: '2026-10-08' }],
      off: [{ date: '2026-10-09' }],
    });
    expect(table({ days: 'land' }, [correction, first]).exceptions).toEqual({ '2026-10-09': [] });
  });
});

describe('exceptions', () => {
  test('both ways, half days, several days at once; they stand above the official days', () => {
    const { exceptions } = table({
      days: 'china',
      exceptions: [
        { date: '2026-10-10', hours: 'off', name: 'not here' },
        { from: '2026-12-30', to: '2027-01-01', hours: '09:00-12:00', name: { zh: '年末', en: 'Year’s end' } },
        { date: '2026-09-19', hours: '10:00-15:00' },
      ],
    });
    expect(exceptions['2026-10-10']).toEqual([]);
    expect(exceptions['2026-12-30']).toEqual([[540, 720]]);
    expect(exceptions['2026-12-31']).toEqual([[540, 720]]);
    expect(exceptions['2027-01-01']).toEqual([[540, 720]]);
    expect(exceptions['2026-09-19']).toEqual([[600, 900]]);
    expect(exceptions['2026-10-01']).toEqual([]);
  });

  test.each<[CalendarDocument['exceptions'], string, object]>([
    [[{ hours: 'off' }], '/exceptions/0', { code: 'date-or-range', params: {} }],
    [[{ date: '2026-10-01', to: '2026-10-02', hours: 'off' }], '/exceptions/0', { code: 'date-or-range', params: {} }],
    [[{ from: '2026-10-01', hours: 'off' }], '/exceptions/0', { code: 'date-or-range', params: {} }],
    [
      [{ from: '2026-10-02', to: '2026-10-01', hours: 'off' }],
      '/exceptions/0',
      { code: 'range-backwards', params: { from: '2026-10-02', to: '2026-10-01' } },
    ],
    [
      [{ from: '2026-01-01', to: '2027-01-02', hours: 'off' }],
      '/exceptions/0',
      { code: 'range-too-long', params: { days: 367, most: 366 } },
    ],
    [
      [
        { date: '2026-10-08', hours: 'off' },
        { from: '2026-10-07', to: '2026-10-08', hours: 'off' },
      ],
      '/exceptions/1',
      { code: 'date-twice', params: { date: '2026-10-08' } },
    ],
    [
      [{ date: '2026-10-08', hours: '9 to 5' }],
      '/exceptions/0/hours',
      { code: 'times-unreadable', params: { text: '9' } },
    ],
  ])('%j are refused', (exceptions, pointer, problem) => {
    expect(errors({ exceptions })[0]).toEqual({ pointer, ...problem });
  });

  test('a date that does not exist is none', () => {
    expect(calendarDocument.safeParse({ ...base, exceptions: [{ date: '2026-02-29', hours: 'off' }] }).success).toBe(
      false,
    );
  });
});

describe('nights', () => {
  test('a day does not begin before the night before it is over, in the week and in exceptions', () => {
    expect(errors({ hours: 'Mon 22:00-06:00; Tue 05:00-12:00' })).toEqual([
      { pointer: '/hours', code: 'night-not-over', params: { day: 'Tue', until: '06:00' } },
    ]);
    expect(errors({ hours: 'Sun 22:00-06:00; Mon 05:00-12:00' })).toEqual([
      { pointer: '/hours', code: 'night-not-over', params: { day: 'Mon', until: '06:00' } },
    ]);
    expect(table({ hours: 'Mon 22:00-06:00; Tue 06:00-12:00' }).weekly[1]).toEqual([[360, 720]]);
    const night = 'Mon-Fri 22:00-06:00';
    // Saturday 2026-10-10 begins while Friday's night goes on; Wednesday's own night runs into Thursday's early day.
    expect(errors({ hours: night, exceptions: [{ date: '2026-10-10', hours: '05:00-12:00' }] })).toEqual([
      { pointer: '/exceptions', code: 'night-not-over', params: { day: '2026-10-10', until: '06:00' } },
    ]);
    expect(errors({ hours: 'Thu 03:00-12:00', exceptions: [{ date: '2026-10-07', hours: '20:00-04:00' }] })).toEqual([
      { pointer: '/exceptions', code: 'night-not-over', params: { day: '2026-10-08', until: '04:00' } },
    ]);
    expect(table({ hours: night, exceptions: [{ date: '2026-10-10', hours: '06:00-12:00' }] }).exceptions).toEqual({
      '2026-10-10': [[360, 720]],
    });
  });
});

describe('what is known', () => {
  test('is the least of what the document and the official days say', () => {
    expect(table({ known_until: '2026-06-30', days: 'china' }).knownUntil).toBe('2026-06-30');
    expect(table({ known_until: '2028-06-30', days: 'china' }).knownUntil).toBe('2026-12-31');
    expect(table({ known_until: '2028-06-30' }).knownUntil).toBe('2028-06-30');
  });

  // Of years that are over, so that new zone data changes nothing here.
  const THEN = Date.UTC(2018, 8, 1);

  test('of a zone whose clocks change: two calendar years before publication and five after', () => {
    const { offsets, knownUntil } = table({ zone: 'Europe/Dublin' }, [], THEN);
    expect(offsets[0]).toEqual([Date.UTC(2016, 0, 1), 0]);
    expect(offsets[1]).toEqual([Date.UTC(2016, 2, 27, 1), 60]);
    expect(offsets.at(-1)).toEqual([Date.UTC(2023, 9, 29, 1), 0]);
    expect(offsets).toHaveLength(1 + 8 * 2);
    expect(knownUntil).toBe('2023-12-31');
    expect(table({ zone: 'Europe/Dublin', known_until: '2020-12-31' }, [], THEN).knownUntil).toBe('2020-12-31');
  });

  test('a zone whose clocks no longer change needs no later year', () => {
    const { offsets, knownUntil } = table({ zone: 'Asia/Pyongyang' }, [], THEN);
    expect(offsets).toEqual([
      [Date.UTC(2016, 0, 1), 510],
      [Date.UTC(2018, 4, 4, 15), 540],
    ]);
    expect(knownUntil).toBeNull();
  });
});

test.each<[Partial<CalendarDocument>, object]>([
  [
    { zone: 'Asia/Shangai' },
    { pointer: '/zone', code: 'unknown-zone', params: { zone: 'Asia/Shangai', likely: 'Asia/Shanghai' } },
  ],
  [{ zone: 'CST' }, { pointer: '/zone', code: 'unknown-zone', params: { zone: 'CST', likely: null } }],
  [{ hours: ';' }, { pointer: '/hours', code: 'no-hours', params: {} }],
  [
    { days: 'chian' },
    { pointer: '/days', code: 'unknown-days', params: { days: 'chian', likely: 'china', known: ['china'] } },
  ],
  [{ make_up_hours: '09:00-18:00' }, { pointer: '/make_up_hours', code: 'make-up-without-days', params: {} }],
  [
    { make_up_hours: 'all day', days: 'china' },
    { pointer: '/make_up_hours', code: 'times-unreadable', params: { text: 'all' } },
  ],
])('%j is refused', (change, problem) => {
  expect(errors(change)[0]).toEqual(problem);
});

test('all that is wrong is said in one answer, and each thing once', () => {
  expect(
    errors({ hours: 'Mon-Fri 09:00-12:00, 11:00-13:00', zone: 'Nowhere/Here', days: 'mars' }).map(({ code }) => code),
  ).toEqual(['times-overlap', 'unknown-days', 'unknown-zone']);
});
