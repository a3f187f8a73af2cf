import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { directory } from '../../../company';
import { play } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { cancelled, closed, confirmed, DAY, MINUTE, resolved, working } from '../../../situations';
import { given, happened } from '../../../when';

const calendar = ROUND_THE_CLOCK;
const offer = {
  handoff: 2,
  step: 'pay',
  round: 1,
  to: { department: 'payment', person: 'zheng' },
  from: { department: 'desk', person: 'lin' },
  calendar,
};

describe('reopen 重办', () => {
  test('to the lead: resolution goes on with what it had used, the update promise begins anew', () => {
    given(closed())
      .when('reopen', { reason: 'it is back' }, { at: 50 * MINUTE })
      .brings(happened('reopened', { reason: 'it is back', named: null }))
      .leavesCase({ state: 'open', closedAt: null, updates: 1, coordinations: 2, version: 5 })
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 1 runs at 0 min',
        'resolution 0 runs at 20 min',
        'resolve 2 runs at 0 min',
        'close 1 stands at 5 min',
        'confirm 1 stands at 5 min',
        'reopen 1 stands at 20 min',
      );
  });

  test.each([
    ['resolved', resolved],
    ['confirmed', confirmed],
  ] as const)('what is %s', (_state, situation) => {
    given(situation())
      .when('reopen', { reason: 'it is back' }, { by: 'su' })
      .brings(happened('reopened', { reason: 'it is back', named: null }))
      .leavesCase({ state: 'open' });
  });

  test('straight to a step, in one act', () => {
    given(closed())
      .when('reopen', { reason: 'not paid', step: 'pay' })
      .brings(happened('reopened', { reason: 'not paid', named: null }), happened('offered', offer))
      .leaves({ handoff: 2, state: 'offered', round: 1 });
  });

  test('the front is the sender, where the front does it; whoever stands in is not', () => {
    const apart = thePlan({ front: { ...thePlan().front, person: { rule: 'person', person: 'chen' } } });
    given(closed(play(apart)))
      .when('reopen', { reason: 'not paid', step: 'pay' }, { by: 'chen' })
      .brings(
        happened('reopened', { reason: 'not paid', named: null }),
        happened('offered', { ...offer, from: { department: 'desk', person: 'chen' } }),
      );
    given(closed(play(apart)))
      .when('reopen', { reason: 'not paid', step: 'pay' }, { by: 'su' })
      .brings(happened('reopened', { reason: 'not paid', named: null }), happened('offered', { ...offer, from: null }));
  });

  test('to a step whose department is named now', () => {
    const open = thePlan({ steps: { ...thePlan().steps, pay: step({ department: { by: 'open' } }) } });
    given(closed(play(open)))
      .when('reopen', { reason: 'not paid', step: 'pay', department: 'payment' })
      .brings(
        happened('reopened', { reason: 'not paid', named: 'payment' }),
        happened('offered', { ...offer, to: { department: 'payment', person: null } }),
      )
      .leavesCase({ named: 'payment' });
    given(closed(play(open)))
      .when('reopen', { reason: 'not paid', step: 'pay' })
      .refused('department-missing', { step: 'pay' });
  });

  test('says why', () => {
    given(closed()).when('reopen', { reason: '' }).refused('reason-missing', {});
  });

  test('a step that the flow does not have', () => {
    for (const step of ['repair', 'toString'])
      given(closed())
        .when('reopen', { reason: 'it is back', step })
        .refused('unknown-step', { step, steps: ['check', 'pay', 'answer'] });
  });

  test('a department, where none is asked', () => {
    given(closed())
      .when('reopen', { reason: 'it is back', step: 'pay', department: 'payment' })
      .refused('department-not-open', { step: 'pay' });
    given(closed())
      .when('reopen', { reason: 'it is back', department: 'payment' })
      .refused('department-not-open', { step: 'lead' });
  });

  test('a step whose contract is not met, or where nobody is', () => {
    given(closed())
      .when('reopen', { reason: 'it is back', step: 'answer' })
      .refused('needs-missing', { step: 'answer', fields: ['cause'] });
    const strict = thePlan();
    const pay = step({
      department: { by: 'fixed', department: 'payment' },
      person: { rule: 'duty' },
      onNobody: 'refuse',
    });
    given(closed(play({ ...strict, steps: { ...strict.steps, pay } }, directory(new Set(['zheng'])))))
      .when('reopen', { reason: 'it is back', step: 'pay' })
      .refused('nobody-found', { step: 'pay', department: 'payment' });
  });

  test('only lead and front', () => {
    given(closed())
      .when('reopen', { reason: 'it is back' }, { by: 'song' })
      .refused('not-yours', {
        verb: 'reopen',
        holder: { department: 'desk', person: 'lin' },
        relations: ['lead', 'front'],
      });
  });

  test('not what is open or cancelled, and not after the reopening period', () => {
    for (const [state, situation, open] of [
      ['open', working, ['resolved', 'confirmed', 'closed']],
      ['cancelled', cancelled, []],
    ] as const)
      given(situation())
        .when('reopen', { reason: 'it is back' })
        .refused('not-in-this-state', { verb: 'reopen', state, open });

    given(closed())
      .when('reopen', { reason: 'it is back' }, { at: 30 * MINUTE + 7 * DAY })
      .refused('not-in-this-state', { verb: 'reopen', state: 'closed', open: [] });
    given(closed())
      .when('reopen', { reason: 'it is back' }, { at: 30 * MINUTE + 7 * DAY - 1 })
      .brings(happened('reopened', { reason: 'it is back', named: null }));
  });
});
