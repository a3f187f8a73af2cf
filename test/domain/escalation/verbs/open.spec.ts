import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import type { Plan } from '../../../../domain/plan/plan';
import { actor, directory } from '../../../company';
import { play, START } from '../../../given';
import { step, plan as thePlan } from '../../../plans';
import { DAY, MINUTE, offered } from '../../../situations';
import { given, happened } from '../../../when';

const calendar = ROUND_THE_CLOCK;
const lin = { department: 'desk', person: 'lin' };
const opened = {
  escalation: 'case-1',
  number: 1,
  flow: { key: 'test', version: 1, plan: 'hash' },
  title: 'Lost items',
  urgency: 'low',
  importance: 'low',
  priority: 'P3',
  lead: lin,
  front: lin,
  opener: 'lin',
  contactedAt: START,
  fields: { player: 'p-7' },
  named: null,
  calendars: { desk: calendar },
} as const;
const firstStep = {
  handoff: 1,
  step: 'check',
  round: 1,
  to: { department: 'security', person: null },
  from: lin,
  calendar,
};
/** What `play` fills in. */
const ANY = {} as never;
const opening = (change: object = {}) => change as never;
const stepIs = (change: Parameters<typeof step>[0]): Plan => thePlan({ steps: { check: step(change) } });

describe('open', () => {
  test('lead and front are named, the first step is offered; promises and the accept clock run', () => {
    given(play())
      .when('open', ANY)
      .brings(happened('opened', opened), happened('offered', firstStep))
      .leavesCase({ state: 'open', openedAt: START, closedAt: null, answered: false, version: 1, seq: 2 })
      .caseClocks(
        'first-answer 0 runs at 0 min',
        'update 0 runs at 0 min',
        'resolution 0 runs at 0 min',
        'resolve 1 stands at 0 min',
      )
      .leaves({
        handoff: 1,
        step: 'check',
        round: 1,
        state: 'offered',
        department: 'security',
        holder: null,
        accountable: null,
        offer: { kind: 'first', number: 1, to: firstStep.to, from: lin, at: START },
        version: 1,
      })
      .clocks('accept 1 runs at 0 min');
  });

  test.each([
    ['low', 'high', 'P2'],
    ['high', 'low', 'P2'],
    ['high', 'high', 'P1'],
  ])('urgency %s and importance %s make priority %s', (urgency, importance, priority) => {
    given(play())
      .when('open', opening({ urgency, importance }))
      .brings(happened('opened', { ...opened, urgency, importance, priority }), happened('offered', firstStep));
  });

  test('fields left blank are none', () => {
    given(play())
      .when('open', opening({ fields: { player: 'p-7', summary: '', amount: 0 } }))
      .brings(happened('opened', { ...opened, fields: { player: 'p-7', amount: 0 } }), happened('offered', firstStep));
  });

  test('the promises count from when the customer first asked', () => {
    given(play())
      .when('open', opening({ contactedAt: START - 20 * MINUTE }))
      .brings(happened('opened', { ...opened, contactedAt: START - 20 * MINUTE }), happened('offered', firstStep))
      .caseClocks(
        'first-answer 0 runs at 20 min',
        'update 0 runs at 20 min',
        'resolution 0 runs at 20 min',
        'resolve 1 stands at 0 min',
      )
      .clocks('accept 1 runs at 0 min');
  });

  test('which is at most as long ago as the flow allows, and never still to come', () => {
    given(play())
      .when('open', opening({ contactedAt: START - DAY }))
      .brings(happened('opened', { ...opened, contactedAt: START - DAY }), happened('offered', firstStep));
    for (const contactedAt of [START - DAY - 1, START + 1])
      given(play())
        .when('open', opening({ contactedAt }))
        .refused('contacted-out-of-bounds', { bound: '1 day', latest: '2026-09-22T06:00:00.000Z' });
  });

  describe('who leads, and who speaks to the customer', () => {
    const duty = { department: 'desk', person: 'lin' };

    test('an opener of another department is the opener, and the one on duty leads', () => {
      given(play())
        .when('open', ANY, { by: 'song' })
        .brings(
          happened('opened', { ...opened, lead: duty, front: duty, opener: 'song' }),
          happened('offered', { ...firstStep, from: null }),
        );
    });

    test('an opener of the department leads', () => {
      const chen = { department: 'desk', person: 'chen' };
      given(play())
        .when('open', ANY, { by: 'chen' })
        .brings(
          happened('opened', { ...opened, lead: chen, front: chen, opener: 'chen' }),
          happened('offered', { ...firstStep, from: chen }),
        );
    });

    test('a program opens for nobody, and is no sender, whatever it belongs to', () => {
      given(play())
        .when('open', ANY, { by: actor('chen', 'program') })
        .brings(
          happened('opened', { ...opened, lead: duty, front: duty, opener: null }),
          happened('offered', { ...firstStep, from: null }),
        );
    });

    test('a program opens for a person, who leads when the directory says that they belong to the department', () => {
      const chen = { department: 'desk', person: 'chen' };
      const intake = { ...actor('intake', 'program'), relations: [] };
      given(play())
        .when('open', ANY, { by: { ...intake, onBehalfOf: 'chen' } })
        .brings(
          happened('opened', { ...opened, lead: chen, front: chen, opener: 'chen' }),
          happened('offered', { ...firstStep, from: chen }),
        );
      given(play())
        .when('open', ANY, { by: { ...intake, onBehalfOf: 'song' } })
        .brings(happened('opened', { ...opened, opener: 'song' }), happened('offered', { ...firstStep, from: null }));
      given(play())
        .when('open', ANY, { by: { ...intake, onBehalfOf: 'nobody' } })
        .brings(happened('opened', { ...opened, opener: 'nobody' }), happened('offered', { ...firstStep, from: null }));
    });

    test('head, role and person, each with its department’s calendar', () => {
      const plan = thePlan({
        lead: { department: 'desk', person: { rule: 'role', role: 'operations-manager' }, else: { rule: 'duty' } },
        front: { ...thePlan().front, person: { rule: 'person', person: 'ma' } },
      });
      given(play(plan))
        .when('open', ANY)
        .brings(
          happened('opened', {
            ...opened,
            lead: { department: 'board', person: 'gao' },
            front: { department: 'payment', person: 'ma' },
            calendars: { board: calendar, payment: calendar },
          }),
          happened('offered', { ...firstStep, from: null }),
        );
      const heads = thePlan({ lead: { department: 'desk', person: { rule: 'head' }, else: { rule: 'duty' } } });
      given(play(heads))
        .when('open', ANY)
        .brings(
          happened('opened', { ...opened, lead: { department: 'desk', person: 'su' } }),
          happened('offered', firstStep),
        );
    });

    test('a person of several departments acts in the flow’s own, if it is one of them', () => {
      const plan = thePlan({
        lead: { department: 'desk', person: { rule: 'person', person: 'ma' }, else: { rule: 'duty' } },
      });
      const both = play(plan, (need) =>
        need.ask === 'person'
          ? { value: { person: 'ma', departments: ['payment', 'desk'] }, directory: 1 }
          : directory()(need),
      );
      given(both)
        .when('open', ANY)
        .brings(
          happened('opened', { ...opened, lead: { department: 'desk', person: 'ma' } }),
          happened('offered', firstStep),
        );
    });

    test('nobody to lead', () => {
      given(play(undefined, directory(new Set(['lin']))))
        .when('open', ANY, { by: 'song' })
        .refused('nobody-found', { step: 'lead', department: 'desk' });
      const claims = thePlan({ lead: { department: 'desk', person: { rule: 'claim' }, else: { rule: 'claim' } } });
      given(play(claims)).when('open', ANY).refused('nobody-found', { step: 'lead', department: 'desk' });
    });

    test('nobody to speak to the customer', () => {
      const plan = thePlan({
        front: {
          ...thePlan().front,
          department: 'payment',
          person: { rule: 'role', role: 'nobody' },
          else: { rule: 'opener' },
        },
      });
      given(play(plan)).when('open', ANY).refused('nobody-found', { step: 'lead', department: 'payment' });
    });

    test('a department that is not there', () => {
      const side = {
        department: 'nowhere',
        person: { rule: 'person', person: 'lin' },
        else: { rule: 'duty' },
      } as const;
      given(play(thePlan({ lead: side })))
        .when('open', ANY)
        .refused('unknown-department', { department: 'nowhere' });
      given(play(thePlan({ front: { ...thePlan().front, ...side } })))
        .when('open', ANY)
        .refused('unknown-department', { department: 'nowhere' });
    });
  });

  describe('where the work goes first', () => {
    test('to the department named at opening, where the step is open', () => {
      const open = stepIs({ department: { by: 'open' } });
      given(play(open))
        .when('open', opening({ department: 'payment' }))
        .brings(
          happened('opened', { ...opened, named: 'payment' }),
          happened('offered', { ...firstStep, to: { department: 'payment', person: null } }),
        )
        .leavesCase({ named: 'payment' });
      given(play(open)).when('open', ANY).refused('department-missing', { step: 'check' });
      given(play(open))
        .when('open', opening({ department: 'nowhere' }))
        .refused('unknown-department', { department: 'nowhere' });
    });

    test('a department named where the flow has one already', () => {
      given(play())
        .when('open', opening({ department: 'payment' }))
        .refused('department-not-open', { step: 'check' });
    });

    test('nobody there, and the flow wants it refused', () => {
      given(play(stepIs({ person: { rule: 'head' }, onNobody: 'refuse' }), directory(new Set(['feng']))))
        .when('open', ANY)
        .refused('nobody-found', { step: 'check', department: 'security' });
    });
  });

  describe('what it asks for', () => {
    test('urgency and importance that the flow knows', () => {
      for (const field of ['urgency', 'importance'] as const)
        given(play())
          .when('open', opening({ [field]: 'huge' }))
          .refused('unknown-level', { field, of: ['low', 'high'] });
    });

    test('the intake, in one answer', () => {
      given(play())
        .when('open', opening({ fields: { amount: '7', plyer: 'p-7' } }))
        .refused('fields-wrong', {
          fields: [
            { pointer: '/fields/amount', problem: 'not-a-number', field: 'amount' },
            { pointer: '/fields/plyer', problem: 'unknown', field: 'plyer', of: ['player'] },
            { pointer: '/fields/player', problem: 'missing', field: 'player' },
          ],
        });
    });

    test('the first step’s contract', () => {
      given(play(stepIs({ needs: [{ field: 'player' }, { field: 'summary' }] })))
        .when('open', ANY)
        .refused('needs-missing', { step: 'check', fields: ['summary'] });
    });

    test('no more than a state may hold', () => {
      given(play())
        .when('open', opening({ title: 'x'.repeat(256 * 1024) }))
        .refused('state-too-large', { bytes: expect.any(Number), limit: 262_144 });
    });
  });

  test('once', () => {
    given(offered()).when('open', ANY).refused('already-open', {});
  });
});
