import { ROUND_THE_CLOCK } from '../../../domain/calendar/calendar';
import type { PersonRule, Step } from '../../../domain/plan/plan';
import { type Company, company } from '../../company';
import { play } from '../../given';
import { step, unpromised } from '../../plans';
import { offered, resolved, working } from '../../situations';
import { given, happened, said } from '../../when';

const calendar = ROUND_THE_CLOCK;
const SONG = { department: 'security', person: 'song' };
const LIN = { department: 'desk', person: 'lin' };

/** The second step is as said; song has the first in hand. */
const paid = (it: Company, pay: Partial<Step>) =>
  working(
    play(
      unpromised({
        steps: {
          ...unpromised().steps,
          pay: step({ department: { by: 'fixed', department: 'payment' }, ...pay }),
        },
      }),
      it.answer,
    ),
  );
const completing = (game: ReturnType<typeof paid>) =>
  given(game).when('complete', { results: { cause: 'server' } }, { by: 'song' });
const completed = happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } });
const next = { handoff: 2, step: 'pay', round: 1, from: SONG };

describe('who', () => {
  test.each<[string, PersonRule, (it: Company) => unknown, { department: string; person: string; for?: string }]>([
    [
      'a supervisor',
      { rule: 'supervisor' },
      (it) => it.supervisor('payment', 'ma'),
      { department: 'payment', person: 'ma' },
    ],
    [
      'the fewest in hand',
      { rule: 'least-loaded' },
      (it) => it.load('ma', 4),
      { department: 'payment', person: 'xie' },
    ],
    [
      'of as many the first by name',
      { rule: 'least-loaded' },
      () => undefined,
      { department: 'payment', person: 'ma' },
    ],
    [
      'the manager of whoever hands it over',
      { rule: 'manager' },
      () => undefined,
      { department: 'security', person: 'feng' },
    ],
    [
      'that one’s manager while there is none',
      { rule: 'manager' },
      (it) => it.leaves('feng'),
      { department: 'board', person: 'gao' },
    ],
    ['whoever answered for an earlier step', { rule: 'same-as', step: 'check' }, () => undefined, SONG],
    [
      'who stands in for that one',
      { rule: 'same-as', step: 'check' },
      (it) => it.away('song', 'zhou'),
      { department: 'security', person: 'zhou', for: 'song' },
    ],
    [
      'the policy, when that one is gone',
      { rule: 'same-as', step: 'check' },
      (it) => it.leaves('song'),
      { department: 'payment', person: 'xie' },
    ],
    [
      'the policy, when nobody has done that step yet',
      { rule: 'same-as', step: 'answer' },
      () => undefined,
      { department: 'payment', person: 'xie' },
    ],
  ])('%s', (_what, person, edit, to) => {
    const it = company();
    const game = paid(it, { person });
    edit(it);
    completing(game);
    expect(game.state.handoffs[1]?.offer?.to).toEqual(to);
  });

  test('whoever answers for a step while another has it for them is who did it', () => {
    const it = company();
    const game = paid(it, { person: { rule: 'same-as', step: 'check' } });
    game.change(it.away('song', 'zhou'));
    game.say('complete', { results: { cause: 'server' } }, { by: 'zhou' });
    expect(game.state.handoffs[1]?.offer?.to).toEqual({ department: 'security', person: 'zhou', for: 'song' });
  });
});

describe('at its work-in-progress limit', () => {
  const full = { limit: 2, inHand: 2, head: { department: 'payment', person: 'xie' } };
  test.each<PersonRule['rule']>(['claim', 'least-loaded'])(
    '%s passes the department’s people over, and says so',
    (rule) => {
      const it = company();
      const game = paid(it, { person: { rule } as PersonRule });
      it.limit('payment', 2, 2);
      completing(game).brings(
        completed,
        happened('offered', { ...next, to: { department: 'payment', person: null }, calendar, full }),
      );
      expect(game.state.handoffs[1]?.clocks).toMatchObject([{ clock: 'accept', since: game.state.at }]);
    },
  );

  test('whoever is named by another rule has it all the same', () => {
    const it = company();
    const game = paid(it, { person: { rule: 'duty' } });
    it.limit('payment', 2, 2);
    completing(game).brings(
      completed,
      happened('offered', { ...next, to: { department: 'payment', person: 'zheng' }, calendar }),
    );
  });

  test('with room for one more nothing is said', () => {
    const it = company();
    const game = paid(it, { person: { rule: 'least-loaded' } });
    it.limit('payment', 2, 1);
    completing(game).brings(
      completed,
      happened('offered', { ...next, to: { department: 'payment', person: 'ma' }, calendar }),
    );
  });
});

describe('whose work it is by the responsibility table', () => {
  const by = { by: 'responsibility', table: 'main', of: ['player', 'cause'] } as const;
  const row = { table: 'main', version: 1, row: 'p-7+server' };

  test('the row that holds names the department; the step says who; the record says which row', () => {
    const it = company();
    const game = paid(it, { department: by, person: { rule: 'duty' } });
    it.responsible('p-7+server', 'payment');
    completing(game).brings(
      completed,
      happened('offered', { ...next, to: { department: 'payment', person: 'zheng' }, calendar, by: row }),
    );
  });

  test('a row’s own rule stands in place of the step’s', () => {
    const it = company();
    const game = paid(it, { department: by, person: { rule: 'duty' } });
    it.responsible('p-7+server', 'payment', { rule: 'person', person: 'ma' });
    completing(game);
    expect(game.state.handoffs[1]).toMatchObject({ department: 'payment', holder: 'ma' });
  });

  test('a change of the table counts for what is offered from then on', () => {
    const it = company();
    it.responsible('p-7', 'payment');
    const check = step({ department: { ...by, of: ['player'] } });
    const game = offered(play(unpromised({ steps: { ...unpromised().steps, check } }), it.answer));
    it.responsible('p-7', 'desk');
    expect(game.change({ people: [], departments: ['payment', 'desk'] })).toMatchObject({ code: 'as-it-was' });
    expect(game.state.handoffs[0]?.department).toBe('payment');
    const later = offered(play(game.plan, it.answer));
    expect(later.state.handoffs[0]?.department).toBe('desk');
    expect(said(later.events)[1]).toMatchObject({ by: { version: 2, row: 'p-7' } });
  });

  test('a field that is not there is not asked with', () => {
    const it = company();
    it.responsible('p-7', 'payment');
    const check = step({ department: { ...by, of: ['player', 'amount', 'constructor'] } });
    const game = offered(play(unpromised({ steps: { ...unpromised().steps, check } }), it.answer));
    expect(game.state.handoffs[0]?.department).toBe('payment');
  });

  test('no row holds: the lead has it', () => {
    const game = paid(company(), { department: by });
    completing(game).brings(completed, happened('offered', { ...next, to: LIN, nobody: 'lead' }));
  });

  test('no row holds, and the step wants it refused', () => {
    const game = paid(company(), { department: by, onNobody: 'refuse' });
    completing(game).refused('nobody-responsible', { step: 'pay', table: 'main', fields: ['player', 'cause'] });
  });

  test('a row of a department that is not there any more', () => {
    const it = company();
    const game = paid(it, { department: by });
    it.responsible('p-7+server', 'nowhere');
    completing(game).refused('unknown-department', { department: 'nowhere' });
  });
});

describe('a rule’s offer is never refused', () => {
  const reopening = (pay: Partial<Step>, it = company()) => {
    const plan = unpromised({
      steps: { ...unpromised().steps, pay: step({ department: { by: 'fixed', department: 'payment' }, ...pay }) },
      closing: { ...unpromised().closing, reopenTo: { to: 'step', step: 'pay' } },
    });
    const game = resolved(play(plan, it.answer));
    return given(game).when('confirm', { satisfied: false, note: 'not solved' });
  };
  const reopened = happened('reopened', { reason: 'not solved', named: null });
  const fallen = { ...next, from: null, to: LIN };

  test('what the step needs is not there: the lead has it, and is told what is missing', () => {
    reopening({ needs: [{ field: 'amount' }, { field: 'player' }] }).brings(
      reopened,
      happened('offered', { ...fallen, missing: ['amount'] }),
    );
  });

  test('nobody is responsible, though the step would have it refused', () => {
    const department = { by: 'responsibility', table: 'main', of: ['player'] } as const;
    reopening({ department, onNobody: 'refuse' }).brings(reopened, happened('offered', { ...fallen, nobody: 'lead' }));
  });

  test('no department was ever named', () => {
    reopening({ department: { by: 'open' } }).brings(reopened, happened('offered', { ...fallen, nobody: 'lead' }));
  });

  test('the department is not there any more', () => {
    reopening({ department: { by: 'fixed', department: 'nowhere' } }).brings(
      reopened,
      happened('offered', { ...fallen, nobody: 'lead' }),
    );
  });
});
