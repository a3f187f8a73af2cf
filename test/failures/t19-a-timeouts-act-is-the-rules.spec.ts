import fc from 'fast-check';
import { games } from '../commands';
import { actor, company } from '../company';
import { play } from '../given';
import { unpromised } from '../plans';
import { playAll } from '../random-case';
import { HOUR, MINUTE, offered, working } from '../situations';

const RULE = { kind: 'rule', person: null, onBehalfOf: null };

describe('T19: a timeout’s act is the rule’s, never the late person’s; it works with nobody assigned', () => {
  test('in a queue, where nobody is assigned', () => {
    const game = offered(play(unpromised()));
    const events = game.wait(90 * MINUTE);
    expect(events.map((event) => [event.type, event.actor])).toEqual([
      ['reminded', { ...RULE, rule: 'test@1 accept/1' }],
      ['notified', { ...RULE, rule: 'test@1 accept/2' }],
      ['reassigned', { ...RULE, rule: 'test@1 accept/3' }],
    ]);
  });

  test('with somebody late', () => {
    const game = working(play(unpromised()));
    const events = game.wait(10 * HOUR);
    expect(events.length).toBe(4);
    for (const event of events) expect(event.actor).toMatchObject(RULE);
    expect(events.map((event) => event.cause)).toEqual([
      'deadline silence 1 0',
      'deadline silence 1 1',
      'deadline silence 1 2',
      'deadline silence 1 3',
    ]);
  });

  test('with somebody who has left, of whom the case has not heard yet: the ladder climbs past them', () => {
    const it = company();
    const game = working(play(unpromised(), it.answer));
    const late = it.leaves('song');
    const events = game.wait(10 * HOUR);
    expect(events.map(({ type, actor }) => [type, actor.kind, actor.person])).toEqual([
      ['reminded', 'rule', null],
      ['notified', 'rule', null],
      ['raised', 'rule', null],
      ['taken-over', 'rule', null],
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'gao' });
    // And when it hears of it there is nothing left to do.
    expect(game.change(late)).toMatchObject({ code: 'as-it-was' });
  });

  test('with somebody who has left, and the head too', () => {
    const it = company();
    const plan = unpromised({ ladders: { steps: { other: [{ at: 1, do: 'reassign', to: 'head' }] } } });
    const game = working(play(plan, it.answer));
    it.leaves('song');
    it.leaves('feng');
    expect(game.wait(9 * HOUR)[0]).toMatchObject({
      type: 'reassigned',
      to: { department: 'desk', person: 'lin' },
      actor: { ...RULE, rule: 'test@1 silence/1' },
    });
  });

  test('the change itself is a rule’s act, in nobody’s name', () => {
    const it = company();
    const game = working(play(unpromised(), it.answer));
    game.change(it.leaves('song'));
    expect(game.events.at(-1)).toMatchObject({
      type: 'directory-changed',
      actor: { ...RULE, rule: 'test@1 directory-changed' },
    });
    expect(game.events.at(-1)?.due).toBeUndefined();
  });

  test('of a later version of the flow it names that version', () => {
    const game = offered(play(unpromised({ flow: 'player-problem', version: 3 })));
    expect(game.wait(30 * MINUTE)[0]?.actor.rule).toBe('player-problem@3 accept/1');
  });

  test('even when a person’s act comes with it, in one answer', () => {
    const game = offered(play(unpromised()));
    game.say('contact', { said: 'x', channel: 'phone', outcome: 'reached' }, { at: 30 * MINUTE });
    expect(game.events.slice(-2).map((event) => [event.type, event.actor.kind])).toEqual([
      ['reminded', 'rule'],
      ['contacted', 'person'],
    ]);
  });

  test('nobody can act as a rule: what a rule does comes from what is pending, not from a command', () => {
    const game = working(play(unpromised()));
    const outcome = game.say('complete', { results: { cause: 'user' } }, { by: { ...actor('ma', 'rule'), rule: 'x' } });
    expect(outcome).toMatchObject({ code: 'not-yours' });
  });

  test('in every case', () => {
    fc.assert(
      fc.property(games, (tried) => {
        for (const event of playAll(tried).events) {
          const ruled = event.actor.kind === 'rule';
          expect(event.actor.person === null).toBe(ruled);
          expect(event.actor.rule === null).toBe(!ruled);
          if (event.due !== undefined) expect(ruled).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
