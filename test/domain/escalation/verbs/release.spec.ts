import { START } from '../../../given';
import { MINUTE, offered, transferring, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('release 取消认领', () => {
  test('back into the queue: nobody accountable, the offer’s clock goes on with what it had used, finish stands', () => {
    given(working())
      .when('release', { reason: 'shift ends' }, { by: 'song', at: 25 * MINUTE })
      .brings(happened('released', { handoff: 1, reason: 'shift ends' }))
      .leaves({
        state: 'offered',
        department: 'security',
        holder: null,
        accountable: null,
        offer: { kind: 'first', number: 1, to: { department: 'security', person: null }, from: FROM, at: START },
        offers: 1,
        version: 3,
      })
      .clocks('accept 1 runs at 10 min', 'finish 0 stands at 15 min', 'silence 0 stands at 15 min');
  });

  test('work that came by transfer goes into the queue of the department that has it now', () => {
    const game = transferring();
    game.say('accept', {}, { by: 'ma', at: 25 * MINUTE });
    given(game)
      .when('release', { reason: 'shift ends' }, { by: 'ma', at: 28 * MINUTE })
      .brings(happened('released', { handoff: 1, reason: 'shift ends' }))
      .leaves({
        department: 'payment',
        holder: null,
        accountable: null,
        offer: {
          kind: 'first',
          number: 2,
          to: { department: 'payment', person: null },
          from: { department: 'security', person: 'song' },
          at: START + 20 * MINUTE,
        },
        version: 5,
      })
      .clocks('accept 2 runs at 5 min', 'finish 0 stands at 18 min', 'silence 0 stands at 18 min');
  });

  test('a supervisor puts it back for somebody else', () => {
    given(working())
      .when('release', { reason: 'song is ill' }, { by: 'feng' })
      .brings(happened('released', { handoff: 1, reason: 'song is ill' }))
      .leaves({ holder: null });
  });

  test('says why', () => {
    given(working()).when('release', { reason: '' }, { by: 'song' }).refused('reason-missing', {});
  });

  test('not by a colleague', () => {
    given(working())
      .when('release', { reason: 'mine now' }, { by: 'ma' })
      .refused('not-yours', {
        verb: 'release',
        holder: { person: 'song', department: 'security' },
        relations: ['holder', 'supervisor'],
      });
  });

  test('not what is in a queue, nor while it is offered elsewhere', () => {
    given(offered())
      .when('release', { reason: 'no' }, { by: 'feng' })
      .refused('not-in-this-state', { verb: 'release', state: 'offered', open: ['working'] });
    given(transferring()).when('release', { reason: 'no' }, { by: 'song' }).refused('transfer-open', { to: 'payment' });
  });
});

const FROM = { department: 'desk', person: 'lin' };
