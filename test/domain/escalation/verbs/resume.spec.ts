import { MINUTE, waiting, working } from '../../../situations';
import { given, happened } from '../../../when';

describe('resume 解挂', () => {
  test('the clocks go on with what they had used; how long was waited is kept', () => {
    given(waiting())
      .when('resume', { note: 'answered by mail' }, { by: 'song', at: 50 * MINUTE })
      .brings(happened('resumed', { handoff: 1, note: 'answered by mail' }))
      .leaves({
        state: 'working',
        holder: 'song',
        wait: null,
        waited: { customer: expect.objectContaining({ times: 1, ms: 30 * MINUTE }) },
        version: 4,
      })
      .clocks(
        'accept 1 stands at 10 min',
        'finish 0 runs at 10 min',
        'silence 0 runs at 10 min',
        'wait 1 stands at 30 min',
      )
      .caseClocks(
        'first-answer 0 runs at 50 min',
        'update 0 runs at 50 min',
        'resolution 0 runs at 20 min',
        'resolve 1 stands at 0 min',
      );
  });

  test('without a note', () => {
    given(waiting())
      .when('resume', {}, { by: 'song' })
      .brings(happened('resumed', { handoff: 1 }));
  });

  test('only the holder', () => {
    given(waiting())
      .when('resume', {}, { by: 'zhou' })
      .refused('not-yours', {
        verb: 'resume',
        holder: { person: 'song', department: 'security' },
        relations: ['holder'],
      });
  });

  test('only what waits', () => {
    given(working())
      .when('resume', {}, { by: 'song' })
      .refused('not-in-this-state', { verb: 'resume', state: 'working', open: ['waiting'] });
  });
});
