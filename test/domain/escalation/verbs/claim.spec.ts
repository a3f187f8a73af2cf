import { actor, company } from '../../../company';
import { play, START } from '../../../given';
import { MINUTE, offered, paying, transferring, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('claim 认领', () => {
  test('a member takes it from the queue: holder and accountable, the accept clock ends, finish and silence run', () => {
    given(offered())
      .when('claim', {}, { by: 'song', at: 5 * MINUTE })
      .brings(happened('claimed', { handoff: 1, person: 'song' }))
      .leaves({
        state: 'working',
        department: 'security',
        holder: 'song',
        accountable: 'song',
        offer: null,
        acceptedAt: START + 5 * MINUTE,
        version: 2,
      })
      .clocks('accept 1 stands at 5 min', 'finish 0 runs at 0 min', 'silence 0 runs at 0 min');
  });

  test('a member of the department to which it is transferred takes it', () => {
    given(transferring())
      .when('claim', {}, { by: 'zheng', at: 25 * MINUTE })
      .brings(happened('claimed', { handoff: 1, person: 'zheng' }))
      .leaves({ department: 'payment', holder: 'zheng', accountable: 'zheng', version: 4 })
      .clocks('accept 2 stands at 5 min', 'finish 0 runs at 15 min', 'silence 0 runs at 15 min');
  });

  test('a substitute claims in the name of the one replaced', () => {
    given(offered())
      .when('claim', {}, { by: { ...actor('zhou', 'delegate'), onBehalfOf: 'song' } })
      .brings(happened('claimed', { handoff: 1, person: 'song' }));
  });

  test('what is offered by name is not in the queue, not even for the person named', () => {
    for (const by of ['zheng', 'ma'])
      given(paying()).when('claim', {}, { by }).refused('offered-to-another', { person: 'zheng' });
  });

  test('a department that has as much in hand as it may takes no more; one less, and it does', () => {
    const it = company();
    const game = offered(play(undefined, it.answer));
    it.limit('security', 3, 3);
    given(game).when('claim', {}, { by: 'song' }).refused('at-limit', { department: 'security', limit: 3 });
    it.limit('security', 3, 2);
    given(game)
      .when('claim', {}, { by: 'song' })
      .brings(happened('claimed', { handoff: 1, person: 'song' }));
  });

  test('the limit of the department that is to take it over counts, not the sender’s', () => {
    const it = company();
    const game = transferring(play(undefined, it.answer));
    it.limit('security', 1, 1);
    it.limit('payment', 2, 1);
    given(game)
      .when('claim', {}, { by: 'ma' })
      .brings(happened('claimed', { handoff: 1, person: 'ma' }));
  });

  test('nobody outside the department', () => {
    given(offered())
      .when('claim', {}, { by: 'lin' })
      .refused('not-yours', {
        verb: 'claim',
        holder: { person: null, department: 'security' },
        relations: ['member'],
      });
  });

  test('an actor without a person cannot hold work', () => {
    given(offered())
      .when('claim', {}, { by: { ...actor('song', 'program'), person: null } })
      .refused('not-yours', { verb: 'claim', holder: null, relations: ['member'] });
  });

  test('taken is taken', () => {
    given(working())
      .when('claim', {}, { by: 'zhou' })
      .refused('not-in-this-state', { verb: 'claim', state: 'working', open: ['offered', 'transferring'] });
  });
});
