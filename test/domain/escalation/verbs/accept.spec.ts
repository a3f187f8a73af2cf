import { actor } from '../../../company';
import { START } from '../../../given';
import { MINUTE, offered, paying, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('accept 签收', () => {
  test('a member takes it from the queue: holder and accountable, the accept clock ends, finish and silence run', () => {
    given(offered())
      .when('accept', {}, { by: 'song', at: 5 * MINUTE })
      .brings(happened('accepted', { handoff: 1, person: 'song' }))
      .leaves({
        state: 'working',
        department: 'security',
        holder: 'song',
        accountable: 'song',
        offer: null,
        offeredAt: START,
        acceptedAt: START + 5 * MINUTE,
        version: 2,
      })
      .clocks('accept 1 stands at 5 min', 'finish 0 runs at 0 min', 'silence 0 runs at 0 min')
      .leavesCase({ version: 1 });
  });

  test('the person named takes what was offered to them', () => {
    given(paying())
      .when('accept', {}, { by: 'zheng' })
      .brings(happened('accepted', { handoff: 2, person: 'zheng' }))
      .leaves({ holder: 'zheng', accountable: 'zheng', version: 2 });
  });

  test('whoever may assign it may take it, too', () => {
    given(paying())
      .when('accept', {}, { by: 'xie' })
      .brings(happened('accepted', { handoff: 2, person: 'xie' }))
      .leaves({ holder: 'xie', accountable: 'xie' });
  });

  test('a transfer is accepted: the same handoff goes on in the other department, and its finish clock with it', () => {
    given(transferring())
      .when('accept', {}, { by: 'ma', at: 25 * MINUTE })
      .brings(happened('accepted', { handoff: 1, person: 'ma' }))
      .leaves({
        department: 'payment',
        holder: 'ma',
        accountable: 'ma',
        offer: null,
        acceptedAt: START + 10 * MINUTE,
        version: 4,
      })
      .clocks('accept 2 stands at 5 min', 'finish 0 runs at 15 min', 'silence 0 runs at 15 min');
  });

  test('a substitute accepts in the name of the person named', () => {
    given(paying())
      .when('accept', {}, { by: { ...actor('ma', 'delegate'), onBehalfOf: 'zheng' } })
      .brings(happened('accepted', { handoff: 2, person: 'zheng' }))
      .leaves({ holder: 'zheng', accountable: 'zheng' });
  });

  test('what is offered to a colleague is the colleague’s', () => {
    given(paying()).when('accept', {}, { by: 'ma' }).refused('offered-to-another', { person: 'zheng' });
  });

  test('a substitute of one colleague does not take what is offered to another', () => {
    given(paying())
      .when('accept', {}, { by: { ...actor('xie', 'delegate'), onBehalfOf: 'ma', relations: MEMBER } })
      .refused('offered-to-another', { person: 'zheng' });
  });

  test('nobody outside the department that was asked', () => {
    given(offered())
      .when('accept', {}, { by: 'ma' })
      .refused('not-yours', {
        verb: 'accept',
        holder: { person: null, department: 'security' },
        relations: ['receiver', 'member'],
      });
  });

  test('the sender of a transfer cannot accept it', () => {
    given(transferring())
      .when('accept', {}, { by: 'song' })
      .refused('not-yours', {
        verb: 'accept',
        holder: { person: 'song', department: 'security' },
        relations: ['receiver', 'member'],
      });
  });

  test('work is accepted by somebody: an actor without a person cannot', () => {
    given(offered())
      .when('accept', {}, { by: { ...actor('song', 'program'), person: null } })
      .refused('not-yours', { verb: 'accept', holder: null, relations: ['receiver', 'member'] });
  });

  test.each([
    ['working', working],
    ['waiting', waiting],
  ] as const)('nothing is offered while %s', (state, situation) => {
    given(situation())
      .when('accept', {}, { by: 'song' })
      .refused('not-in-this-state', { verb: 'accept', state, open: ['offered', 'transferring'] });
  });
});

const MEMBER = [{ department: 'payment', as: 'member' as const }];
