import { type Edits, errorsOf, warningsOf } from '../documents';

type Case = readonly [what: string, edits: Edits, errors: readonly string[]];

const STEP = (more = ''): string =>
  `{ name: { zh: 多, en: More }, department: desk, next: [{ go: end }]${more === '' ? '' : `, ${more}`} }`;
const END = 'do: take_over, to: "role:operations-manager", then: repeat 1 day';
const RESPONSIBLE = (of: string) => `{ by: responsibility, of: ${of} }`;
const OPEN = { '/steps/check/department': 'open' };

/** For each rule: what is said otherwise, and exactly what the checker then finds (nothing, where it is still right). */
const RULES: Readonly<Record<string, readonly Case[]>> = {
  names: [
    ['a step called end', { '/steps/end': STEP() }, ['/steps/end reserved-name', '/steps/end unreachable-step']],
    [
      'a priority called else',
      { '/priority/matrix/1/1': 'else', '/promise/resolve_within': '1 day', '/defaults/accept_within': '1 hour' },
      ['/priority/matrix reserved-name'],
    ],
    ['a field called priority', { '/intake/3/field': 'priority' }, ['/intake/3/field reserved-name']],
    [
      'a field called by a word of CEL',
      { '/steps/check/gives/1': '{ field: loop, type: text }' },
      ['/steps/check/gives/1/field reserved-name'],
    ],
  ],
  'listed once': [
    ['a level of urgency', { '/priority/urgency': '[low, low]' }, ['/priority/urgency/1 listed-twice']],
    ['a level of importance', { '/priority/importance': '[low, low]' }, ['/priority/importance/1 listed-twice']],
    [
      'a field of the intake',
      { '/intake/4': '{ field: player, type: text }' },
      ['/intake/4/field listed-twice', '/steps/check/needs/0/unless condition-unknown-name'],
    ],
    ['a choice', { '/intake/1/of': '[item, payment, item]' }, ['/intake/1/of/2 listed-twice']],
    ['a need', { '/steps/answer/needs/1': '{ field: cause }' }, ['/steps/answer/needs/1/field listed-twice']],
    ['a result', { '/steps/answer/gives/1': '{ field: summary }' }, ['/steps/answer/gives/1/field listed-twice']],
    ['an outcome', { '/steps/pay/outcomes': '[paid, again, paid]' }, ['/steps/pay/outcomes/2 listed-twice']],
    ['a fact for closing', { '/closing/needs': '[summary, summary]' }, ['/closing/needs/1 listed-twice']],
    ['an addressee', { '/ladders/work/other/0/whom': '[lead, lead]' }, ['/ladders/work/other/0/whom/1 listed-twice']],
    ['the same field given by two steps is no slip', { '/steps/pay/gives': '[{ field: cause }]' }, []],
  ],
  persons: [
    ['the opener in a step', { '/steps/check/person': 'opener' }, ['/steps/check/person opener-in-a-step']],
    ['the opener in the defaults', { '/defaults/person': 'opener' }, ['/defaults/person opener-in-a-step']],
    ['a queue as lead', { '/lead/person': 'claim' }, ['/lead/person claim-outside-a-step']],
    ['a queue as front', { '/front/else': 'claim' }, ['/front/else claim-outside-a-step']],
    ['an else that is the same', { '/front/else': 'opener' }, ['/front/else else-is-the-same']],
    [
      'who did an earlier step, as lead',
      { '/lead/person': '"same-as:check"' },
      ['/lead/person same-as-outside-a-step'],
    ],
    [
      'a supervisor, the least loaded, a manager',
      { '/lead/person': 'supervisor', '/lead/else': 'manager', '/steps/pay/person': 'least-loaded' },
      [],
    ],
    ['a role, a person', { '/lead/else': '"role:shift-leader"', '/steps/pay/person': '"person:zheng"' }, []],
  ],
  'who did an earlier step': [
    ['an earlier step', { '/steps/answer/person': '"same-as:check"' }, []],
    ['one that does not exist', { '/steps/answer/person': '"same-as:chek"' }, ['/steps/answer/person unknown-step']],
    ['itself', { '/steps/pay/person': '"same-as:pay"' }, ['/steps/pay/person same-as-not-earlier']],
    ['a later one', { '/steps/pay/person': '"same-as:answer"' }, ['/steps/pay/person same-as-not-earlier']],
    [
      'by default, of a step that comes before it',
      { '/defaults/person': '"same-as:pay"' },
      ['/defaults/person same-as-not-earlier'],
    ],
    ['by default, of steps that all come later', { '/defaults/person': '"same-as:check"' }, []],
  ],
  'responsibility tables': [
    ['by what the intake requires', { '/steps/check/department': RESPONSIBLE('player') }, []],
    [
      'by what nobody declares',
      { '/steps/check/department': RESPONSIBLE('plaier') },
      ['/steps/check/department/of unknown-field'],
    ],
    [
      'by what may be left out',
      { '/steps/check/department': RESPONSIBLE('[player, class]') },
      ['/steps/check/department/of/1 field-not-certain'],
    ],
    [
      'by what is required only unless',
      { '/steps/check/department': RESPONSIBLE('orderId') },
      ['/steps/check/department/of field-not-certain'],
    ],
    ['by what a step before requires', { '/steps/pay/department': RESPONSIBLE('cause') }, []],
    [
      'by what only the step itself gives',
      { '/steps/check/department': RESPONSIBLE('cause') },
      ['/steps/check/department/of field-not-certain'],
    ],
    [
      'by what only one of two ways gives',
      {
        '/steps/pay/gives': '[{ field: proof, type: text, required: true }]',
        '/steps/answer/department': RESPONSIBLE('proof'),
      },
      ['/steps/answer/department/of field-not-certain'],
    ],
    [
      'by what the step needs',
      { '/steps/check/needs': '[{ field: class }]', '/steps/check/department': RESPONSIBLE('class') },
      [],
    ],
    [
      'by what the step needs only unless',
      { '/steps/check/needs/0/type': 'text', '/steps/check/department': RESPONSIBLE('errorText') },
      ['/steps/check/department/of field-not-certain'],
    ],
    [
      'by a confidential field',
      { '/intake/0/confidential': '[desk]', '/steps/check/department': RESPONSIBLE('player') },
      ['/steps/check/department/of responsibility-confidential'],
    ],
    [
      'by the same field twice',
      { '/steps/check/department': RESPONSIBLE('[player, player]') },
      ['/steps/check/department/of/1 listed-twice'],
    ],
  ],
  'open departments': [
    [
      'a manager where the department is open',
      { ...OPEN, '/steps/check/person': 'manager' },
      ['/steps/check/person person-in-open-department'],
    ],

    ['open first', OPEN, []],
    ['open later, and first', { ...OPEN, '/steps/pay/department': 'open' }, []],
    ['open later only', { '/steps/pay/department': 'open' }, ['/steps/pay/department open-department-unnamed']],
    [
      'a role where the department is open',
      { ...OPEN, '/steps/check/person': '"role:operations-manager"' },
      ['/steps/check/person person-in-open-department'],
    ],
    [
      'a person of the defaults where the department is open',
      { ...OPEN, '/steps/check/person': null, '/defaults/person': '"person:zhou"' },
      ['/defaults/person person-in-open-department'],
    ],
  ],
  fields: [
    ['a result of no type', { '/steps/pay/gives': '[{ field: proof }]' }, ['/steps/pay/gives/0 type-missing']],
    ['a result declared in the intake', { '/steps/pay/gives': '[{ field: amount }]' }, []],
    [
      'another type elsewhere',
      { '/steps/answer/needs/0/type': 'text' },
      ['/steps/answer/needs/0/type declared-otherwise'],
    ],
    ['the same type elsewhere', { '/steps/answer/needs/0/type': 'choice' }, []],
    [
      'other choices elsewhere',
      { '/steps/pay/gives': '[{ field: cause, of: [server] }]' },
      ['/steps/pay/gives/0/of declared-otherwise'],
    ],
    [
      'another name elsewhere',
      { '/steps/pay/gives': '[{ field: cause, name: { zh: 因, en: Why } }]' },
      ['/steps/pay/gives/0/name declared-otherwise'],
    ],
    [
      'a choice without choices',
      { '/intake/1/of': null },
      ['/intake/1 choices-missing', '/intake/2/unless condition-not-a-choice'],
    ],
    [
      'other readers elsewhere',
      {
        '/intake/3/confidential': '[desk]',
        '/steps/pay/gives': '[{ field: amount, confidential: [payment] }]',
      },
      ['/steps/pay/gives/0/confidential declared-otherwise'],
    ],
    ['a reader twice', { '/intake/3/confidential': '[desk, desk]' }, ['/intake/3/confidential/1 listed-twice']],
    ['choices of a number', { '/intake/3/of': '[one]' }, ['/intake/3/of choices-without-choice']],
  ],
  'field references': [
    [
      'a need that nobody declares',
      { '/steps/answer/needs/0/field': 'caus' },
      ['/steps/answer/needs/0/field unknown-field'],
    ],
    ['a need that declares itself', { '/steps/pay/needs': '[{ field: proof, type: text }]' }, []],
    ['a fact for closing that nobody declares', { '/closing/needs': '[sumary]' }, ['/closing/needs/0 unknown-field']],
  ],
  unless: [
    [
      'an exception from what is not demanded',
      { '/intake/3/unless': 'vip' },
      ['/intake/3/unless unless-without-required'],
    ],
  ],
  matrix: [
    [
      'a row too few',
      { '/priority/matrix': '[[P3, P2]]', '/defaults/accept_within': '1 hour', '/promise/resolve_within': '1 day' },
      ['/priority/matrix matrix-shape'],
    ],
    ['a column too many', { '/priority/matrix': '[[P3, P2], [P2, P1, P1]]' }, ['/priority/matrix matrix-shape']],
    [
      'three by one',
      { '/priority/urgency': '[a, b, c]', '/priority/importance': '[d]', '/priority/matrix': '[[P1], [P2], [P3]]' },
      [],
    ],
  ],
  priorities: [
    [
      'a priority that the matrix lacks',
      { '/defaults/accept_within': '{ P9: 1 hour, else: 2 hours }' },
      ['/defaults/accept_within/P9 unknown-priority'],
    ],
    [
      'a priority without a deadline',
      { '/defaults/accept_within': '{ P1: 1 hour, P2: 2 hours }' },
      ['/defaults/accept_within no-budget-for'],
    ],
    ['every priority named', { '/closing/close_by': '{ P1: 1 hour, P2: 2 hours, P3: 3 hours }' }, []],
    [
      'a step without a deadline for one',
      { '/steps/answer/finish_within': '{ P2: 1 hour, P3: 1 hour }' },
      ['/steps/answer/finish_within no-budget-for'],
    ],
    ['a promise may leave one out', { '/promise/first_answer': '{ P1: 1 hour }' }, []],
  ],
  promise: [
    ['no clock', { '/promise': '{ ladder: promises }' }, ['/promise promise-without-clock']],
    ['one clock', { '/promise': '{ update_every: 1 day, ladder: promises }' }, []],
    ['none, and no ladder for it', { '/promise': null, '/ladders/promises': null }, []],
  ],
  steps: [
    ['no step', { '/steps': '{}', '/closing/needs': null, '/ladders/work': null }, ['/steps empty']],
    ['reopening to a step', { '/closing/reopen_to': '"step:pay"' }, []],
    ['reopening to nowhere', { '/closing/reopen_to': '"step:pays"' }, ['/closing/reopen_to unknown-step']],
  ],
  defaults: [
    ['a rule that neither says', { '/defaults/person': null }, ['/steps/pay no-default']],
    [
      'no defaults at all',
      { '/defaults': null },
      ['check', 'pay', 'answer']
        .flatMap((step) => {
          const own = { check: ['person'], pay: [], answer: ['person', 'finish_within'] }[step] ?? [];
          return ['person', 'accept_within', 'finish_within', 'silent_after', 'on_nobody', 'ladder']
            .filter((key) => !own.includes(key))
            .map(() => `/steps/${step} no-default`);
        })
        .concat('/ladders/work unused-ladder'),
    ],
  ],
  edges: [
    ['to nowhere', { '/steps/check/next/1/go': 'anwser' }, ['/steps/check/next/1/go unknown-step']],
    [
      'a step to itself without a bound',
      { '/steps/pay/next/0': `{ when: "outcome == 'again'", go: pay }` },
      ['/steps/pay/next/0 loop-unbounded'],
    ],
    ['back without a bound', { '/steps/pay/next/0/at_most': null }, ['/steps/pay/next/0 loop-unbounded']],
    ['on with a bound', { '/steps/check/next/0/at_most': '3' }, []],
    [
      'a condition on the last one',
      { '/steps/answer/next/0/when': 'vip' },
      ['/steps/answer/next/0/when last-edge-conditional'],
    ],
    [
      'a bound on the last one',
      { '/steps/answer/next/0/at_most': '1' },
      ['/steps/answer/next/0/at_most last-edge-limited'],
    ],
    ['back at last', { '/steps/pay/next/1': '{ go: check, at_most: 2 }' }, ['/steps/pay/next/1/go last-edge-backward']],
    ['one behind an open one', { '/steps/check/next/0/when': null }, ['/steps/check/next/1 edge-never-taken']],
    ['one behind an open but bounded one', { '/steps/pay/next/0/when': null }, []],
  ],
  reachable: [
    ['a step to which nothing leads', { '/steps/more': STEP() }, ['/steps/more unreachable-step']],
    [
      'two that lead to one another only',
      { '/steps/more': STEP().replace('go: end', 'go: last'), '/steps/last': STEP() },
      ['/steps/more unreachable-step', '/steps/last unreachable-step'],
    ],
    ['a step to which reopening leads', { '/steps/more': STEP(), '/closing/reopen_to': '"step:more"' }, []],
  ],
  conditions: [
    ['of the intake', { '/intake/2/unless': `clas == 'item'` }, ['/intake/2/unless condition-unknown-name']],
    ['of a need', { '/steps/check/needs/0/unless': 'amount' }, ['/steps/check/needs/0/unless condition-not-yes-or-no']],
    [
      'of an edge',
      { '/steps/check/next/0/when': `cause == 'sever'` },
      ['/steps/check/next/0/when condition-not-a-choice'],
    ],
    ['the priority', { '/steps/check/next/0/when': `priority == 'P1'` }, []],
    [
      'a priority that is none',
      { '/steps/check/next/0/when': `priority == 'P9'` },
      ['/steps/check/next/0/when condition-not-a-choice'],
    ],
    [
      'an outcome that the step has not',
      { '/steps/pay/next/0/when': `outcome == 'agian'` },
      ['/steps/pay/next/0/when condition-not-a-choice'],
    ],
    ['the outcome of a step that names none', { '/steps/check/next/0/when': `outcome == 'completed'` }, []],
    [
      'an outcome where nothing has ended yet',
      { '/steps/check/needs/0/unless': `outcome == 'completed'` },
      ['/steps/check/needs/0/unless condition-unknown-name'],
    ],
  ],
  ladders: [
    ['of a step, unknown', { '/steps/pay/ladder': 'wrok' }, ['/steps/pay/ladder unknown-ladder']],
    [
      'of the defaults, unknown',
      { '/defaults/ladder': 'wrok' },
      ['/defaults/ladder unknown-ladder', '/ladders/work unused-ladder'],
    ],
    [
      'of the promise, unknown',
      { '/promise/ladder': 'constructor' },
      ['/promise/ladder unknown-ladder', '/ladders/promises unused-ladder'],
    ],
    [
      'without rungs for a clock',
      { '/ladders/promises': `{ finish: [{ after: 1 hour, ${END} }] }` },
      ['/ladders/promises no-rungs-for', '/ladders/promises/finish unused-rungs'],
    ],
    [
      'without other, but with all',
      { '/ladders/case': `{ resolve: [{ at: 100%, ${END} }], close: [{ at: 100%, ${END} }] }` },
      [],
    ],
    ['used by nobody', { '/ladders/spare': `{ other: [{ at: 100%, ${END} }] }` }, ['/ladders/spare unused-ladder']],
    [
      'a list for a clock of another ladder',
      { '/ladders/work/promise': `[{ at: 100%, ${END} }]` },
      ['/ladders/work/promise unused-rungs'],
    ],
    [
      'other, when each clock has its own',
      { '/ladders/promises/other': `[{ at: 100%, ${END} }]` },
      ['/ladders/promises/other unused-rungs'],
    ],
    ['a list for waits where no step waits', { '/steps/check/waits': null }, ['/ladders/work/wait unused-rungs']],
    ['a step with an empty list of waits', { '/steps/check/waits': '{}' }, ['/ladders/work/wait unused-rungs']],
  ],
  'ladder ends': [
    ['without a last take-over', { '/ladders/work/other/2': null }, ['/ladders/work/other/1 ladder-without-end']],
    [
      'with a take-over by somebody who may be gone',
      { '/ladders/work/other/2/to': 'head' },
      ['/ladders/work/other/2 ladder-without-end'],
    ],
    [
      'with a take-over that does not repeat',
      { '/ladders/work/other/2/then': null },
      ['/ladders/work/other/2 ladder-without-end'],
    ],
    [
      'with a repetition before the end',
      { '/ladders/work/other/1': `{ after: 1 hour, ${END} }` },
      ['/ladders/work/other/1/then repeat-before-the-end'],
    ],
    [
      'with a take-over by the head before the end',
      { '/ladders/work/other/1': '{ after: 1 hour, do: take_over, to: head }' },
      [],
    ],
    [
      'of a wait, with a raise at last',
      { '/ladders/work/wait': '[{ at: 50%, do: raise, to: head, within: 1 hour }]' },
      ['/ladders/work/wait/0 raise-last'],
    ],
    [
      'of a wait, with a raise and what it brings forward',
      {
        '/ladders/work/wait/0': '{ at: 50%, do: raise, to: head, within: 1 hour }',
        '/ladders/work/wait/1': '{ at: 80%, do: notify, whom: lead }',
      },
      [],
    ],
  ],
  rungs: [
    ['with two times', { '/ladders/work/other/0/after': '1 hour' }, ['/ladders/work/other/0 at-or-after']],
    ['with no time', { '/ladders/work/other/0/at': null }, ['/ladders/work/other/0 at-or-after']],
    ['at nothing', { '/ladders/work/other/0/at': '0%' }, ['/ladders/work/other/0/at malformed']],
    ['at more than all', { '/ladders/work/other/0/at': '150%' }, ['/ladders/work/other/0/at malformed']],
    [
      'a share behind a time after the end',
      {
        '/ladders/work/other/1': '{ at: 100%, do: remind, whom: lead }',
        '/ladders/work/other/0': '{ after: 1 hour, do: remind, whom: lead }',
      },
      ['/ladders/work/other/1 rungs-out-of-order'],
    ],
    [
      'a smaller share',
      { '/ladders/work/other/1': '{ at: 50%, do: remind, whom: lead }' },
      ['/ladders/work/other/1 rungs-out-of-order'],
    ],
    ['the same time again', { '/ladders/work/other/1/after': '4 hours' }, ['/ladders/work/other/2 rungs-out-of-order']],
    ['times of two units, which only a calendar can compare', { '/ladders/work/other/1/after': '5 working hours' }, []],
    ['of a wait, at its end', { '/ladders/work/wait/0/at': '100%' }, ['/ladders/work/wait/0 rung-never-fires']],
    [
      'of a wait, after its end',
      { '/ladders/work/wait/0': '{ after: 1 hour, do: remind, whom: lead }' },
      ['/ladders/work/wait/0 rung-never-fires'],
    ],
    [
      'of a wait, that moves work',
      { '/ladders/work/wait/0': '{ at: 50%, do: reassign, to: head }' },
      ['/ladders/work/wait/0 rung-never-fires'],
    ],
    [
      'of a confirmation, at its end',
      { '/ladders/case/confirm/0/at': '100%' },
      ['/ladders/case/confirm/0 rung-never-fires'],
    ],
    ['to whoever has it', { '/ladders/work/accept/1/to': 'holder' }, ['/ladders/work/accept/1/to not-a-superior']],
    ['raised to whoever has it', { '/ladders/work/other/1/to': 'holder' }, ['/ladders/work/other/1/to not-a-superior']],
  ],
};

it('the document from which all of these differ is right, and nothing in it is unmeant', () => {
  expect(errorsOf({})).toEqual([]);
  expect(warningsOf({})).toEqual([]);
});

describe.each(Object.entries(RULES))('%s', (_rule, cases) => {
  it.each(cases)('%s', (_what, edits, errors) => {
    expect(errorsOf(edits)).toEqual(errors);
  });
});
