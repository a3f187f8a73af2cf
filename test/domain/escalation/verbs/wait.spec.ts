import { START } from '../../../given';
import { DAY, HOUR, MINUTE, transferring, working } from '../../../situations';
import { given, happened } from '../../../when';

const until = START + DAY;
const forCustomer = { for: 'customer', party: 'the player', until } as const;

describe('wait 挂起', () => {
  test('for the customer: the holder stays, finish and silence stand, the resolution promise too', () => {
    given(working())
      .when('wait', forCustomer, { by: 'song', at: 20 * MINUTE })
      .brings(happened('waited', { handoff: 1, ...forCustomer, runsOn: [] }))
      .leaves({
        state: 'waiting',
        holder: 'song',
        accountable: 'song',
        wait: { ...forCustomer, since: START + 20 * MINUTE, runsOn: [] },
        waits: 1,
        waited: { customer: expect.objectContaining({ times: 1, ms: 0 }) },
        version: 3,
      })
      .clocks(
        'accept 1 stands at 10 min',
        'finish 0 stands at 10 min',
        'silence 0 stands at 10 min',
        'wait 1 runs at 0 min',
      )
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 0 runs at 20 min',
        'resolution 0 stands at 20 min',
        'resolve 1 stands at 0 min',
      );
  });

  test('for a vendor, with evidence: no promise to the customer stands', () => {
    const body = { for: 'vendor', party: 'the bank', until, evidence: 'ticket 17' } as const;
    given(working())
      .when('wait', body, { by: 'song', at: 20 * MINUTE })
      .brings(happened('waited', { handoff: 1, ...body, runsOn: [] }))
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 0 runs at 20 min',
        'resolution 0 runs at 20 min',
        'resolve 1 stands at 0 min',
      );
  });

  test('clocks that have run out run on', () => {
    const game = working();
    given(game)
      .when('wait', { ...forCustomer, until: START + DAY }, { by: 'song', at: 10 * MINUTE + 8 * HOUR })
      .brings(happened('waited', { handoff: 1, ...forCustomer, runsOn: ['silence'] }))
      .clocks(
        'accept 1 stands at 10 min',
        'finish 0 stands at 480 min',
        'silence 0 runs at 480 min',
        'wait 1 runs at 0 min',
      );
  });

  test('a clock that ends in this very instant has run out; a millisecond before it has not', () => {
    const at = 10 * MINUTE + 8 * HOUR - 1;
    given(working())
      .when('wait', forCustomer, { by: 'song', at })
      .brings(happened('waited', { handoff: 1, ...forCustomer, runsOn: [] }));
  });

  test('finish and silence, both run out, run on', () => {
    const game = working();
    game.wait(3 * DAY);
    const body = { ...forCustomer, until: START + 4 * DAY };
    given(game)
      .when('wait', body, { by: 'gao' })
      .brings(happened('waited', { handoff: 1, ...body, runsOn: ['finish', 'silence'] }));
  });

  test('for whom the step does not declare', () => {
    given(working())
      .when('wait', { ...forCustomer, for: 'other' }, { by: 'song' })
      .refused('wait-not-declared', { for: 'other', of: ['customer', 'vendor'] });
  });

  test('evidence where the step demands it', () => {
    for (const evidence of [undefined, ''])
      given(working())
        .when(
          'wait',
          { ...forCustomer, for: 'vendor', ...(evidence === undefined ? {} : { evidence }) },
          { by: 'song' },
        )
        .refused('evidence-missing', { for: 'vendor' });
  });

  test('until an instant that is still to come', () => {
    given(working())
      .when('wait', { ...forCustomer, until: START + 20 * MINUTE }, { by: 'song', at: 20 * MINUTE })
      .refused('wait-not-ahead', {});
    given(working())
      .when('wait', { ...forCustomer, until: START + 20 * MINUTE + 1 }, { by: 'song', at: 20 * MINUTE })
      .brings(happened('waited', { handoff: 1, ...forCustomer, until: START + 20 * MINUTE + 1, runsOn: [] }));
  });

  test('as often as the step allows', () => {
    const game = working();
    for (const minutes of [11, 13, 15]) {
      game.say('wait', forCustomer, { by: 'song', at: minutes * MINUTE });
      game.say('resume', {}, { by: 'song', at: (minutes + 1) * MINUTE });
    }
    expect(game.state.handoffs[0]?.waited).toMatchObject({ customer: { times: 3, ms: 3 * MINUTE } });
    given(game).when('wait', forCustomer, { by: 'song' }).refused('waits-used-up', { for: 'customer', times: 3 });
  });

  test('as long in all as the step allows, each kind of party by itself', () => {
    const latest = START + 20 * MINUTE + 5 * DAY;
    given(working())
      .when('wait', { ...forCustomer, until: latest }, { by: 'song', at: 20 * MINUTE })
      .brings(happened('waited', { handoff: 1, ...forCustomer, until: latest, runsOn: [] }));
    given(working())
      .when('wait', { ...forCustomer, until: latest + 1 }, { by: 'song', at: 20 * MINUTE })
      .refused('wait-too-long', { for: 'customer', latest: '2026-09-27T06:20:00.000Z' });

    const game = working();
    game.say('wait', forCustomer, { by: 'song', at: 20 * MINUTE });
    game.say('resume', {}, { by: 'song', at: 50 * MINUTE });
    given(game)
      .when('wait', { ...forCustomer, until: latest + 1 }, { by: 'song' })
      .refused('wait-too-long', { for: 'customer', latest: '2026-09-27T06:20:00.000Z' });
    given(game)
      .when('wait', { for: 'vendor', party: 'the bank', evidence: 'ticket', until: latest + 1 }, { by: 'song' })
      .brings(
        happened('waited', {
          handoff: 1,
          for: 'vendor',
          party: 'the bank',
          evidence: 'ticket',
          until: latest + 1,
          runsOn: [],
        }),
      );
  });

  test('only the holder, and not while a transfer is offered', () => {
    given(working())
      .when('wait', forCustomer, { by: 'feng' })
      .refused('not-yours', {
        verb: 'wait',
        holder: { person: 'song', department: 'security' },
        relations: ['holder'],
      });
    given(transferring()).when('wait', forCustomer, { by: 'song' }).refused('transfer-open', { to: 'payment' });
  });
});
