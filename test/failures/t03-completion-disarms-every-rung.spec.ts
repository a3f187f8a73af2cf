import { pending } from '../../domain/clocks/next-deadline';
import { play } from '../given';
import { unpromised } from '../plans';
import { coordinating, DAY, HOUR, MINUTE, offered, transferring, waiting, working } from '../situations';
import type { Game } from '../when';

const game = () => play(unpromised());

/** Every state in which work can be completed, with some rungs fired and some not. */
const SITUATIONS: Readonly<Record<string, () => Game>> = {
  working: () => working(game()),
  'working, transfer offered': () => transferring(game()),
  waiting: () => waiting(game()),
  'working, reminded and raised': () => {
    const one = working(game());
    one.wait(10 * MINUTE + 9 * HOUR);
    return one;
  },
  'waiting, with clocks that run on': () => {
    const one = working(game());
    one.wait(10 * MINUTE + 9 * HOUR);
    one.say('wait', { for: 'customer', party: 'x', until: one.state.at + DAY }, { by: 'song' });
    return one;
  },
  'taken over, repeating': () => {
    const one = working(game());
    one.wait(2 * DAY);
    return one;
  },
};

describe('T3: completion disarms every rung; none fires afterwards', () => {
  test.each(Object.entries(SITUATIONS))('%s', (_what, situation) => {
    const one = situation();
    const armed = (handoff: number) => pending(one.plan, one.state).filter((deadline) => deadline.handoff === handoff);
    expect(armed(1)).not.toEqual([]);
    const by = one.state.handoffs[0]?.holder ?? '';
    expect(one.say('complete', { results: { cause: 'user' } }, { by }).kind).toBe('events');
    expect(armed(1)).toEqual([]);
    const after = one.wait(60 * DAY);
    expect(after.length).toBeGreaterThan(10);
    expect(after.filter((event) => 'handoff' in event && event.handoff === 1)).toEqual([]);
  });

  test('so do a resolution, of what it waives, and a cancellation, of everything', () => {
    const resolved = working(game());
    resolved.say('resolve', { reason: 'solved', results: {} });
    expect(pending(resolved.plan, resolved.state).map((deadline) => deadline.clock)).toEqual(['confirm']);
    const cancelled = working(game());
    cancelled.say('cancel', { ground: 'ended', reason: 'no more' });
    expect(cancelled.wait(60 * DAY)).toEqual([]);
  });

  test('and what the lead has done: the lead’s rungs', () => {
    const one = coordinating(game());
    one.wait(DAY);
    one.say('resolve', { results: {} });
    expect(one.wait(2 * DAY).filter((event) => 'clock' in event && event.clock === 'resolve')).toEqual([]);
  });

  test('and what somebody has taken: the offer’s', () => {
    const one = offered(game());
    one.wait(45 * MINUTE);
    one.say('claim', {}, { by: 'song' });
    expect(one.wait(3 * HOUR)).toEqual([]);
  });
});
