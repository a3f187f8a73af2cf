import { company, directory } from '../../../company';
import { play, START } from '../../../given';
import { HOUR, MINUTE, offered, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('assign 分派', () => {
  test('the duty officer names who does it: holder and accountable without acceptance, the accept clock ends', () => {
    given(offered())
      .when('assign', { person: 'song' }, { by: 'zhou', at: 5 * MINUTE })
      .brings(happened('assigned', { handoff: 1, person: 'song' }))
      .leaves({
        state: 'working',
        holder: 'song',
        accountable: 'song',
        offer: null,
        acceptedAt: START + 5 * MINUTE,
        version: 2,
      })
      .clocks('accept 1 stands at 5 min', 'finish 0 runs at 0 min', 'silence 0 runs at 0 min');
  });

  test('the head takes work out of one pair of hands into another, with a reason; no clock notices', () => {
    given(working())
      .when('assign', { person: 'zhou', reason: 'song is ill' }, { by: 'feng', at: 25 * MINUTE })
      .brings(happened('assigned', { handoff: 1, person: 'zhou', reason: 'song is ill' }))
      .leaves({ state: 'working', holder: 'zhou', accountable: 'zhou', acceptedAt: START + 10 * MINUTE, version: 3 })
      .clocks('accept 1 stands at 10 min', 'finish 0 runs at 15 min', 'silence 0 runs at 15 min');
  });

  test('while the work waits, the wait goes on under the other person', () => {
    given(waiting())
      .when('assign', { person: 'zhou', reason: 'song is ill' }, { by: 'feng', at: 25 * MINUTE })
      .brings(happened('assigned', { handoff: 1, person: 'zhou', reason: 'song is ill' }))
      .leaves({ state: 'waiting', holder: 'zhou', accountable: 'zhou', version: 4 })
      .clocks(
        'accept 1 stands at 10 min',
        'finish 0 stands at 10 min',
        'silence 0 stands at 10 min',
        'wait 1 runs at 5 min',
      );
  });

  test('a transfer is assigned by the department that was asked: it has the work then', () => {
    given(transferring())
      .when('assign', { person: 'ma' }, { by: 'xie', at: 25 * MINUTE })
      .brings(happened('assigned', { handoff: 1, person: 'ma' }))
      .leaves({ department: 'payment', holder: 'ma', accountable: 'ma', offer: null, version: 4 });
  });

  test('a superior who assigns has answered what was raised', () => {
    const game = working();
    game.say('progress', { note: 'on it' }, { by: 'song', at: 7 * HOUR });
    game.wait(16 * HOUR);
    expect(game.state.handoffs[0]?.clocks.map((clock) => clock.raised?.to.person)).toEqual([
      undefined,
      undefined,
      'feng',
    ]);
    game.say('assign', { person: 'zhou', reason: 'song is silent' }, { by: 'feng' });
    expect(game.state.handoffs[0]?.clocks.some((clock) => clock.raised)).toBe(false);
  });

  test('who has it already', () => {
    given(working())
      .when('assign', { person: 'song', reason: 'again' }, { by: 'feng' })
      .refused('already-there', { department: 'security', person: 'song' });
  });

  test('taking work out of somebody’s hands says why', () => {
    for (const reason of [undefined, ''])
      given(working())
        .when('assign', { person: 'zhou', ...(reason === undefined ? {} : { reason }) }, { by: 'feng' })
        .refused('reason-missing', {});
  });

  test('a person whom the directory does not know, or no more', () => {
    given(offered())
      .when('assign', { person: 'nobody' }, { by: 'feng' })
      .refused('unknown-person', { person: 'nobody' });
    given(offered(play(undefined, directory(new Set(['song'])))))
      .when('assign', { person: 'song' }, { by: 'feng' })
      .refused('unknown-person', { person: 'song' });
  });

  test('a person of another department', () => {
    given(offered())
      .when('assign', { person: 'ma' }, { by: 'feng' })
      .refused('not-in-department', { person: 'ma', department: 'security' });
  });

  test('only who supervises the department; while a transfer is offered, the one that is asked', () => {
    given(offered())
      .when('assign', { person: 'song' }, { by: 'song' })
      .refused('not-yours', {
        verb: 'assign',
        holder: { person: null, department: 'security' },
        relations: ['supervisor'],
      });
    given(transferring())
      .when('assign', { person: 'zhou', reason: 'stays here' }, { by: 'feng' })
      .refused('not-yours', {
        verb: 'assign',
        holder: { person: 'song', department: 'security' },
        relations: ['supervisor'],
      });
  });

  describe('to somebody absent', () => {
    test('who stands in has it for them', () => {
      const it = company();
      it.away('zhou', 'feng');
      given(working(play(undefined, it.answer)))
        .when('assign', { person: 'zhou', reason: 'song is ill' }, { by: 'feng' })
        .brings(happened('assigned', { handoff: 1, person: 'feng', for: 'zhou', reason: 'song is ill' }))
        .leaves({ holder: 'feng', accountable: 'zhou' });
    });

    test('for whom nobody stands in', () => {
      const it = company();
      it.away('zhou');
      given(working(play(undefined, it.answer)))
        .when('assign', { person: 'zhou', reason: 'song is ill' }, { by: 'feng' })
        .refused('person-away', { person: 'zhou' });
    });

    test('whose stand-in has it for them already', () => {
      const it = company();
      const game = working(play(undefined, it.answer));
      game.change(it.away('song', 'zhou'));
      given(game)
        .when('assign', { person: 'song', reason: 'again' }, { by: 'feng' })
        .refused('already-there', { department: 'security', person: 'song' });
      // As their own the stand-in may have it, once.
      given(game)
        .when('assign', { person: 'zhou', reason: 'for good' }, { by: 'feng' })
        .brings(happened('assigned', { handoff: 1, person: 'zhou', reason: 'for good' }))
        .leaves({ holder: 'zhou', accountable: 'zhou' });
      given(game)
        .when('assign', { person: 'zhou', reason: 'again' }, { by: 'feng' })
        .refused('already-there', { department: 'security', person: 'zhou' });
    });
  });
});
