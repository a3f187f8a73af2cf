import type { Event } from '../../../domain/escalation/events';
import { evolve } from '../../../domain/escalation/evolve';
import { working } from '../../situations';

describe('an event that cannot follow is our mistake, never the caller’s', () => {
  const { state, events } = working();
  const next = (change: object): Event =>
    ({ ...events.at(-1), seq: state.seq + 1, type: 'progressed', note: 'x', ...change }) as Event;

  test('from a future in which there are more types', () => {
    expect(() => evolve(state, next({ type: 'foretold' }))).toThrow(
      'broken law: the event type foretold is known to this program',
    );
  });

  test('before the beginning, or a second beginning', () => {
    expect(() => evolve(null, next({ seq: 1 }))).toThrow('broken law: a case begins with opened, once');
    expect(() => evolve(state, { ...events[0], seq: 4 } as Event)).toThrow(
      'broken law: a case begins with opened, once',
    );
  });

  test('a gap', () => {
    for (const seq of [state.seq, state.seq + 2])
      expect(() => evolve(state, next({ seq }))).toThrow('broken law: events follow one another without a gap');
    expect(() => evolve(null, { ...events[0], seq: 2 } as Event)).toThrow('without a gap');
  });

  test('earlier than the one before', () => {
    expect(() => evolve(state, next({ at: state.at - 1 }))).toThrow(
      'broken law: no event is earlier than the one before',
    );
    expect(evolve(state, next({ at: state.at })).seq).toBe(state.seq + 1);
  });

  test('about a handoff that is not there', () => {
    expect(() => evolve(state, next({ handoff: 2 }))).toThrow('broken law: handoff 2 exists');
  });

  test('a handoff out of number', () => {
    const offered = { ...events[1], seq: 4, at: state.at, handoff: 3 } as Event;
    expect(() => evolve(state, offered)).toThrow('broken law: handoffs are numbered without gaps');
  });

  test('a resolution that leaves work open', () => {
    expect(() => evolve(state, next({ type: 'resolved', results: {}, waived: [] }))).toThrow(
      'broken law: a resolved case has no open handoff',
    );
  });

  test('a rung of a clock that is not there', () => {
    expect(() => evolve(state, next({ type: 'reminded', clock: 'wait', rung: 0, to: [] }))).toThrow(
      'broken law: a rung of the wait clock fires while there is one',
    );
  });
});

test('an event changes nothing of the state before it', () => {
  const { events } = working();
  let state = null;
  for (const event of events) {
    const before = JSON.stringify(state);
    const after = evolve(state, event);
    expect(JSON.stringify(state)).toBe(before);
    state = after;
  }
});
