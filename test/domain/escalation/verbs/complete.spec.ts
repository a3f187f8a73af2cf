import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { actor, directory } from '../../../company';
import { play, START } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { MINUTE, offered, paying, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

const calendar = ROUND_THE_CLOCK;
const SONG = { department: 'security', person: 'song' };
const toZheng = {
  handoff: 2,
  step: 'pay',
  round: 1,
  to: { department: 'payment', person: 'zheng' },
  from: SONG,
  calendar,
};
/** The case knows the desk from its opening, and does not say its calendar again. */
const { calendar: _known, ...toKnown } = toZheng;

describe('complete', () => {
  test('ends the step with what it gives; the flow’s condition says where the work goes, from whom', () => {
    const then = given(working())
      .when('complete', { results: { cause: 'server' } }, { by: 'song', at: 20 * MINUTE })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } }),
        happened('offered', toZheng),
      )
      .leaves({ handoff: 2, step: 'pay', state: 'offered', department: 'payment', holder: 'zheng', version: 1 })
      .clocks('accept 1 runs at 0 min')
      .leavesCase({ state: 'open', fields: { player: 'p-7', cause: 'server' }, version: 1 });
    expect(then.game.state.handoffs[0]).toMatchObject({
      state: 'done',
      holder: 'song',
      accountable: 'song',
      outcome: 'completed',
      endedAt: START + 20 * MINUTE,
      clocks: [],
      version: 3,
    });
  });

  test('the other way, when the condition does not hold', () => {
    given(working())
      .when('complete', { results: { cause: 'user' } }, { by: 'song' })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'user' } }),
        happened('offered', { ...toKnown, step: 'answer', to: { department: 'desk', person: 'su' } }),
      );
  });

  test('the outcome that is named decides, and another visit to a step is another round', () => {
    const game = paying();
    game.say('accept', {}, { by: 'zheng' });
    given(game)
      .when('complete', { outcome: 'again', results: {} }, { by: 'zheng' })
      .brings(
        happened('completed', { handoff: 2, outcome: 'again', results: {} }),
        happened('offered', {
          handoff: 3,
          step: 'check',
          round: 2,
          to: { department: 'security', person: null },
          from: { department: 'payment', person: 'zheng' },
        }),
      );
  });

  test('what others have said is not rewritten: a step gives its own, and what nobody has said yet', () => {
    given(working())
      .when('complete', { results: { cause: 'user', player: 'p-8', amount: 3 } }, { by: 'song' })
      .refused('fields-wrong', {
        fields: [{ pointer: '/results/player', problem: 'not-given-here', field: 'player', of: ['cause'] }],
      });
  });

  test('an answer that was left blank is none', () => {
    given(working())
      .when('complete', { results: { cause: 'user', summary: '' } }, { by: 'song' })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'user' } }),
        happened('offered', { ...toKnown, step: 'answer', to: { department: 'desk', person: 'su' } }),
      );
  });

  test('the last step ends with the lead: nobody else holds, the lead’s deadline runs', () => {
    const game = working();
    game.say('complete', { results: { cause: 'user' } }, { by: 'song', at: 15 * MINUTE });
    game.say('accept', {}, { by: 'su', at: 20 * MINUTE });
    given(game)
      .when('complete', { results: { summary: 'told how' } }, { by: 'su', at: 25 * MINUTE })
      .brings(happened('completed', { handoff: 2, outcome: 'completed', results: { summary: 'told how' } }))
      .leavesCase({ state: 'open', version: 1 })
      .caseClocks(
        'first-answer 0 runs at 25 min',
        'update 0 runs at 25 min',
        'resolution 0 runs at 25 min',
        'resolve 3 runs at 0 min',
      );
  });

  test('a wait ends, and a transfer that nobody took is withdrawn', () => {
    given(waiting())
      .when('complete', { results: { cause: 'server' } }, { by: 'song', at: 25 * MINUTE })
      .brings(
        happened('resumed', { handoff: 1 }),
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } }),
        happened('offered', toZheng),
      );
    given(transferring())
      .when('complete', { results: { cause: 'server' } }, { by: 'song', at: 25 * MINUTE })
      .brings(
        happened('transfer-withdrawn', { handoff: 1 }),
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } }),
        happened('offered', toKnown),
      );
  });

  test('a substitute completes in the name of the holder', () => {
    given(working())
      .when('complete', { results: { cause: 'server' } }, { by: { ...actor('zhou', 'delegate'), onBehalfOf: 'song' } })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } }),
        happened('offered', toZheng),
      );
  });

  test('what is given earlier counts, and is not asked again', () => {
    const game = offered(play(undefined));
    game.say('accept', {}, { by: 'song' });
    game.say('complete', { results: { cause: 'server' } }, { by: 'song' });
    game.say('accept', {}, { by: 'zheng' });
    game.say('complete', { outcome: 'again', results: {} }, { by: 'zheng' });
    game.say('accept', {}, { by: 'song' });
    given(game)
      .when('complete', { results: {} }, { by: 'song' })
      .brings(
        happened('completed', { handoff: 3, outcome: 'completed', results: {} }),
        happened('offered', { ...toKnown, handoff: 4, round: 2 }),
      );
  });

  test('an outcome that the step does not have', () => {
    given(working())
      .when('complete', { outcome: 'paid', results: { cause: 'server' } }, { by: 'song' })
      .refused('unknown-outcome', { outcome: 'paid', of: ['completed'] });
  });

  test('results that are missing, wrong or unknown, all in one answer', () => {
    given(working())
      .when('complete', { results: {} }, { by: 'song' })
      .refused('fields-wrong', { fields: [{ pointer: '/results/cause', problem: 'missing', field: 'cause' }] });
    given(working())
      .when('complete', { results: { amount: 'much', sumary: 'x' } }, { by: 'song' })
      .refused('fields-wrong', {
        fields: [
          { pointer: '/results/amount', problem: 'not-a-number', field: 'amount' },
          { pointer: '/results/sumary', problem: 'unknown', field: 'sumary', of: ['summary'] },
          { pointer: '/results/cause', problem: 'missing', field: 'cause' },
        ],
      });
  });

  test('no edge is open', () => {
    const closed = thePlan({
      steps: {
        check: step({ next: [{ when: { op: '==', left: { field: 'outcome' }, right: { value: 'x' } }, go: 'end' }] }),
      },
    });
    given(working(play(closed)))
      .when('complete', { results: {} }, { by: 'song' })
      .refused('no-way-on', { step: 'check' });
  });

  test('the next step’s contract is not met', () => {
    const needy = thePlan();
    const game = working(
      play({
        ...needy,
        steps: { ...needy.steps, pay: step({ needs: [{ field: 'amount' }, { field: 'cause' }] }) },
      }),
    );
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('needs-missing', { step: 'pay', fields: ['amount'] });
    given(game)
      .when('complete', { results: { cause: 'server', amount: 0 } }, { by: 'song' })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server', amount: 0 } }),
        happened('offered', { ...toKnown, to: { department: 'security', person: null } }),
      );
  });

  test('nobody is there, and the flow wants it refused', () => {
    const strict = thePlan();
    const pay = step({
      department: { by: 'fixed', department: 'payment' },
      person: { rule: 'duty' },
      onNobody: 'refuse',
    });
    given(working(play({ ...strict, steps: { ...strict.steps, pay } }, directory(new Set(['zheng'])))))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('nobody-found', { step: 'pay', department: 'payment' });
  });

  test('the next step’s department is gone, or was never named', () => {
    const lost = thePlan();
    const pay = step({ department: { by: 'fixed', department: 'nowhere' } });
    given(working(play({ ...lost, steps: { ...lost.steps, pay } })))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('unknown-department', { department: 'nowhere' });
    given(working(play({ ...lost, steps: { ...lost.steps, pay: step({ department: { by: 'open' } }) } })))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('department-missing', { step: 'pay' });
  });

  test('only the holder, and only what is held', () => {
    given(working())
      .when('complete', { results: { cause: 'server' } }, { by: 'feng' })
      .refused('not-yours', {
        verb: 'complete',
        holder: { person: 'song', department: 'security' },
        relations: ['holder'],
      });
    given(offered())
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('not-in-this-state', {
        verb: 'complete',
        state: 'offered',
        open: ['working', 'transferring', 'waiting'],
      });
  });
});
