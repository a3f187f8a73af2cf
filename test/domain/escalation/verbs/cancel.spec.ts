import { START } from '../../../given';
import { closed, confirmed, MINUTE, resolved, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

const body = { ground: 'duplicate', reason: 'same as 12' } as const;

describe('cancel', () => {
  test('everything ends: the open handoff, every clock, the case itself', () => {
    given(working())
      .when('cancel', body, { at: 20 * MINUTE })
      .brings(happened('cancelled', body))
      .leaves({ state: 'cancelled', holder: 'song', endedAt: START + 20 * MINUTE, version: 3 })
      .clocks()
      .leavesCase({ state: 'cancelled', closedAt: START + 20 * MINUTE, ended: true, version: 2 })
      .caseClocks();
  });

  test('a wait counts up to then', () => {
    given(waiting())
      .when('cancel', body, { at: 25 * MINUTE })
      .brings(happened('cancelled', body))
      .leaves({
        state: 'cancelled',
        wait: null,
        waited: { customer: expect.objectContaining({ times: 1, ms: 5 * MINUTE }) },
      });
  });

  test.each([
    ['resolved', resolved],
    ['confirmed', confirmed],
  ] as const)('what is %s', (_state, situation) => {
    given(situation()).when('cancel', body).brings(happened('cancelled', body)).leavesCase({ state: 'cancelled' });
  });

  test('says why', () => {
    given(working())
      .when('cancel', { ...body, reason: '' })
      .refused('reason-missing', {});
  });

  test('only the lead', () => {
    given(working())
      .when('cancel', body, { by: 'feng' })
      .refused('not-yours', { verb: 'cancel', holder: { department: 'desk', person: 'lin' }, relations: ['lead'] });
  });

  test('not what is closed', () => {
    given(closed())
      .when('cancel', body)
      .refused('not-in-this-state', { verb: 'cancel', state: 'closed', open: ['open', 'resolved', 'confirmed'] });
  });
});
