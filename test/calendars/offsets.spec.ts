import fc from 'fast-check';
import { isZone, offsetsOf } from '../../calendars/offsets';
import { dateOf, localTime } from '../../domain/calendar/local-time';

const HOUR = 3_600_000;
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Dublin',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
/** Samoa crossed the date line in 2011, North Korea changed its time in 2015 and 2018. */
const FROM = Date.UTC(2010, 0, 1);
const TO = Date.UTC(2031, 0, 1);

/** Read off the clock on the wall, not off the name of the offset. */
function wallOf(zone: string): (at: number) => { date: string; time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  };
}

test.each(ZONES)('the offsets of %s give the local date and time of every instant', (zone) => {
  const offsets = offsetsOf(zone, FROM, TO);
  const local = localTime(offsets);
  const wall = wallOf(zone);
  const changes = offsets.map(([from]) => from);
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * HOUR, max: 2 * HOUR }))
    .map(([at, by]) => Math.max(FROM, at + by));
  fc.assert(
    fc.property(fc.oneof(near, fc.integer({ min: FROM, max: TO - 1 })), (at) => {
      const east = offsets.findLast(([from]) => from <= at)?.[1] ?? Number.NaN;
      const shown = new Date(at + east * 60_000).toISOString();
      expect({ date: dateOf(local.day(at)), time: shown.slice(11, 16) }).toEqual(wall(at));
    }),
    { numRuns: 300 },
  );
});

test('half-hour zones, half-hour shifts and the date line', () => {
  expect(offsetsOf('Asia/Kathmandu', FROM, TO)).toEqual([[FROM, 345]]);
  expect(offsetsOf('Asia/Shanghai', FROM, TO)).toEqual([[FROM, 480]]);
  expect(offsetsOf('Australia/Lord_Howe', Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1))).toEqual([
    [Date.UTC(2025, 0, 1), 660],
    [Date.parse('2025-04-06T02:00:00+11:00'), 630],
    [Date.parse('2025-10-05T02:00:00+10:30'), 660],
  ]);
  expect(offsetsOf('Pacific/Apia', Date.UTC(2011, 11, 1), Date.UTC(2012, 0, 2))).toEqual([
    [Date.UTC(2011, 11, 1), -600],
    [Date.parse('2011-12-30T00:00:00-10:00'), 840],
  ]);
  expect(offsetsOf('Europe/Dublin', Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1))).toEqual([
    [Date.UTC(2025, 0, 1), 0],
    [Date.parse('2025-03-30T01:00:00Z'), 60],
    [Date.parse('2025-10-26T01:00:00Z'), 0],
  ]);
});

test('zones are places', () => {
  for (const zone of ZONES) expect(isZone(zone)).toBe(true);
  for (const none of ['', 'EST', 'CST', '+08:00', 'Asia/Shangai', 'Asia', 'GMT+8', 'utc'])
    expect(isZone(none)).toBe(false);
});
