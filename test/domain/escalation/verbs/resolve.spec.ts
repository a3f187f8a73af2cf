import { START } from '../../../given';
import { coordinating, MINUTE, resolved, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('resolve 办结', () => {
  test('what is open is waived with the reason; the customer is asked by a deadline, the promises stand', () => {
    given(working())
      .when('resolve', { reason: 'solved by phone', results: { summary: 'told how' } }, { at: 20 * MINUTE })
      .brings(happened('resolved', { reason: 'solved by phone', results: { summary: 'told how' }, waived: [1] }))
      .leaves({ state: 'waived', holder: 'song', endedAt: START + 20 * MINUTE, outcome: null, version: 3 })
      .clocks()
      .leavesCase({
        state: 'resolved',
        resolutions: 1,
        fields: { player: 'p-7', summary: 'told how' },
        closedAt: null,
        version: 2,
      })
      .caseClocks(
        'first-answer 0 stands at 20 min',
        'update 0 stands at 20 min',
        'resolution 0 stands at 20 min',
        'resolve 1 stands at 0 min',
        'confirm 1 runs at 0 min',
      );
  });

  test('a wait and an offered transfer end with it', () => {
    given(waiting())
      .when('resolve', { reason: 'solved', results: {} }, { at: 25 * MINUTE })
      .brings(happened('resolved', { reason: 'solved', results: {}, waived: [1] }))
      .leaves({
        state: 'waived',
        wait: null,
        waited: { customer: expect.objectContaining({ times: 1, ms: 5 * MINUTE }) },
      });
    given(transferring())
      .when('resolve', { reason: 'solved', results: {} })
      .brings(happened('resolved', { reason: 'solved', results: {}, waived: [1] }))
      .leaves({ state: 'waived', offer: null, department: 'security', holder: 'song' });
  });

  test('without a reason, where nothing is open', () => {
    given(coordinating())
      .when('resolve', { results: {} })
      .brings(happened('resolved', { results: {}, waived: [] }))
      .leavesCase({ state: 'resolved', resolutions: 2, version: 4 });
  });

  test('what is waived needs a reason', () => {
    for (const reason of [undefined, ''])
      given(working())
        .when('resolve', { results: {}, ...(reason === undefined ? {} : { reason }) })
        .refused('reason-missing', {});
  });

  test('results must be fields of the flow', () => {
    given(working())
      .when('resolve', { reason: 'solved', results: { cause: 'aliens' } })
      .refused('fields-wrong', {
        fields: [{ pointer: '/results/cause', problem: 'not-a-choice', field: 'cause', of: ['server', 'user'] }],
      });
  });

  test('a blank result takes nothing away', () => {
    given(coordinating())
      .when('resolve', { results: { player: '' } })
      .brings(happened('resolved', { results: {}, waived: [] }))
      .leavesCase({ fields: { player: 'p-7' } });
  });

  test('only the lead', () => {
    given(working())
      .when('resolve', { reason: 'solved', results: {} }, { by: 'song' })
      .refused('not-yours', { verb: 'resolve', holder: { department: 'desk', person: 'lin' }, relations: ['lead'] });
  });

  test('once', () => {
    given(resolved())
      .when('resolve', { results: {} })
      .refused('not-in-this-state', { verb: 'resolve', state: 'resolved', open: ['open'] });
  });
});
