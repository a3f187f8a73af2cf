import { cancelled, closed, confirmed, HOUR, MINUTE, resolved, working } from '../../../situations';
import { given, happened } from '../../../when';

const body = { said: 'we are on it', channel: 'phone', outcome: 'reached' } as const;

describe('contact 回告', () => {
  test('the customer was reached: first answered, and the next update is due from now', () => {
    given(working())
      .when('contact', { ...body, promised: 'a call tomorrow' }, { at: 20 * MINUTE })
      .brings(happened('contacted', { ...body, promised: 'a call tomorrow' }))
      .leavesCase({ answered: true, updates: 1, version: 1 })
      .caseClocks(
        'first-answer 0 stands at 20 min',
        'update 1 runs at 0 min',
        'resolution 0 runs at 20 min',
        'resolve 1 stands at 0 min',
      );
  });

  test('a customer who does not want to hear was reached', () => {
    given(working())
      .when('contact', { ...body, outcome: 'refused' }, { at: 20 * MINUTE })
      .brings(happened('contacted', { ...body, outcome: 'refused' }))
      .leavesCase({ answered: true, updates: 1 });
  });

  test('nobody answered: it is written down, and no clock is fed', () => {
    given(working())
      .when('contact', { ...body, outcome: 'no-answer' }, { at: 20 * MINUTE })
      .brings(happened('contacted', { ...body, outcome: 'no-answer' }))
      .leavesCase({ answered: false, updates: 0 })
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 0 runs at 20 min',
        'resolution 0 runs at 20 min',
        'resolve 1 stands at 0 min',
      );
  });

  test('a contact feeds the clocks of the case, and no clock of a handoff', () => {
    given(working())
      .when('contact', body, { at: 20 * MINUTE })
      .leaves({ version: 2 })
      .clocks('accept 1 stands at 10 min', 'finish 0 runs at 10 min', 'silence 0 runs at 10 min');
  });

  test('carries no version: a fact is never lost', () => {
    given(working()).when('contact', body, { version: 0 }).brings(happened('contacted', body));
  });

  test('after the resolution, too', () => {
    given(resolved()).when('contact', body).brings(happened('contacted', body));
    given(confirmed()).when('contact', body).brings(happened('contacted', body));
  });

  test('by the front, whoever leads; not by others', () => {
    const game = working();
    for (const by of ['lin', 'su']) given(game).when('contact', body, { by }).brings(happened('contacted', body));
    given(game)
      .when('contact', body, { by: 'song', at: HOUR })
      .refused('not-yours', {
        verb: 'contact',
        holder: { department: 'desk', person: 'lin' },
        relations: ['lead', 'front'],
      });
  });

  test('not when it is over', () => {
    for (const [state, situation, open] of [
      ['closed', closed, ['open', 'resolved', 'confirmed']],
      ['cancelled', cancelled, []],
    ] as const)
      given(situation()).when('contact', body).refused('not-in-this-state', { verb: 'contact', state, open });
  });
});
