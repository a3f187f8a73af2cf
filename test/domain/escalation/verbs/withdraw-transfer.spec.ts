import { MINUTE, transferring, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('withdraw-transfer 撤回', () => {
  test('the work never left: holder, accountable and clocks as before, the offer’s clock is gone', () => {
    given(transferring())
      .when('withdraw-transfer', { reason: 'mine after all' }, { by: 'song', at: 25 * MINUTE })
      .brings(happened('transfer-withdrawn', { handoff: 1, reason: 'mine after all' }))
      .leaves({
        state: 'working',
        department: 'security',
        holder: 'song',
        accountable: 'song',
        offer: null,
        version: 4,
      })
      .clocks('accept 1 stands at 10 min', 'finish 0 runs at 15 min', 'silence 0 runs at 15 min');
  });

  test('by the head of the sender’s department, and without a reason', () => {
    given(transferring())
      .when('withdraw-transfer', {}, { by: 'feng' })
      .brings(happened('transfer-withdrawn', { handoff: 1 }));
  });

  test('not by whom it is offered to', () => {
    given(transferring())
      .when('withdraw-transfer', {}, { by: 'xie' })
      .refused('not-yours', {
        verb: 'withdraw-transfer',
        holder: { person: 'song', department: 'security' },
        relations: ['holder', 'sender-supervisor'],
      });
  });

  test('nothing to take back', () => {
    given(working())
      .when('withdraw-transfer', {}, { by: 'song' })
      .refused('not-in-this-state', { verb: 'withdraw-transfer', state: 'working', open: ['transferring'] });
  });
});
