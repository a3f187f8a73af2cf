import type { Refusal } from '../../../domain/escalation/refusals';
import type { Plan } from '../../../domain/plan/plan';
import { refusalSentence } from '../../../words';
import type { Edits } from '../../flows/documents';
import {
  type Behaviour,
  type Behaviours,
  begun,
  brought,
  checked,
  checking,
  companyIn,
  FIELDS,
  fires,
  holder,
  minutes,
  opens,
} from './behaviour';
import { waitBehaviours } from './waits';

/** What completing the first step brings: the types of events, or the refusal's code. */
const completing = (results: Record<string, string | number | boolean>, outcome?: string) => (plan: Plan) => {
  const game = checking(plan);
  return brought(game.say('complete', { results, ...(outcome ? { outcome } : {}) }, { by: 'song', on: 1 }));
};
const DONE = ['completed', 'offered'];

/** In whose hands the payment is once the first step is completed with nobody on duty there. */
const nobodyOnDuty = (plan: Plan) => {
  const game = checking(plan, { gone: ['zheng'] });
  const what = brought(game.say('complete', { results: { cause: 'server' } }, { by: 'song', on: 1 }));
  return typeof what === 'string' ? what : holder(game);
};
/** The same where the head is gone, and the step asks for the head. */
const noHead = (plan: Plan) => {
  const game = checking(plan, { gone: ['xie'] });
  game.say('complete', { results: { cause: 'server' } }, { by: 'song', on: 1 });
  return holder(game);
};
const onNobody = (at: string): Behaviours => ({
  [`${at} = head`]: {
    from: { [place(at)]: 'lead' },
    to: { [place(at)]: 'head' },
    see: nobodyOnDuty,
    was: 'chen',
    is: 'xie',
  },
  [`${at} = lead`]: {
    from: { [place(at)]: 'head' },
    to: { [place(at)]: 'lead' },
    see: nobodyOnDuty,
    was: 'xie',
    is: 'chen',
  },
  [`${at} = refuse`]: {
    from: { [place(at)]: 'head' },
    to: { [place(at)]: 'refuse' },
    see: nobodyOnDuty,
    was: 'xie',
    is: 'nobody-found',
  },
  [`${at} = duty`]: {
    from: { '/steps/pay/person': 'head', [place(at)]: 'lead' },
    to: { '/steps/pay/person': 'head', [place(at)]: 'duty' },
    see: noHead,
    was: 'chen',
    is: 'zheng',
  },
});
const place = (at: string): string => (at.startsWith('defaults') ? '/defaults/on_nobody' : '/steps/pay/on_nobody');

const payHolder = (plan: Plan) => holder(checked(plan));
const payAccept = (plan: Plan) => minutes(plan, checked(plan), 'accept', 2);
const payFinish = (plan: Plan) => {
  const game = checked(plan);
  game.say('accept', {}, { by: 'zheng', on: 2 });
  return minutes(plan, game, 'finish', 2);
};
const paySilence = (plan: Plan) => {
  const game = checked(plan);
  game.say('accept', {}, { by: 'zheng', on: 2 });
  return minutes(plan, game, 'silence', 2);
};

/** A second ladder for steps that reminds of an offer after six minutes of its hour. */
const BRISK: Edits = {
  '/ladders/brisk': `{ other: [{ at: 10%, do: remind, whom: holder }, { after: 1 day, do: take_over, to: "role:operations-manager", then: repeat 1 day }] }`,
};

const says = (results: Record<string, string>, language: 'zh' | 'en') => (plan: Plan) => {
  const game = checking(plan);
  return refusalSentence(game.say('complete', { results }, { by: 'song', on: 1 }) as Refusal, language, plan).detail;
};

/** Which values a field of the step's results takes. */
const TAKES = {
  text: [true, false, false, true],
  number: [false, true, false, false],
  boolean: [false, false, true, false],
  choice: [false, false, false, true],
};
const VALUES = ['some text', 5, true, 'item'];
const given = (type: keyof typeof TAKES, from: keyof typeof TAKES): Behaviour => {
  const gives = (one: string): Edits => ({
    '/steps/check/gives/1': `{ field: extra, type: ${one}${one === 'choice' ? ', of: [item]' : ''} }`,
  });
  const see = (plan: Plan) => VALUES.map((extra) => Array.isArray(completing({ cause: 'server', extra })(plan)));
  return { from: gives(from), to: gives(type), see, was: TAKES[from], is: TAKES[type] };
};
/** A need with a type declares the field, so the type says what opening takes for it. */
const needed = (type: 'text' | 'number' | 'boolean', from: 'text' | 'number'): Behaviour => {
  const needs = (one: string): Edits => ({ '/steps/check/needs/0': `{ field: errorText, type: ${one} }` });
  const see = (plan: Plan) => VALUES.map((errorText) => opens({ fields: { ...FIELDS, errorText } })(plan) === 'opened');
  return { from: needs(from), to: needs(type), see, was: TAKES[from], is: TAKES[type] };
};

/** How often the first step is visited when the payment always sends it back. */
const rounds = (plan: Plan) => {
  const game = checked(plan);
  for (let visit = 2; visit < 6; visit++) {
    const pay = game.state.handoffs.length;
    game.say('accept', {}, { by: 'zheng', on: pay });
    game.say('complete', { outcome: 'again', results: {} }, { by: 'zheng', on: pay });
    if (game.state.handoffs.at(-1)?.step !== 'check') return visit - 1;
    game.say('claim', {}, { by: 'song' });
    game.say('complete', { results: {} }, { by: 'song' });
  }
  return 'many';
};

const person = (rule: string, was: string, is: string): Behaviour => ({
  from: { '/steps/check/person': rule === 'claim' ? 'head' : 'claim' },
  to: { '/steps/check/person': rule },
  see: (plan) => holder(begun(plan)),
  was,
  is,
});

/** Who works, what they need and give, how long they have, where it goes. */
export const stepBehaviours: Behaviours = {
  'defaults.person': { to: { '/defaults/person': 'head' }, see: payHolder, was: 'zheng', is: 'xie' },
  'defaults.accept_within': { to: { '/defaults/accept_within': '2 hours' }, see: payAccept, was: 60, is: 120 },
  'defaults.finish_within': { to: { '/defaults/finish_within': '5 hours' }, see: payFinish, was: 2 * 1440, is: 300 },
  'defaults.silent_after': { to: { '/defaults/silent_after': '5 hours' }, see: paySilence, was: 480, is: 300 },
  'defaults.ladder': {
    from: { ...BRISK, '/steps/check/ladder': 'work', '/steps/answer/ladder': 'brisk' },
    to: { ...BRISK, '/steps/check/ladder': 'work', '/steps/answer/ladder': 'brisk', '/defaults/ladder': 'brisk' },
    see: (plan) => fires(checked(plan), 'accept', 40),
    was: ['30 reminded zheng'],
    is: ['6 reminded zheng'],
  },
  ...onNobody('defaults.on_nobody'),

  'steps.*.name': {
    from: { '/steps/answer/needs/1': '{ field: amount }' },
    to: { '/steps/answer/needs/1': '{ field: amount }', '/steps/answer/name/en': 'Reply' },
    see: says({ cause: 'user' }, 'en'),
    was: expect.stringContaining('the step "Answer" (answer)'),
    is: expect.stringContaining('the step "Reply" (answer)'),
  },
  'steps.*.department': {
    to: { '/steps/check/department': 'payment' },
    see: (plan) => holder(begun(plan)),
    was: 'security',
    is: 'payment',
  },
  ...Object.fromEntries(
    [
      ['steps.*.department.by = responsibility', '{ by: responsibility, of: [player] }'],
      ['steps.*.department.of', '{ by: responsibility, of: player }'],
      ['steps.*.department.table', '{ by: responsibility, of: player, table: main }'],
    ].map(([at, department]) => [
      at,
      {
        to: { '/steps/check/department': department },
        see: (plan: Plan) => holder(begun(plan, { within: companyIn((it) => it.responsible('p-7', 'payment')) })),
        was: 'security',
        is: 'payment',
      },
    ]),
  ),
  'steps.*.department.of[]': {
    from: { '/steps/pay/department': '{ by: responsibility, of: [player] }' },
    to: { '/steps/pay/department': '{ by: responsibility, of: [player, cause] }' },
    see: (plan) =>
      holder(
        checked(plan, 'server', {
          within: companyIn(
            (it) => it.responsible('p-7', 'desk', { rule: 'claim' }),
            (it) => it.responsible('p-7+server', 'payment', { rule: 'claim' }),
          ),
        }),
      ),
    was: 'desk',
    is: 'payment',
  },
  'steps.*.department.table: another': {
    from: { '/steps/check/department': '{ by: responsibility, of: player }' },
    to: { '/steps/check/department/table': 'second' },
    see: (plan) =>
      holder(
        begun(plan, {
          within: companyIn(
            (it) => it.responsible('p-7', 'desk'),
            (it) => it.responsible('p-7', 'payment', null, 'second'),
          ),
        }),
      ),
    was: 'desk',
    is: 'payment',
  },
  'steps.*.department: open': {
    to: { '/steps/check/department': 'open' },
    see: (plan) => [opens({})(plan), opens({ department: 'payment' })(plan)],
    was: ['opened', 'department-not-open'],
    is: ['department-missing', 'opened'],
  },
  'steps.*.person': {
    to: { '/steps/check/person': 'head' },
    see: (plan) => holder(begun(plan)),
    was: 'security',
    is: 'feng',
  },
  'steps: person-rule duty': person('duty', 'security', 'zhou'),
  'steps: person-rule head': person('head', 'security', 'feng'),
  'steps: person-rule claim': person('claim', 'feng', 'security'),
  'steps: person-rule supervisor': {
    to: { '/steps/check/person': 'supervisor' },
    see: (plan) => holder(begun(plan, { within: companyIn((it) => it.supervisor('security', 'song')) })),
    was: 'security',
    is: 'song',
  },
  'steps: person-rule least-loaded': {
    to: { '/steps/check/person': 'least-loaded' },
    see: (plan) =>
      holder(
        begun(plan, {
          within: companyIn(
            (it) => it.load('feng', 2),
            (it) => it.load('zhou', 1),
          ),
        }),
      ),
    was: 'security',
    is: 'song',
  },
  'steps: person-rule manager': person('manager', 'security', 'su'),
  'steps: person-rule same-as:': {
    to: { '/steps/answer/person': '"same-as:check"' },
    see: (plan) => holder(checked(plan, 'user')),
    was: 'su',
    is: 'song',
  },
  'steps: person-rule role:': person('"role:operations-manager"', 'security', 'gao'),
  'steps: person-rule person:': person('"person:song"', 'security', 'song'),
  'steps.*.accept_within': {
    to: { '/steps/check/accept_within': '10 minutes' },
    see: (plan) => minutes(plan, begun(plan), 'accept', 1),
    was: 60,
    is: 10,
  },
  'steps.*.finish_within': {
    to: { '/steps/check/finish_within': '10 minutes' },
    see: (plan) => minutes(plan, checking(plan), 'finish', 1),
    was: 2 * 1440,
    is: 10,
  },
  'steps.*.silent_after': {
    to: { '/steps/check/silent_after': '10 minutes' },
    see: (plan) => minutes(plan, checking(plan), 'silence', 1),
    was: 480,
    is: 10,
  },
  ...onNobody('steps.*.on_nobody'),
  'steps.*.ladder': {
    to: { ...BRISK, '/steps/check/ladder': 'brisk', '/ladders/work/wait': null },
    see: (plan) => fires(begun(plan), 'accept', 40),
    was: ['30 reminded security'],
    is: ['6 reminded security'],
  },

  'steps.*.needs[].field': {
    to: { '/steps/check/needs/0': '{ field: amount, unless: vip }' },
    see: opens({ fields: { player: 'p-7', class: 'item', amount: 5 } }),
    was: 'needs-missing',
    is: 'opened',
  },
  'steps.*.needs[].type = text': needed('text', 'number'),
  'steps.*.needs[].type = number': needed('number', 'text'),
  'steps.*.needs[].type = boolean': needed('boolean', 'text'),
  // A choice has its list elsewhere, so here the type can only agree: what disagrees is not published.
  'steps.*.needs[].type = choice': {
    from: { '/steps/check/needs/0': '{ field: errorText, type: text }' },
    to: { '/steps/check/needs/0': '{ field: class, type: choice }' },
    see: opens({ fields: { player: 'p-7', class: 'item' } }),
    was: 'needs-missing',
    is: 'opened',
  },
  'steps.*.needs[].unless': {
    to: { '/steps/check/needs/0/unless': 'amount > 100' },
    see: opens({ fields: { player: 'p-7', class: 'item', vip: true } }),
    was: 'opened',
    is: 'needs-missing',
  },
  'steps.*.gives[].field': {
    to: { '/steps/answer/gives/1': '{ field: refund, type: number }' },
    see: completing({ cause: 'server', refund: 5 }),
    was: 'fields-wrong',
    is: DONE,
  },
  'steps.*.gives[].type = text': given('text', 'number'),
  'steps.*.gives[].type = number': given('number', 'text'),
  'steps.*.gives[].type = boolean': given('boolean', 'text'),
  'steps.*.gives[].type = choice': given('choice', 'text'),
  'steps.*.gives[].of[]': {
    to: { '/steps/check/gives/0/of': '[server, user, network]' },
    see: completing({ cause: 'network' }),
    was: 'fields-wrong',
    is: DONE,
  },
  'steps.*.gives[].required': {
    to: { '/steps/check/gives/0/required': 'false', '/steps/answer/needs': null },
    see: completing({}),
    was: 'fields-wrong',
    is: DONE,
  },
  'steps.*.gives[].confidential[]': {
    to: { '/steps/answer/gives/1': '{ field: amount, confidential: [desk] }' },
    see: completing({ cause: 'server', amount: 5 }),
    was: DONE,
    is: 'fields-wrong', // in clear: it must come sealed
  },
  'steps.*.gives[].name': {
    to: { '/steps/check/gives/0/name/en': 'Why it broke' },
    see: says({}, 'en'),
    was: expect.stringContaining('"Cause" (cause)'),
    is: expect.stringContaining('"Why it broke" (cause)'),
  },
  'steps.*.outcomes[]': {
    to: { '/steps/check/outcomes': '[found, not-found]' },
    see: completing({ cause: 'server' }, 'not-found'),
    was: 'unknown-outcome',
    is: DONE,
  },
  'steps.*.outcomes[]: the first is meant when none is named': {
    to: { '/steps/pay/outcomes': '[again, paid]' },
    see: (plan) => {
      const game = checked(plan);
      game.say('accept', {}, { by: 'zheng', on: 2 });
      game.say('complete', { results: {} }, { by: 'zheng', on: 2 });
      return game.state.handoffs.map(({ step, outcome }) => `${step} ${outcome}`);
    },
    was: ['check completed', 'pay paid', 'answer null'],
    is: ['check completed', 'pay again', 'check null'],
  },
  ...waitBehaviours,
  'steps.*.next[].when': {
    to: { '/steps/check/next/0/when': `cause == 'user'` },
    see: (plan) => checked(plan).state.handoffs.at(-1)?.step,
    was: 'pay',
    is: 'answer',
  },
  'steps.*.next[].go': {
    to: { '/steps/check/next/0/go': 'answer', '/closing/reopen_to': '"step:pay"' },
    see: (plan) => checked(plan).state.handoffs.at(-1)?.step,
    was: 'pay',
    is: 'answer',
  },
  'steps.*.next[].at_most': { to: { '/steps/pay/next/0/at_most': '3' }, see: rounds, was: 2, is: 3 },
};
