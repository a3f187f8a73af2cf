import { refuse } from '../../domain/escalation/refusals';
import { verbs } from '../../domain/escalation/verbs';
import { play } from '../given';
import { unpromised } from '../plans';
import { coordinating, HOUR, MINUTE, offered, transferring, working } from '../situations';
import { given } from '../when';

describe('T4: acting on a stale version of a handoff is refused, and names the present holder', () => {
  test('somebody else has taken it meanwhile', () => {
    const game = offered();
    game.say('claim', {}, { by: 'song', version: 1, at: 5 * MINUTE });
    given(game)
      .when('claim', {}, { by: 'zhou', version: 1 })
      .refused('stale', { holder: { person: 'song', department: 'security' }, version: 2, state: 'working' });
  });

  test('a transfer was accepted: the sender who goes on is told where the work is', () => {
    const game = transferring();
    game.say('accept', {}, { by: 'ma' });
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song', version: 3 })
      .refused('stale', { holder: { person: 'ma', department: 'payment' }, version: 4, state: 'working' });
  });

  test('it is back in the queue: nobody holds it, and the department is named', () => {
    const game = working();
    game.say('release', { reason: 'not me' }, { by: 'feng' });
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song', version: 2 })
      .refused('stale', { holder: { person: null, department: 'security' }, version: 3, state: 'offered' });
  });

  test('a rung has moved it', () => {
    const game = offered(play(unpromised()));
    game.wait(2 * HOUR);
    given(game)
      .when('claim', {}, { by: 'song', version: 1 })
      .refused('stale', { holder: { person: 'feng', department: 'security' }, version: 2, state: 'working' });
  });

  test('an offer or a wait that came or went counts, too', () => {
    const game = working();
    game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
    game.say('withdraw-transfer', {}, { by: 'song' });
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song', version: 2 })
      .refused('stale', { holder: { person: 'song', department: 'security' }, version: 4, state: 'working' });
  });

  test('a version that nobody has seen yet is not the present one either', () => {
    given(working())
      .when('release', { reason: 'x' }, { by: 'song', version: 3 })
      .refused('stale', { holder: { person: 'song', department: 'security' }, version: 2, state: 'working' });
  });

  test('a version must be named, by every verb that moves responsibility', () => {
    const game = working();
    for (const [verb, rule] of Object.entries(verbs)) {
      const outcome = game.say(verb as 'accept', {}, { by: 'song', version: null });
      const facts = ['progress', 'contact', 'answer-raise'].includes(verb);
      expect(rule.versioned).toBe(!facts);
      if (!facts) expect(outcome).toStrictEqual(refuse('version-missing', {}));
    }
  });

  test('of the case, the lead is named', () => {
    given(coordinating())
      .when('resolve', { results: {} }, { version: 2 })
      .refused('stale', { holder: { department: 'desk', person: 'lin' }, version: 3, state: 'open' });
  });

  test('what changes neither state nor holder nor offer makes nobody’s hands stale', () => {
    const game = working();
    game.say('progress', { note: 'x' }, { by: 'song' });
    game.say('contact', { said: 'x', channel: 'phone', outcome: 'reached' });
    game.wait(5 * HOUR);
    expect(game.say('complete', { results: { cause: 'server' } }, { by: 'song', version: 2 }).kind).toBe('events');
  });
});
