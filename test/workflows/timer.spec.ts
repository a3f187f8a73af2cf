import { randomUUID } from 'node:crypto';
import type { Deadline } from '../../domain/clocks/deadline';
import { wakingAt } from '../../workflows/timer';
import { DAY, HOUR, MINUTE } from '../plans';

const NOW = Date.UTC(2026, 8, 22, 6);
const deadline = (due: number, spanMs: number): Deadline => ({
  ...{
    clock: 'accept',
    handoff: 1,
    due: NOW + due,
    ends: NOW + due,
    rung: 0,
    effect: 'remind',
    spanMs,
    provisional: false,
  },
});
const ids = Array.from({ length: 500 }, () => randomUUID());
const lateness = (spanMs: number) => ids.map((id) => (wakingAt(id, [deadline(spanMs, spanMs)]) ?? 0) - NOW - spanMs);

describe('when to wake', () => {
  it('is never before what is due, and late by a twentieth of its span at most', () => {
    const late = lateness(HOUR);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThanOrEqual(3 * MINUTE);
  });

  it('is spread over that time, so that a thousand cases do not wake together', () => {
    const late = lateness(HOUR).sort((a, b) => a - b);
    for (const share of [0.25, 0.5, 0.75]) {
      const at = (late[Math.floor(late.length * share)] ?? 0) / (3 * MINUTE);
      expect(Math.abs(at - share)).toBeLessThan(0.1);
    }
  });

  it('is late by ten minutes at most, however long the span', () => {
    expect(Math.max(...lateness(30 * DAY))).toBeLessThanOrEqual(10 * MINUTE);
  });

  it('is on the instant where the span is under a minute', () => {
    expect(new Set(lateness(MINUTE - 1))).toEqual(new Set([0]));
  });

  it('is the same for a case each time, so that the timer is not armed anew', () => {
    const [id = ''] = ids;
    expect(wakingAt(id, [deadline(HOUR, HOUR)])).toBe(wakingAt(id, [deadline(HOUR, HOUR)]));
  });

  it('lets nothing wait for the spread of something else', () => {
    for (const id of ids) {
      const both = wakingAt(id, [deadline(HOUR, 30 * DAY), deadline(HOUR + MINUTE, 30 * 1_000)]) ?? 0;
      expect(both).toBeLessThanOrEqual(NOW + HOUR + MINUTE);
    }
  });

  it('is never, where nothing is pending', () => {
    expect(wakingAt('case', [])).toBeUndefined();
  });
});
