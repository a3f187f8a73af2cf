import { MINUTE, transferring, working } from '../situations';
import { given, happened } from '../when';

describe('T9: withdraw works until accepted, then is refused with the reason', () => {
  test('nobody has accepted: the sender takes it back', () => {
    given(transferring())
      .when('withdraw-transfer', {}, { by: 'song', at: 25 * MINUTE })
      .brings(happened('transfer-withdrawn', { handoff: 1 }))
      .leaves({ holder: 'song', department: 'security', offer: null });
  });

  test('accepted: whoever saw it open is told who has it now', () => {
    const game = transferring();
    game.say('accept', {}, { by: 'ma', at: 24 * MINUTE });
    given(game)
      .when('withdraw-transfer', {}, { by: 'song', version: 3, at: 25 * MINUTE })
      .refused('stale', { holder: { person: 'ma', department: 'payment' }, version: 4, state: 'working' });
  });

  test('accepted: whoever saw that is told that there is nothing to take back', () => {
    const game = transferring();
    game.say('accept', {}, { by: 'ma', at: 24 * MINUTE });
    given(game)
      .when('withdraw-transfer', {}, { by: 'song', at: 25 * MINUTE })
      .refused('not-in-this-state', { verb: 'withdraw-transfer', state: 'working', open: ['transferring'] });
  });

  test('taken back: whoever would accept it is told that it is not offered', () => {
    const game = transferring();
    game.say('withdraw-transfer', {}, { by: 'song' });
    given(game)
      .when('accept', {}, { by: 'ma', version: 3 })
      .refused('stale', { holder: { person: 'song', department: 'security' }, version: 4, state: 'working' });
    given(game)
      .when('accept', {}, { by: 'ma' })
      .refused('not-in-this-state', { verb: 'accept', state: 'working', open: ['offered', 'transferring'] });
  });

  test('withdraw and accept on the same version: the one that is decided first stands', () => {
    const withdrawn = transferring();
    withdrawn.say('withdraw-transfer', {}, { by: 'song', version: 3 });
    expect(withdrawn.say('accept', {}, { by: 'ma', version: 3 })).toMatchObject({ code: 'stale' });
    const accepted = transferring();
    accepted.say('accept', {}, { by: 'ma', version: 3 });
    expect(accepted.say('withdraw-transfer', {}, { by: 'song', version: 3 })).toMatchObject({ code: 'stale' });
    expect(working().state.handoffs[0]?.offer).toBeNull();
  });
});
