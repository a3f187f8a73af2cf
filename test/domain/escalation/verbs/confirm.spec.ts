import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { directory } from '../../../company';
import { play, START } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { confirmed, MINUTE, resolved, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('confirm 回访确认', () => {
  test('content, and the facts are not there yet: the lead supplies them by a deadline', () => {
    given(resolved())
      .when('confirm', { satisfied: true, note: 'thanked us' }, { at: 25 * MINUTE })
      .brings(happened('confirmed', { note: 'thanked us' }))
      .leavesCase({ state: 'confirmed', closedAt: null, version: 3 })
      .caseClocks(
        'first-answer 0 stands at 20 min',
        'update 0 stands at 20 min',
        'resolution 0 stands at 20 min',
        'resolve 1 stands at 0 min',
        'close 1 runs at 0 min',
        'confirm 1 stands at 5 min',
      );
  });

  test('content, and the facts are there: closed by rule, in the same breath', () => {
    const game = working();
    game.say('resolve', { reason: 'solved', results: { summary: 'told how' } }, { at: 20 * MINUTE });
    const then = given(game)
      .when('confirm', { satisfied: true }, { at: 25 * MINUTE })
      .brings(happened('confirmed', {}), happened('closed', { results: {} }))
      .leavesCase({ state: 'closed', closedAt: START + 25 * MINUTE, version: 4 });
    const [confirmation, closing] = then.game.events.slice(-2);
    expect(confirmation?.actor).toEqual({ kind: 'person', person: 'lin', onBehalfOf: null, rule: null });
    expect(closing?.actor).toEqual({ kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 closing' });
    expect(closing?.cause).toBe(confirmation?.cause);
  });

  test('not content: back to the lead, with what the customer said; the promises go on', () => {
    given(resolved())
      .when('confirm', { satisfied: false, note: 'still broken' }, { at: 25 * MINUTE })
      .brings(happened('reopened', { reason: 'still broken', named: null }))
      .leavesCase({ state: 'open', updates: 1, version: 3 })
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 1 runs at 0 min',
        'resolution 0 runs at 20 min',
        'resolve 2 runs at 0 min',
        'confirm 1 stands at 5 min',
      );
  });

  test('not content, where the flow sends it to a step: offered by the rule', () => {
    const toStep = thePlan({ closing: { ...thePlan().closing, reopenTo: { to: 'step', step: 'pay' } } });
    const then = given(resolved(play(toStep)))
      .when('confirm', { satisfied: false, note: 'still broken' })
      .brings(
        happened('reopened', { reason: 'still broken', named: null }),
        happened('offered', {
          handoff: 2,
          step: 'pay',
          round: 1,
          to: { department: 'payment', person: 'zheng' },
          from: null,
          calendar: ROUND_THE_CLOCK,
        }),
      );
    expect(then.game.events.slice(-2).map((event) => event.actor.rule)).toEqual([null, 'test@1 closing']);
  });

  test('the rule’s offer is never refused: where nobody is, the lead gets it', () => {
    const strict = thePlan();
    const toStep = thePlan({
      steps: {
        ...strict.steps,
        pay: step({ department: { by: 'fixed', department: 'payment' }, person: { rule: 'duty' }, onNobody: 'refuse' }),
      },
      closing: { ...strict.closing, reopenTo: { to: 'step', step: 'pay' } },
    });
    given(resolved(play(toStep, directory(new Set(['zheng'])))))
      .when('confirm', { satisfied: false, note: 'still broken' })
      .brings(
        happened('reopened', { reason: 'still broken', named: null }),
        happened('offered', {
          handoff: 2,
          step: 'pay',
          round: 1,
          to: { department: 'desk', person: 'lin' },
          from: null,
          nobody: 'lead',
        }),
      );
  });

  test('a bad answer says what is bad', () => {
    for (const note of [undefined, ''])
      given(resolved())
        .when('confirm', { satisfied: false, ...(note === undefined ? {} : { note }) })
        .refused('reason-missing', {});
  });

  test('lead and front take the answer, nobody else', () => {
    given(resolved())
      .when('confirm', { satisfied: true }, { by: 'song' })
      .refused('not-yours', {
        verb: 'confirm',
        holder: { department: 'desk', person: 'lin' },
        relations: ['lead', 'front'],
      });
  });

  test('only what is resolved, and once', () => {
    given(working())
      .when('confirm', { satisfied: true })
      .refused('not-in-this-state', { verb: 'confirm', state: 'open', open: ['resolved'] });
    given(confirmed())
      .when('confirm', { satisfied: true })
      .refused('not-in-this-state', { verb: 'confirm', state: 'confirmed', open: ['resolved'] });
  });
});
