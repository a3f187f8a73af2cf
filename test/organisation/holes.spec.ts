import { rosterDocument } from '../../contract/rosters';
import { compileRoster } from '../../organisation/compile-roster';
import { holesIn, weeksOf } from '../../organisation/holes';

const names = { zh: '班', en: 'Shift' };
const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const [MONDAY, NEXT] = [at('2026-09-21T00:00'), at('2026-09-28T00:00')];

function table(document: object) {
  const compiled = compileRoster(rosterDocument.parse({ zone: 'Asia/Shanghai', ...document }), MONDAY);
  if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
  return compiled.table;
}
const day = { shift: 'day', name: names, hours: 'Mon-Fri 09:00-18:00', people: ['a'] };
const there = (person: string) => person;
const holes = (document: object, rest: Partial<Parameters<typeof holesIn>[1]> = {}) =>
  holesIn(table(document), { from: MONDAY, to: NEXT, edges: [], standIn: there, ...rest });
const local = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

test('around the clock there is none', () => {
  expect(holes({ shifts: [day], on_call: { people: ['b'] } })).toEqual([]);
  const shifts = [
    { ...day, shift: 'x', hours: 'daily 06:00-22:00' },
    { ...day, shift: 'y', hours: 'daily 22:00-06:00' },
  ];
  expect(holes({ shifts })).toEqual([]);
});

test('nights and the weekend of office hours without anybody on call are', () => {
  expect(holes({ shifts: [day] }).map(({ from, to, why }) => [local(from), local(to), why])).toEqual([
    ['2026-09-21T00:00', '2026-09-21T09:00', 'nobody-named'],
    ['2026-09-21T18:00', '2026-09-22T09:00', 'nobody-named'],
    ['2026-09-22T18:00', '2026-09-23T09:00', 'nobody-named'],
    ['2026-09-23T18:00', '2026-09-24T09:00', 'nobody-named'],
    ['2026-09-24T18:00', '2026-09-25T09:00', 'nobody-named'],
    ['2026-09-25T18:00', '2026-09-28T00:00', 'nobody-named'],
  ]);
});

test('a minute between two shifts is one', () => {
  const shifts = [
    { ...day, shift: 'x', hours: 'daily 00:00-12:00' },
    { ...day, shift: 'y', hours: 'daily 12:01-24:00' },
  ];
  expect(holes({ shifts }, { to: at('2026-09-22T00:00') }).map(({ from, to }) => [local(from), local(to)])).toEqual([
    ['2026-09-21T12:00', '2026-09-21T12:01'],
  ]);
});

test('while all who are named are away it is one, from the minute they go until somebody comes', () => {
  const [gone, back] = [at('2026-09-23T10:17'), at('2026-09-24T11:00')];
  const standIn = (person: string, when: number) => (person === 'a' && gone <= when && when < back ? null : person);
  const found = holes({ shifts: [day], on_call: { people: ['a', 'b'] } }, { edges: [gone, back], standIn });
  expect(found.map(({ from, to, why }) => [local(from), local(to), why])).toEqual([
    ['2026-09-23T10:17', '2026-09-23T18:00', 'nobody-there'],
    ['2026-09-24T09:00', '2026-09-24T11:00', 'nobody-there'],
  ]);
});

test('where the clocks change no hour is lost and none is found twice', () => {
  const dublin = { zone: 'Europe/Dublin', shifts: [{ ...day, hours: 'daily 00:00-24:00' }] };
  const [from, to] = [Date.parse('2026-10-24T00:00:00Z'), Date.parse('2026-10-27T00:00:00Z')];
  expect(holes(dublin, { from, to })).toEqual([]);
  const office = { zone: 'Europe/Dublin', shifts: [{ ...day, hours: 'daily 09:00-17:00' }] };
  expect(holes(office, { from, to }).map((hole) => new Date(hole.to).toISOString())).toEqual([
    '2026-10-24T08:00:00.000Z',
    '2026-10-25T09:00:00.000Z',
    '2026-10-26T09:00:00.000Z',
    '2026-10-27T00:00:00.000Z',
  ]);
});

test('as many weeks are looked at as the longest rotation has turns, and four at least', () => {
  const rotation = (turns: number) => ({
    on_call: { rotation: { from: '2026-09-07', turns: Array(turns).fill(['a']) } },
  });
  expect([weeksOf(table(rotation(3))), weeksOf(table(rotation(7)))]).toEqual([4, 7]);
});
