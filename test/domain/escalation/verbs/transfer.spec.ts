import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { company, directory } from '../../../company';
import { play, START } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { MINUTE, offered, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

const calendar = ROUND_THE_CLOCK;
const FROM = { department: 'security', person: 'song' };

describe('transfer 转交', () => {
  test('offered to another department: the sender holds and answers, all clocks run, the offer has one of its own', () => {
    given(working())
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 20 * MINUTE })
      .brings(
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'payment', person: null },
          from: FROM,
          reason: 'theirs',
          calendar,
        }),
      )
      .leaves({
        state: 'working',
        department: 'security',
        holder: 'song',
        accountable: 'song',
        offer: {
          kind: 'transfer',
          number: 2,
          to: { department: 'payment', person: null },
          from: FROM,
          at: START + 20 * MINUTE,
        },
        offers: 2,
        version: 3,
      })
      .clocks(
        'accept 2 runs at 0 min',
        'accept 1 stands at 10 min',
        'finish 0 runs at 10 min',
        'silence 0 runs at 10 min',
      );
  });

  test('to a person, who may sit in the same department', () => {
    for (const [to, brings] of [
      [{ department: 'payment', person: 'ma' }, { calendar }],
      [{ department: 'security', person: 'zhou' }, {}],
    ] as const)
      given(working())
        .when('transfer', { to, reason: 'theirs' }, { by: 'song' })
        .brings(happened('transfer-offered', { handoff: 1, to, from: FROM, reason: 'theirs', ...brings }));
  });

  test('to the queue of the same department', () => {
    given(working())
      .when('transfer', { to: { department: 'security' }, reason: 'shift ends' }, { by: 'song' })
      .brings(
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'security', person: null },
          from: FROM,
          reason: 'shift ends',
        }),
      );
  });

  test.each([
    ['the step’s own rule finds the person there', new Set<string>(), 'zheng'],
    ['and the queue, never the lead, when it finds nobody', new Set(['zheng']), null],
  ])('without a named person %s', (_what, gone, person) => {
    const duty = thePlan({ steps: { check: step({ person: { rule: 'duty' } }) } });
    const game = offered(play(duty, directory(gone)));
    game.say('accept', {}, { by: 'zhou' });
    given(game)
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'zhou' })
      .brings(
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'payment', person },
          from: { department: 'security', person: 'zhou' },
          reason: 'theirs',
          calendar,
        }),
      );
  });

  test('a rule that names somebody of a third department does not lead there: the queue of the one named has it', () => {
    const manager = thePlan({ steps: { check: step({ person: { rule: 'role', role: 'operations-manager' } }) } });
    const game = offered(play(manager));
    game.say('accept', {}, { by: 'gao' });
    given(game)
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'gao' })
      .brings(
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'payment', person: null },
          from: { department: 'board', person: 'gao' },
          reason: 'theirs',
          calendar,
        }),
      );
  });

  test('another transfer takes the place of the open one, with a clock of its own', () => {
    given(transferring())
      .when('transfer', { to: { department: 'desk' }, reason: 'rather theirs' }, { by: 'song', at: 25 * MINUTE })
      .brings(
        happened('transfer-withdrawn', { handoff: 1 }),
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'desk', person: null },
          from: FROM,
          reason: 'rather theirs',
        }),
      )
      .leaves({ holder: 'song', version: 5 })
      .clocks(
        'accept 3 runs at 0 min',
        'accept 1 stands at 10 min',
        'finish 0 runs at 15 min',
        'silence 0 runs at 15 min',
      );
  });

  test('a wait ends with it', () => {
    given(waiting())
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 25 * MINUTE })
      .brings(
        happened('resumed', { handoff: 1 }),
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'payment', person: null },
          from: FROM,
          reason: 'theirs',
          calendar,
        }),
      )
      .leaves({ state: 'working', wait: null })
      .clocks(
        'accept 2 runs at 0 min',
        'accept 1 stands at 10 min',
        'finish 0 runs at 10 min',
        'silence 0 runs at 10 min',
        'wait 1 stands at 5 min',
      );
  });

  test('says why', () => {
    given(working())
      .when('transfer', { to: { department: 'payment' }, reason: '' }, { by: 'song' })
      .refused('reason-missing', {});
  });

  test('not to who has it, nor to whom it is offered already', () => {
    given(working())
      .when('transfer', { to: { department: 'security', person: 'song' }, reason: 'to me' }, { by: 'song' })
      .refused('already-there', { department: 'security', person: 'song' });
    given(transferring())
      .when('transfer', { to: { department: 'payment' }, reason: 'again' }, { by: 'song' })
      .refused('already-there', { department: 'payment', person: null });
  });

  test('not to a department or a person that the directory does not know, nor to a person who is not of it', () => {
    // The second is the name of something that every object has.
    for (const department of ['nowhere', 'constructor'])
      given(working())
        .when('transfer', { to: { department }, reason: 'theirs' }, { by: 'song' })
        .refused('unknown-department', { department });
    given(working())
      .when('transfer', { to: { department: 'payment', person: 'nobody' }, reason: 'theirs' }, { by: 'song' })
      .refused('unknown-person', { person: 'nobody' });
    given(working())
      .when('transfer', { to: { department: 'payment', person: 'lin' }, reason: 'theirs' }, { by: 'song' })
      .refused('not-in-department', { person: 'lin', department: 'payment' });
  });

  test('only the holder, not even the head', () => {
    given(working())
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'feng' })
      .refused('not-yours', {
        verb: 'transfer',
        holder: { person: 'song', department: 'security' },
        relations: ['holder'],
      });
  });

  test('not what nobody has taken', () => {
    given(offered())
      .when('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'zhou' })
      .refused('not-in-this-state', {
        verb: 'transfer',
        state: 'offered',
        open: ['working', 'transferring', 'waiting'],
      });
  });

  test('to somebody absent is asked of who stands in; by who stands in it is offered for the absent one', () => {
    const it = company();
    const game = working(play(undefined, it.answer));
    it.away('ma', 'zheng');
    game.change(it.away('song', 'zhou'));
    given(game)
      .when('transfer', { to: { department: 'payment', person: 'ma' }, reason: 'theirs' }, { by: 'zhou' })
      .brings(
        happened('transfer-offered', {
          handoff: 1,
          to: { department: 'payment', person: 'zheng', for: 'ma' },
          from: { department: 'security', person: 'zhou', for: 'song' },
          reason: 'theirs',
          calendar,
        }),
      );
  });

  test('to somebody absent for whom nobody stands in', () => {
    const it = company();
    it.away('ma');
    given(working(play(undefined, it.answer)))
      .when('transfer', { to: { department: 'payment', person: 'ma' }, reason: 'theirs' }, { by: 'song' })
      .refused('person-away', { person: 'ma' });
  });

  test('to the one for whom it is held', () => {
    const it = company();
    const game = working(play(undefined, it.answer));
    game.change(it.away('song', 'zhou'));
    given(game)
      .when('transfer', { to: { department: 'security', person: 'song' }, reason: 'yours' }, { by: 'zhou' })
      .refused('already-there', { department: 'security', person: 'song' });
  });
});
