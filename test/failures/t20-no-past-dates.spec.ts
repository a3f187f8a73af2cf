import fc from 'fast-check';
import { openBody } from '../../contract/verbs/open';
import { verbContracts } from '../../contract/verbs/verbs';
import type { Command } from '../../domain/escalation/commands';
import { act } from '../../domain/simulate';
import { tries } from '../commands';
import { actor, directory } from '../company';
import { play, START } from '../given';
import { playAll } from '../random-case';
import { DAY, HOUR, MINUTE, working } from '../situations';
import { given } from '../when';

describe('T20: no user can write a record with a past date', () => {
  test.each(Object.values(verbContracts))('$verb takes no instant of its own act', ({ body, example }) => {
    expect(body.safeParse(example).success).toBe(true);
    for (const name of ['at', 'now', 'date', 'time', 'seq'])
      expect(body.safeParse({ ...(example as object), [name]: '2020-01-01T00:00:00Z' }).success).toBe(false);
  });

  test('neither does open', () => {
    const example = { flow: 'test', title: 'x', urgency: 'low', importance: 'low' };
    expect(openBody.safeParse(example).success).toBe(true);
    expect(openBody.safeParse({ ...example, at: '2020-01-01T00:00:00Z' }).success).toBe(false);
  });

  test('what a command says of the time is not heard', () => {
    const { plan, state } = working();
    const command = {
      verb: 'progress',
      body: { note: 'done long ago', at: START - DAY },
      at: START - DAY,
      key: 'k',
      digest: 'd',
      actor: actor('song'),
      on: 1,
      version: null,
    } as Command;
    const { events } = act(plan, state, command, START + HOUR, directory());
    const [last] = events.slice(-1);
    expect(last).toMatchObject({ type: 'progressed', at: START + HOUR, note: 'done long ago' });
    expect(JSON.stringify(last)).not.toContain(String(START - DAY));
  });

  test('when the customer first asked is claimed, bounded by the flow, and stands beside when it was written down', () => {
    const opening = (contactedAt: number) => play().open({ body: { contactedAt } });
    expect(opening(START - DAY)).toMatchObject({
      kind: 'events',
      events: [{ at: START, contactedAt: START - DAY }, {}],
    });
    for (const contactedAt of [START - DAY - 1, START - 365 * DAY, START + 1])
      expect(opening(contactedAt)).toMatchObject({ code: 'contacted-out-of-bounds' });
  });

  test('a wait does not begin or end in the past', () => {
    given(working())
      .when('wait', { for: 'customer', party: 'x', until: START }, { by: 'song', at: 20 * MINUTE })
      .refused('wait-not-ahead', {});
  });

  test('no record is earlier than the one before, even if the machine’s clock goes back', () => {
    fc.assert(
      fc.property(tries, fc.array(fc.integer({ min: -DAY, max: DAY }), { minLength: 1 }), (tried, jumps) => {
        const { plan, state } = playAll(tried);
        let after = state;
        for (const jump of jumps) {
          const note = { verb: 'contact', body: { said: 'x', channel: 'x', outcome: 'no-answer' }, on: null };
          const command = { ...note, key: 'k', digest: 'd', actor: actor('su'), version: null } as Command;
          const before = after.at;
          const { events, state: next } = act(plan, after, command, after.at + jump, directory());
          for (const event of events) expect(event.at).toBeGreaterThanOrEqual(before);
          after = next ?? after;
        }
      }),
      { numRuns: 30 },
    );
  });
});
