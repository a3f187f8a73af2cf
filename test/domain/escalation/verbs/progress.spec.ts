import { HOUR, MINUTE, offered, transferring, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('progress', () => {
  test('the silence clock begins anew, nothing else changes, not even the version', () => {
    given(working())
      .when('progress', { note: 'found the log' }, { by: 'song', at: 30 * MINUTE })
      .brings(happened('progressed', { handoff: 1, note: 'found the log' }))
      .leaves({ state: 'working', holder: 'song', heard: 1, version: 2 })
      .clocks('accept 1 stands at 10 min', 'finish 0 runs at 20 min', 'silence 1 runs at 0 min');
  });

  test('and with it its rungs', () => {
    const game = working();
    game.wait(5 * HOUR);
    expect(game.state.handoffs[0]?.clocks.find((clock) => clock.clock === 'silence')?.fired).toEqual([0]);
    game.say('progress', { note: 'found the log' }, { by: 'song' });
    expect(game.state.handoffs[0]?.clocks.find((clock) => clock.clock === 'silence')?.fired).toEqual([]);
  });

  test('the holder is heard while a transfer is offered, and while the work waits', () => {
    given(transferring())
      .when('progress', { note: 'still here' }, { by: 'song' })
      .brings(happened('progressed', { handoff: 1, note: 'still here' }));
    given(waiting())
      .when('progress', { note: 'asked again' }, { by: 'song', at: 25 * MINUTE })
      .brings(happened('progressed', { handoff: 1, note: 'asked again' }))
      .clocks('accept 1 stands at 10 min', 'finish 0 stands at 10 min', 'wait 1 runs at 5 min');
  });

  test('carries no version', () => {
    given(working())
      .when('progress', { note: 'found the log' }, { by: 'song', version: 1 })
      .brings(happened('progressed', { handoff: 1, note: 'found the log' }));
  });

  test('says what', () => {
    given(working()).when('progress', { note: '' }, { by: 'song' }).refused('reason-missing', {});
  });

  test('only the holder, and only of what is held', () => {
    given(working())
      .when('progress', { note: 'I think' }, { by: 'feng' })
      .refused('not-yours', {
        verb: 'progress',
        holder: { person: 'song', department: 'security' },
        relations: ['holder'],
      });
    given(offered())
      .when('progress', { note: 'I think' }, { by: 'song' })
      .refused('not-in-this-state', {
        verb: 'progress',
        state: 'offered',
        open: ['working', 'transferring', 'waiting'],
      });
  });
});
