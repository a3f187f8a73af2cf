import { rosterDocument } from '../../contract/rosters';
import { compileRoster } from '../../organisation/compile-roster';
import { askedAt, onDuty } from '../../organisation/on-duty';
import { peopleOf, type RosterTable } from '../../organisation/roster';

const AT = Date.UTC(2026, 8, 1);
const names = { zh: '班', en: 'Shift' };
const shift = (id: string, hours: string, rest: object) => ({ shift: id, name: names, hours, ...rest });

function roster(document: object): RosterTable {
  const compiled = compileRoster(rosterDocument.parse({ zone: 'Asia/Shanghai', ...document }), AT);
  if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
  return compiled.table;
}
const wrong = (document: object) => {
  const compiled = compileRoster(rosterDocument.parse({ zone: 'Asia/Shanghai', ...document }), AT);
  return compiled.kind === 'wrong' ? compiled.errors : [];
};
const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const asked = (table: RosterTable, local: string) =>
  askedAt(table, at(local)).map(({ shift: id, person }) => `${id} ${person}`);

/** The service desk of the demo company: three shifts around the clock. */
const desk = roster({
  shifts: [
    shift('early', 'daily 08:00-16:00', { people: ['liu', 'lin'] }),
    shift('late', 'daily 16:00-24:00', { people: ['fang'] }),
    shift('night', 'daily 00:00-08:00', { people: ['luo'] }),
  ],
});
/** Office hours, and on call by weeks outside them. */
const support = roster({
  shifts: [shift('day', 'Mon-Fri 09:30-18:30', { people: ['wu', 'qian'] })],
  on_call: { rotation: { from: '2026-09-07', turns: [['wu'], ['qian'], ['jiang']] } },
});

test.each([
  ['2026-09-24T07:59', ['night luo']],
  ['2026-09-24T08:00', ['early liu', 'early lin']],
  ['2026-09-24T16:00', ['late fang']],
  ['2026-09-24T23:59', ['late fang']],
  ['2026-09-25T00:00', ['night luo']],
])('a desk around the clock at %s', (local, people) => expect(asked(desk, local)).toEqual(people));

test.each([
  ['2026-09-07T12:00', ['day wu', 'day qian']],
  ['2026-09-07T18:30', ['on-call wu']],
  ['2026-09-13T23:59', ['on-call wu']],
  ['2026-09-14T00:00', ['on-call qian']],
  ['2026-09-21T03:00', ['on-call jiang']],
  ['2026-09-28T03:00', ['on-call wu']],
  // Before its first turn it is counted backwards.
  ['2026-09-06T12:00', ['on-call jiang']],
  ['2026-08-17T03:00', ['on-call wu']],
])('on call by weeks outside office hours at %s', (local, people) => expect(asked(support, local)).toEqual(people));

test('a shift may be called as anything that every object has', () => {
  const hours = shift('constructor', 'daily 08:00-16:00', { people: ['a'] });
  const day = { date: '2026-09-25', shift: 'constructor', people: ['b'] };
  const table = roster({ shifts: [hours], exceptions: [day] });
  expect(asked(table, '2026-09-24T09:00')).toEqual(['constructor a']);
  expect(asked(table, '2026-09-25T09:00')).toEqual(['constructor b']);
  const other = [{ date: '2026-09-25', shift: 'late', people: ['c'] }];
  const both = roster({
    shifts: [hours, shift('late', 'daily 16:00-24:00', { people: ['d'] })],
    exceptions: other,
  });
  expect(asked(both, '2026-09-25T09:00')).toEqual(['constructor a']);
});

test('a night belongs to the day on which it begins, and its exceptions do', () => {
  const table = roster({
    shifts: [shift('night', 'Fri 22:00-06:00', { people: ['a'] }), shift('day', 'Sat 05:00-12:00', { people: ['b'] })],
    exceptions: [{ date: '2026-09-25', shift: 'night', people: ['c'] }],
  });
  expect(asked(table, '2026-09-18T22:00')).toEqual(['night a']);
  expect(asked(table, '2026-09-19T04:59')).toEqual(['night a']);
  // While two shifts run the night that began yesterday is asked first.
  expect(asked(table, '2026-09-19T05:30')).toEqual(['night a', 'day b']);
  expect(asked(table, '2026-09-19T06:00')).toEqual(['day b']);
  expect(asked(table, '2026-09-26T05:30')).toEqual(['night c', 'day b']);
  expect(asked(table, '2026-09-26T12:00')).toEqual([]);
});

test('a campaign stands in place of the usual roster, from its first day to its last', () => {
  const table = roster({
    shifts: [shift('day', 'daily 09:00-18:00', { people: ['a'] })],
    campaigns: [
      {
        name: names,
        from: '2026-11-10',
        to: '2026-11-11',
        shifts: [shift('long', 'daily 09:00-21:00', { people: ['b'] })],
        on_call: { people: ['c'] },
      },
    ],
  });
  expect(asked(table, '2026-11-09T20:00')).toEqual([]);
  expect(asked(table, '2026-11-10T00:00')).toEqual(['on-call c']);
  expect(asked(table, '2026-11-10T20:00')).toEqual(['long b']);
  expect(asked(table, '2026-11-11T23:59')).toEqual(['on-call c']);
  expect(asked(table, '2026-11-12T09:00')).toEqual(['day a']);
  expect(peopleOf(table)).toEqual(['b', 'c', 'a']);
});

test('the clocks of the zone count, on both sides of their change', () => {
  const dublin = roster({ zone: 'Europe/Dublin', shifts: [shift('day', 'daily 09:00-17:00', { people: ['aoife'] })] });
  const people = (utc: string) => askedAt(dublin, Date.parse(utc)).length;
  expect([people('2026-10-24T08:00:00Z'), people('2026-10-24T07:59:59Z'), people('2026-10-24T16:00:00Z')]).toEqual([
    1, 0, 0,
  ]);
  expect([people('2026-10-26T08:00:00Z'), people('2026-10-26T09:00:00Z'), people('2026-10-26T16:59:59Z')]).toEqual([
    0, 1, 1,
  ]);
});

test('the first who is there is on duty, or whoever stands in for them', () => {
  const away: Record<string, string | null> = { liu: null, lin: 'su' };
  const standIn = (person: string) => (person in away ? (away[person] ?? null) : person);
  expect(onDuty(desk, at('2026-09-24T09:00'), standIn)).toEqual({ person: 'su', for: 'lin', shift: 'early' });
  expect(onDuty(desk, at('2026-09-24T17:00'), standIn)).toEqual({ person: 'fang', for: null, shift: 'late' });
  away.lin = null;
  expect(onDuty(desk, at('2026-09-24T09:00'), standIn)).toBeNull();
});

const PEOPLE = { people: ['a'] };
test.each<[string, object, object[]]>([
  ['nobody', {}, [{ pointer: '', code: 'nobody-named', params: {} }]],
  [
    'people and a rotation',
    { on_call: { people: ['a'], rotation: { from: '2026-09-07', turns: [['b']] } } },
    [{ pointer: '/on_call', code: 'people-or-rotation', params: {} }],
  ],
  ['neither', { on_call: {} }, [{ pointer: '/on_call', code: 'people-or-rotation', params: {} }]],
  [
    'a shift that is called as those on call',
    { shifts: [shift('on-call', 'daily 09-18', PEOPLE)] },
    [{ pointer: '/shifts/0/shift', code: 'shift-reserved', params: { shift: 'on-call' } }],
  ],
  [
    'two shifts of one id',
    { shifts: [shift('a', 'daily 09-12', PEOPLE), shift('a', 'daily 12-18', PEOPLE)] },
    [{ pointer: '/shifts/1/shift', code: 'shift-twice', params: { shift: 'a' } }],
  ],
  [
    'hours that cannot be read',
    { shifts: [shift('a', 'daily 9:99', PEOPLE)] },
    [{ pointer: '/shifts/0/hours', code: 'times-unreadable', params: { text: '9:99' } }],
  ],
  [
    'a shift without hours',
    { shifts: [shift('a', ';', PEOPLE)] },
    [{ pointer: '/shifts/0/hours', code: 'no-hours', params: {} }],
  ],
  [
    'an exception of an unknown shift',
    {
      on_call: PEOPLE,
      shifts: [shift('early', 'daily 09-12', PEOPLE)],
      exceptions: [{ date: '2026-10-01', shift: 'earyl', people: ['b'] }],
    },
    [
      {
        pointer: '/exceptions/0/shift',
        code: 'unknown-shift',
        params: { shift: 'earyl', likely: 'early', known: ['early', 'on-call'] },
      },
    ],
  ],
  [
    'two exceptions of one day',
    {
      on_call: PEOPLE,
      exceptions: [
        { from: '2026-10-01', to: '2026-10-02', shift: 'on-call', people: ['b'] },
        { date: '2026-10-02', shift: 'on-call', people: ['c'] },
      ],
    },
    [{ pointer: '/exceptions/1', code: 'date-twice', params: { date: '2026-10-02' } }],
  ],
  [
    'campaigns at one time',
    {
      on_call: PEOPLE,
      campaigns: [
        { name: names, from: '2026-11-01', to: '2026-11-11', on_call: PEOPLE },
        { name: names, from: '2026-11-11', to: '2026-11-12', on_call: PEOPLE },
      ],
    },
    [{ pointer: '/campaigns/1', code: 'campaigns-overlap', params: { from: '2026-11-11', to: '2026-11-12' } }],
  ],
  [
    'a campaign that ends before it begins',
    { on_call: PEOPLE, campaigns: [{ name: names, from: '2026-11-11', to: '2026-11-01', on_call: PEOPLE }] },
    [{ pointer: '/campaigns/0', code: 'range-backwards', params: { from: '2026-11-11', to: '2026-11-01' } }],
  ],
  [
    'no zone',
    { zone: 'Asia/Shangai', on_call: PEOPLE },
    [{ pointer: '/zone', code: 'unknown-zone', params: { zone: 'Asia/Shangai', likely: 'Asia/Shanghai' } }],
  ],
])('refused: %s', (_what, document, errors) => expect(wrong(document)).toEqual(errors));
