import { actor } from '../../../company';
import { closed, DAY, HOUR, MINUTE, working } from '../../../situations';
import { type Game, given, happened } from '../../../when';

/** Silent for eight hours, raised to the head of security an hour later, to be answered within half an hour. */
function raised(): Game {
  const game = working();
  game.wait(10 * MINUTE + 9 * HOUR);
  expect(game.events.at(-1)).toMatchObject({ type: 'raised', clock: 'silence', to: { person: 'feng' } });
  return game;
}

const body = { clock: 'silence', handoff: 1, note: 'song is at the customer’s' } as const;

describe('answer-raise', () => {
  test('the superior has answered: the next rung is not brought forward, the holder keeps the work', () => {
    const then = given(raised())
      .when('answer-raise', body, { by: 'feng' })
      .brings(happened('raise-answered', { handoff: 1, clock: 'silence', note: 'song is at the customer’s' }))
      .leaves({ holder: 'song', version: 2 });
    const passed = then.game.wait(10 * MINUTE + 12 * HOUR - 1);
    expect(passed.filter((event) => event.type === 'taken-over')).toEqual([]);
    expect(then.game.wait(10 * MINUTE + 12 * HOUR)).toMatchObject([{ type: 'taken-over', clock: 'silence' }]);
  });

  test('about a clock of the case', () => {
    const game = working();
    game.say('resolve', { reason: 'solved', results: {} });
    game.say('reopen', { reason: 'not solved' });
    game.wait(10 * MINUTE + DAY + HOUR);
    expect(game.state.clocks.find((clock) => clock.raised)).toMatchObject({
      clock: 'resolve',
      raised: { to: { department: 'desk', person: 'su' } },
    });
    given(game)
      .when('answer-raise', { clock: 'resolve', note: 'tomorrow' }, { by: 'su' })
      .brings(happened('raise-answered', { handoff: null, clock: 'resolve', note: 'tomorrow' }));
    expect(game.state.clocks.some((clock) => clock.raised)).toBe(false);
  });

  test('a substitute answers for the superior', () => {
    given(raised())
      .when('answer-raise', body, { by: { ...actor('zhou', 'delegate'), onBehalfOf: 'feng' } })
      .brings(happened('raise-answered', { handoff: 1, clock: 'silence', note: 'song is at the customer’s' }));
  });

  test('carries no version', () => {
    given(raised())
      .when('answer-raise', body, { by: 'feng', version: 0 })
      .brings(happened('raise-answered', { handoff: 1, clock: 'silence', note: 'song is at the customer’s' }));
  });

  test('says what', () => {
    given(raised())
      .when('answer-raise', { ...body, note: '' }, { by: 'feng' })
      .refused('reason-missing', {});
  });

  test('about a handoff that there is', () => {
    given(raised())
      .when('answer-raise', { ...body, handoff: 2 }, { by: 'feng' })
      .refused('not-found', { what: 'handoff' });
  });

  test('about what was raised', () => {
    given(raised())
      .when('answer-raise', { ...body, clock: 'finish' }, { by: 'feng' })
      .refused('no-raise', {});
    given(raised()).when('answer-raise', { clock: 'silence', note: 'seen' }, { by: 'feng' }).refused('no-raise', {});
  });

  test('only by whom it was raised to', () => {
    given(raised())
      .when('answer-raise', body, { by: 'zhou' })
      .refused('not-yours', {
        verb: 'answer-raise',
        holder: { department: 'desk', person: 'lin' },
        relations: ['superior'],
      });
    const game = raised();
    game.say('resolve', { reason: 'solved', results: {} });
    game.say('reopen', { reason: 'not solved', step: 'check' });
    game.say('claim', {}, { by: 'zhou' });
    given(game)
      .when('answer-raise', body, { by: 'feng' })
      .refused('not-yours', {
        verb: 'answer-raise',
        holder: { department: 'desk', person: 'lin' },
        relations: ['superior'],
      });
  });

  test('one superior does not answer for another', () => {
    const game = working();
    game.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' });
    game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song' });
    game.say('progress', { note: 'waiting for payment' }, { by: 'song', at: 20 * MINUTE });
    given(game)
      .when('answer-raise', body, { by: 'feng' })
      .refused('not-yours', {
        verb: 'answer-raise',
        holder: { department: 'desk', person: 'lin' },
        relations: ['superior'],
      });
  });

  test('not when it is over', () => {
    given(closed())
      .when('answer-raise', body, { by: 'feng' })
      .refused('not-in-this-state', {
        verb: 'answer-raise',
        state: 'closed',
        open: ['open', 'resolved', 'confirmed'],
      });
  });
});
