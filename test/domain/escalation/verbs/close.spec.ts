import { START } from '../../../given';
import { closed, confirmed, MINUTE, resolved, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('close 结案', () => {
  test('what was confirmed, once the facts are there; the reopening period begins', () => {
    given(confirmed())
      .when('close', { results: { summary: 'told how' } }, { at: 30 * MINUTE })
      .brings(happened('closed', { results: { summary: 'told how' } }))
      .leavesCase({
        state: 'closed',
        closedAt: START + 30 * MINUTE,
        ended: false,
        fields: { player: 'p-7', summary: 'told how' },
        version: 4,
      })
      .caseClocks(
        'first-answer 0 stands at 20 min',
        'update 0 stands at 20 min',
        'resolution 0 stands at 20 min',
        'resolve 1 stands at 0 min',
        'close 1 stands at 5 min',
        'confirm 1 stands at 5 min',
        'reopen 1 runs at 0 min',
      );
  });

  test('what the customer never answered, with a reason', () => {
    given(resolved())
      .when('close', { reason: 'three calls, no answer', results: { summary: 'told how' } })
      .brings(happened('closed', { reason: 'three calls, no answer', results: { summary: 'told how' } }));
  });

  test('unanswered needs a reason', () => {
    for (const reason of [undefined, ''])
      given(resolved())
        .when('close', { results: { summary: 'told how' }, ...(reason === undefined ? {} : { reason }) })
        .refused('reason-missing', {});
  });

  test('facts that the flow wants', () => {
    given(confirmed())
      .when('close', { results: {} })
      .refused('facts-missing', { fields: ['summary'] });
    given(confirmed())
      .when('close', { results: { summary: '' } })
      .refused('facts-missing', { fields: ['summary'] });
  });

  test('results must be fields of the flow', () => {
    given(confirmed())
      .when('close', { results: { summary: 7 } })
      .refused('fields-wrong', { fields: [{ pointer: '/results/summary', problem: 'not-text', field: 'summary' }] });
  });

  test('only the lead', () => {
    given(confirmed())
      .when('close', { results: { summary: 'told how' } }, { by: 'song' })
      .refused('not-yours', { verb: 'close', holder: { department: 'desk', person: 'lin' }, relations: ['lead'] });
  });

  test('neither before it is resolved nor twice', () => {
    given(working())
      .when('close', { reason: 'enough', results: {} })
      .refused('not-in-this-state', { verb: 'close', state: 'open', open: ['resolved', 'confirmed'] });
    given(closed())
      .when('close', { reason: 'enough', results: {} })
      .refused('not-in-this-state', { verb: 'close', state: 'closed', open: ['resolved', 'confirmed'] });
  });
});
