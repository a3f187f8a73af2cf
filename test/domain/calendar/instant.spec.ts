import fc from 'fast-check';
import { instantOf, rfc3339 } from '../../../domain/calendar/instant';
import { lengthMs } from '../../../domain/calendar/interval';

test('an instant is written in RFC 3339, in UTC, with milliseconds', () => {
  expect(rfc3339(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(rfc3339(1_790_056_800_001)).toBe('2026-09-22T06:00:00.001Z');
});

test('and read again, in any zone', () => {
  expect(instantOf('2026-09-22T14:00:00+08:00')).toBe(1_790_056_800_000);
  expect(instantOf('yesterday')).toBeNaN();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
      expect(instantOf(rfc3339(instant))).toBe(instant);
    }),
  );
});

test('an interval is as long as from its first instant to the one after its last', () => {
  expect(lengthMs({ from: 5, to: 12 })).toBe(7);
});
