import type { Command } from '../../domain/escalation/commands';
import { refuse } from '../../domain/escalation/refusals';
import { act } from '../../domain/simulate';
import { actor, directory } from '../company';
import { coordinating, working } from '../situations';

/**
 * T5: two completions at once: one wins, the other is told who did. One writer decides one command after another, so that "at once" means
 * two commands that name the same version (here); that they arrive at the same time is shown against a real server
 * (test/workflows).
 */
describe('T5: two completions at once', () => {
  const complete = (key: string, person: string, cause: string): Command => ({
    verb: 'complete',
    body: { results: { cause } },
    key,
    digest: key,
    actor: actor(person),
    on: 1,
    version: 2,
  });

  test.each([
    ['the holder twice', 'song', 'song'],
    ['the holder and a colleague who had it before', 'song', 'zhou'],
  ])('%s', (_what, first, second) => {
    const { plan, state } = working();
    const one = act(plan, state, complete('a', first, 'server'), state.at, directory());
    expect(one.events.map((event) => event.type)).toEqual(['completed', 'offered']);
    const other = act(plan, one.state, complete('b', second, 'user'), state.at, directory());
    expect(other.outcome).toStrictEqual(
      refuse('stale', { holder: { person: 'song', department: 'security' }, version: 3, state: 'done' }),
    );
    expect(other.events).toEqual([]);
    expect(other.state).toBe(one.state);
    expect(other.state?.fields).toMatchObject({ cause: 'server' });
    expect(other.state?.handoffs).toHaveLength(2);
  });

  test('of the case: two resolutions', () => {
    const { plan, state } = coordinating();
    const resolve = (key: string, person: string): Command => ({
      verb: 'resolve',
      body: { results: {} },
      key,
      digest: key,
      actor: actor(person),
      on: null,
      version: state.version,
    });
    const one = act(plan, state, resolve('a', 'su'), state.at, directory());
    const other = act(plan, one.state, resolve('b', 'lin'), state.at, directory());
    expect(other.outcome).toStrictEqual(
      refuse('stale', { holder: { department: 'desk', person: 'lin' }, version: state.version + 1, state: 'resolved' }),
    );
  });
});
