import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { directory } from '../../../company';
import { play, START } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { MINUTE, offered, paying, working } from '../../../situations';
import { given, happened } from '../../../when';

const calendar = ROUND_THE_CLOCK;

describe('redirect 改派', () => {
  test('the lead sends an offer that nobody took elsewhere: another department, another accept clock', () => {
    given(offered())
      .when('redirect', { to: { department: 'payment' }, reason: 'not theirs' }, { by: 'lin', at: 20 * MINUTE })
      .brings(
        happened('redirected', {
          handoff: 1,
          to: { department: 'payment', person: null },
          reason: 'not theirs',
          calendar,
        }),
      )
      .leaves({
        state: 'offered',
        department: 'payment',
        holder: null,
        accountable: null,
        offer: {
          kind: 'first',
          number: 2,
          to: { department: 'payment', person: null },
          from: { department: 'desk', person: 'lin' },
          at: START + 20 * MINUTE,
        },
        offers: 2,
        version: 2,
      })
      .clocks('accept 2 runs at 0 min');
  });

  test('to a person, who is accountable from then on', () => {
    const to = { department: 'payment', person: 'ma' };
    given(offered())
      .when('redirect', { to, reason: 'not theirs' }, { by: 'su' })
      .brings(happened('redirected', { handoff: 1, to, reason: 'not theirs', calendar }))
      .leaves({ department: 'payment', holder: 'ma', accountable: 'ma' });
  });

  test.each([
    ['the step’s own rule finds the person there', new Set<string>(), 'lin'],
    ['and the queue when it finds nobody', new Set(['lin']), null],
  ])('without a named person %s', (_what, gone, person) => {
    const duty = thePlan({
      lead: { department: 'desk', person: { rule: 'head' }, else: { rule: 'head' } },
      front: { ...thePlan().front, person: { rule: 'head' } },
      steps: { check: step({ person: { rule: 'duty' } }) },
    });
    const game = play(duty, directory(gone));
    game.open({ by: 'su' });
    given(game)
      .when('redirect', { to: { department: 'desk' }, reason: 'ours' }, { by: 'su' })
      .brings(happened('redirected', { handoff: 1, to: { department: 'desk', person }, reason: 'ours' }));
  });

  test('a rule that names somebody of a third department does not lead there', () => {
    const manager = thePlan({ steps: { check: step({ person: { rule: 'role', role: 'operations-manager' } }) } });
    given(offered(play(manager)))
      .when('redirect', { to: { department: 'payment' }, reason: 'theirs' })
      .brings(
        happened('redirected', { handoff: 1, to: { department: 'payment', person: null }, reason: 'theirs', calendar }),
      );
  });

  test('says why', () => {
    given(offered())
      .when('redirect', { to: { department: 'payment' }, reason: '' })
      .refused('reason-missing', {});
  });

  test('not to where it is offered already', () => {
    given(offered())
      .when('redirect', { to: { department: 'security' }, reason: 'again' })
      .refused('already-there', { department: 'security', person: null });
    given(paying())
      .when('redirect', { to: { department: 'payment', person: 'zheng' }, reason: 'again' })
      .refused('already-there', { department: 'payment', person: 'zheng' });
  });

  test('from the person named to the queue is a change', () => {
    given(paying())
      .when('redirect', { to: { department: 'payment', person: 'ma' }, reason: 'zheng is busy' })
      .brings(
        happened('redirected', {
          handoff: 2,
          to: { department: 'payment', person: 'ma' },
          reason: 'zheng is busy',
        }),
      );
  });

  test('not to a department or a person that the directory does not know, nor to a person who is not of it', () => {
    given(offered())
      .when('redirect', { to: { department: 'nowhere' }, reason: 'theirs' })
      .refused('unknown-department', { department: 'nowhere' });
    given(offered())
      .when('redirect', { to: { department: 'payment', person: 'nobody' }, reason: 'theirs' })
      .refused('unknown-person', { person: 'nobody' });
    given(offered())
      .when('redirect', { to: { department: 'payment', person: 'lin' }, reason: 'theirs' })
      .refused('not-in-department', { person: 'lin', department: 'payment' });
  });

  test('only the lead', () => {
    given(offered())
      .when('redirect', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'feng' })
      .refused('not-yours', {
        verb: 'redirect',
        holder: { person: null, department: 'security' },
        relations: ['lead'],
      });
  });

  test('not what somebody has taken', () => {
    given(working())
      .when('redirect', { to: { department: 'payment' }, reason: 'theirs' })
      .refused('not-in-this-state', { verb: 'redirect', state: 'working', open: ['offered'] });
  });
});
