import type { ClockKind } from '../../../domain/clocks/clock';
import type { LadderKey, Plan } from '../../../domain/plan/plan';
import type { Edits } from '../../flows/documents';
import { START } from '../../given';
import { DAY, MINUTE } from '../../plans';
import {
  answered,
  type Behaviour,
  type Behaviours,
  begun,
  brought,
  checking,
  companyIn,
  fires,
  holder,
  resolved,
} from './behaviour';

const END = '{ after: 4 hours, do: take_over, to: "role:operations-manager", then: repeat 1 day }';
type Games = (plan: Plan) => ReturnType<typeof begun>;

function confirmed(plan: Plan) {
  const game = resolved(plan);
  game.say('confirm', { satisfied: true }, { by: 'chen' });
  return game;
}
function waiting(plan: Plan) {
  const game = checking(plan);
  game.say('wait', { for: 'customer', party: 'them', until: START + 100 * MINUTE }, { by: 'song', on: 1 });
  return game;
}

/** A list of its own gives the clock other rungs than those it had. */
const list = (
  key: LadderKey,
  ladder: string,
  clock: ClockKind,
  game: Games,
  minute: number,
  was: readonly string[],
  to: string,
  more: Edits = {},
): Behaviour => ({
  from: more,
  to: {
    ...more,
    [`/ladders/${ladder}/${key}`]: `[{ at: 10%, do: notify, whom: "person:ma" }${key === 'wait' || key === 'confirm' ? '' : `, ${END}`}]`,
  },
  see: (plan) => fires(game(plan), clock, minute),
  was,
  is: [to],
});

/** The finish clock of the first step: 100 minutes, taken at once, with these rungs (and the end that every list has). */
const finish = (rung: string): Edits => ({
  '/steps/check/finish_within': '100 minutes',
  '/steps/check/silent_after': '10 days',
  '/ladders/work/finish': `[${rung}, ${END}]`,
});
const fired = (until: number) => (plan: Plan) => fires(checking(plan), 'finish', until);
const rung = (from: string, to: string, until: number, was: readonly string[], is: readonly string[]): Behaviour => ({
  from: finish(from),
  to: finish(to),
  see: fired(until),
  was,
  is,
});

const whom = (addressee: string, is: string): Behaviour =>
  rung(
    '{ at: 50%, do: notify, whom: "person:ma" }',
    `{ at: 50%, do: notify, whom: ${addressee} }`,
    60,
    ['50 notified ma'],
    [`50 notified ${is}`],
  );
/** A case opened by somebody of payment: lead and front are then two people, the desk's duty officer and its head. */
const side = (addressee: string, is: string): Behaviour => ({
  from: finish('{ at: 50%, do: notify, whom: "person:ma" }'),
  to: finish(`{ at: 50%, do: notify, whom: ${addressee} }`),
  see: (plan) => fires(checking(plan, { by: 'ma' }), 'finish', 60),
  was: ['50 notified ma'],
  is: [`50 notified ${is}`],
});

const REMIND = '{ at: 50%, do: remind, whom: lead }';

/** What happens at a share of a budget, or a time after it. */
export const ladderBehaviours: Behaviours = {
  'promise.ladder': {
    to: { '/promise/ladder': 'case', '/ladders/promises': null },
    see: (plan) => fires(begun(plan), 'first-answer', 80),
    was: ['45 reminded chen', '60 promise-missed'],
    is: ['60 promise-missed', '60 notified chen'],
  },
  'ladders.*.accept[]': {
    to: { '/ladders/work/accept': `[{ at: 10%, do: remind, whom: holder }, ${END}]` },
    see: (plan) => fires(begun(plan), 'accept', 40),
    was: ['30 reminded security'],
    is: ['6 reminded security'],
  },
  'ladders.*.finish[]': list(
    'finish',
    'work',
    'finish',
    checking,
    2 * 1440,
    ['2880 notified song chen'],
    '288 notified ma',
    // Else the holder would be passed over for silence first.
    { '/defaults/silent_after': '10 days' },
  ),
  'ladders.*.silence[]': list(
    'silence',
    'work',
    'silence',
    checking,
    480,
    ['480 notified song chen'],
    '48 notified ma',
  ),
  'ladders.*.wait[]': list('wait', 'work', 'wait', waiting, 90, ['80 notified song chen'], '10 notified ma'),
  'ladders.*.promise[]': {
    ...list('promise', 'promises', 'first-answer', begun, 50, ['45 reminded chen'], '6 notified ma'),
  },
  'ladders.*.resolve[]': list('resolve', 'case', 'resolve', answered, 1440, ['1440 notified chen'], '144 notified ma'),
  'ladders.*.confirm[]': list('confirm', 'case', 'confirm', resolved, 2160, ['2160 reminded chen'], '432 notified ma'),
  'ladders.*.close[]': list('close', 'case', 'close', confirmed, 1440, ['1440 notified chen'], '144 notified ma', {
    '/closing/needs': '[amount]',
  }),
  'ladders.*.other[]': {
    to: { '/ladders/work/other/0/at': '25%' },
    see: (plan) => fires(checking(plan), 'silence', 300),
    was: [],
    is: ['120 notified song chen'],
  },

  'Rung.at': rung(
    '{ at: 50%, do: remind, whom: lead }',
    '{ at: 75%, do: remind, whom: lead }',
    80,
    ['50 reminded chen'],
    ['75 reminded chen'],
  ),
  'Rung.after': rung(
    '{ after: 10 minutes, do: remind, whom: lead }',
    '{ after: 20 minutes, do: remind, whom: lead }',
    130,
    ['110 reminded chen'],
    ['120 reminded chen'],
  ),
  'Rung.do = remind': rung(
    '{ at: 50%, do: notify, whom: lead }',
    REMIND,
    60,
    ['50 notified chen'],
    ['50 reminded chen'],
  ),
  'Rung.do = notify': rung(
    REMIND,
    '{ at: 50%, do: notify, whom: lead }',
    60,
    ['50 reminded chen'],
    ['50 notified chen'],
  ),
  'Rung.do = raise': rung(
    REMIND,
    '{ at: 50%, do: raise, to: head, within: 1 day }',
    60,
    ['50 reminded chen'],
    ['50 raised feng'],
  ),
  'Rung.do = reassign': rung(
    REMIND,
    '{ at: 50%, do: reassign, to: head }',
    60,
    ['50 reminded chen'],
    ['50 reassigned feng'],
  ),
  'Rung.do = take_over': rung(
    REMIND,
    '{ at: 50%, do: take_over, to: "person:ma" }',
    60,
    ['50 reminded chen'],
    ['50 taken-over ma'],
  ),
  'Rung.whom': whom('holder', 'song'),
  'Rung.whom[]': whom('[holder, lead]', 'song chen'),
  'Rung.to': {
    from: finish('{ at: 50%, do: reassign, to: head }'),
    to: finish('{ at: 50%, do: reassign, to: duty }'),
    see: (plan) => {
      const game = checking(plan);
      game.wait(60 * MINUTE);
      return holder(game);
    },
    was: 'feng',
    is: 'zhou',
  },
  // The superior's time is up: the next rung comes forward.
  'Rung.within': rung(
    '{ at: 50%, do: raise, to: head, within: 10 minutes }',
    '{ at: 50%, do: raise, to: head, within: 20 minutes }',
    75,
    ['50 raised feng', '60 taken-over gao'],
    ['50 raised feng', '70 taken-over gao'],
  ),
  'Rung.then': {
    from: { ...finish(REMIND), '/ladders/work/finish/1/then': 'repeat 2 hours' },
    to: { ...finish(REMIND), '/ladders/work/finish/1/then': 'repeat 5 hours' },
    see: fired(650),
    was: ['50 reminded chen', '340 taken-over gao', '460 taken-over gao', '580 taken-over gao'],
    is: ['50 reminded chen', '340 taken-over gao', '640 taken-over gao'],
  },

  'rung: addressee holder': whom('holder', 'song'),
  'rung: addressee lead': side('lead', 'lin'),
  'rung: addressee front': side('front', 'su'),
  'rung: addressee head': whom('head', 'feng'),
  'rung: addressee duty': whom('duty', 'zhou'),
  'rung: addressee supervisor': {
    from: finish('{ at: 50%, do: notify, whom: "person:ma" }'),
    to: finish('{ at: 50%, do: notify, whom: supervisor }'),
    see: (plan) =>
      fires(checking(plan, { within: companyIn((it) => it.supervisor('security', 'zhou')) }), 'finish', 60),
    was: ['50 notified ma'],
    is: ['50 notified zhou'],
  },
  'rung: addressee manager': whom('manager', 'feng'),
  'rung: addressee role:': whom('"role:operations-manager"', 'gao'),
  'rung: addressee person:': whom('"person:su"', 'su'),
};

/** How it ends: the lead's decision, the customer's answer, closing, reopening. */
export const closingBehaviours: Behaviours = {
  'closing.resolve_by': {
    to: { '/closing/resolve_by': '2 hours' },
    see: (plan) => fires(answered(plan), 'resolve', 1440),
    was: ['1440 notified chen'],
    is: expect.arrayContaining(['120 notified chen']),
  },
  'closing.needs[]': {
    to: { '/closing/needs': '[summary, amount]' },
    see: (plan) => confirmed(plan).state.state,
    was: 'closed',
    is: 'confirmed',
  },
  'closing.confirm_within': {
    to: { '/closing/confirm_within': '2 days' },
    see: afterwards(2 * DAY),
    was: 'resolved',
    is: 'closed',
  },
  'closing.unconfirmed = close': {
    from: { '/closing/unconfirmed': 'reopen' },
    to: { '/closing/unconfirmed': 'close' },
    see: afterwards(3 * DAY),
    was: 'open',
    is: 'closed',
  },
  'closing.unconfirmed = reopen': {
    to: { '/closing/unconfirmed': 'reopen' },
    see: afterwards(3 * DAY),
    was: 'closed',
    is: 'open',
  },
  'closing.close_by': {
    from: { '/closing/needs': '[amount]' },
    to: { '/closing/needs': '[amount]', '/closing/close_by': '2 hours' },
    see: (plan) => fires(confirmed(plan), 'close', 1440),
    was: ['1440 notified chen'],
    is: expect.arrayContaining(['120 notified chen']),
  },
  'closing.reopen_within': {
    to: { '/closing/reopen_within': '2 days' },
    see: (plan) => brought(confirmed(plan).say('reopen', { reason: 'again' }, { by: 'chen', at: 3 * DAY })),
    was: ['reopened'],
    is: 'not-in-this-state',
  },
  'closing.reopen_to': {
    to: { '/closing/reopen_to': '"step:pay"' },
    see: (plan) => brought(resolved(plan).say('confirm', { satisfied: false, note: 'not so' }, { by: 'chen' })),
    was: ['reopened'],
    is: ['reopened', 'offered'],
  },
  'closing.ladder': {
    to: {
      '/closing/ladder': 'work',
      '/ladders/case': null,
      '/ladders/work/confirm': '[{ at: 10%, do: notify, whom: "person:ma" }]',
    },
    see: (plan) => fires(resolved(plan), 'confirm', 2160),
    was: ['2160 reminded chen'],
    is: ['432 notified ma'],
  },
};

function afterwards(until: number) {
  return (plan: Plan) => {
    const game = resolved(plan);
    game.wait(until);
    return game.state.state;
  };
}
