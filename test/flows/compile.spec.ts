import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/journal/canonical';
import type { Plan } from '../../domain/plan/plan';
import { compileFlow, planHash, planOf } from '../../flows/compile';
import { DOCUMENT, edited } from './documents';

const HOUR = 3_600_000;
const ms = (amount: number) => ({ unit: 'ms' as const, amount });
const END = {
  after: ms(4 * HOUR),
  do: 'take_over' as const,
  to: { role: 'operations-manager' },
  repeat: ms(24 * HOUR),
};
const text = (field: string) => ({ field, type: 'text' as const });
const defaults = {
  onNobody: 'head' as const,
  acceptWithin: { P1: ms(HOUR / 4), else: ms(HOUR) },
  finishWithin: { else: ms(48 * HOUR) },
  silentAfter: { else: ms(8 * HOUR) },
  ladder: 'work',
};

/** The whole plan of the document of these tests, by hand. */
const PLAN: Plan = {
  flow: 'test-flow',
  version: 3,
  name: { zh: '测试流程', en: 'Test flow' },
  lead: { department: 'desk', person: { rule: 'opener' }, else: { rule: 'duty' } },
  front: { department: 'desk', person: { rule: 'opener' }, else: { rule: 'head' }, contactedAtMost: ms(24 * HOUR) },
  intake: [
    { field: 'player', required: true },
    { field: 'class', required: false },
    { field: 'orderId', required: true, unless: { op: '==', left: { field: 'class' }, right: { value: 'item' } } },
    { field: 'amount', required: false },
    { field: 'vip', required: false },
  ],
  fields: {
    player: { ...text('player'), name: { zh: '玩家', en: 'Player' } },
    class: { field: 'class', type: 'choice', of: ['item', 'payment'] },
    orderId: text('orderId'),
    amount: { field: 'amount', type: 'number' },
    vip: { field: 'vip', type: 'boolean' },
    errorText: text('errorText'),
    cause: { field: 'cause', type: 'choice', of: ['server', 'user'], name: { zh: '原因', en: 'Cause' } },
    summary: text('summary'),
  },
  priority: {
    urgency: ['low', 'high'],
    importance: ['low', 'high'],
    matrix: [
      ['P3', 'P2'],
      ['P2', 'P1'],
    ],
  },
  promise: {
    firstAnswer: { else: ms(HOUR) },
    updateEvery: { else: ms(24 * HOUR) },
    resolveWithin: { P1: ms(24 * HOUR), else: ms(72 * HOUR) },
    ladder: 'promises',
  },
  start: 'check',
  steps: {
    check: {
      ...defaults,
      name: { zh: '检查', en: 'Check' },
      department: { by: 'fixed', department: 'security' },
      person: { rule: 'claim' },
      needs: [{ field: 'errorText', unless: { op: 'is', field: 'vip' } }],
      gives: [{ field: 'cause', required: true }],
      outcomes: ['completed'],
      waits: {
        customer: { max: ms(120 * HOUR), times: 2, evidence: false },
        vendor: { max: ms(240 * HOUR), evidence: true },
      },
      next: [{ when: { op: '==', left: { field: 'cause' }, right: { value: 'server' } }, go: 'pay' }, { go: 'answer' }],
    },
    pay: {
      ...defaults,
      name: { zh: '支付', en: 'Pay' },
      department: { by: 'fixed', department: 'payment' },
      person: { rule: 'duty' },
      needs: [],
      gives: [],
      outcomes: ['paid', 'again'],
      waits: {},
      next: [
        { when: { op: '==', left: { field: 'outcome' }, right: { value: 'again' } }, go: 'check', atMost: 2 },
        { go: 'answer' },
      ],
    },
    answer: {
      ...defaults,
      name: { zh: '答复', en: 'Answer' },
      department: { by: 'fixed', department: 'desk' },
      person: { rule: 'head' },
      finishWithin: { else: ms(4 * HOUR) },
      needs: [{ field: 'cause' }],
      gives: [{ field: 'summary', required: true }],
      outcomes: ['completed'],
      waits: {},
      next: [{ go: 'end' }],
    },
  },
  ladders: {
    work: {
      accept: [{ at: 0.5, do: 'remind', whom: ['holder'] }, { after: ms(HOUR / 2), do: 'reassign', to: 'head' }, END],
      wait: [{ at: 0.8, do: 'notify', whom: ['holder', 'front'] }],
      other: [
        { at: 1, do: 'notify', whom: ['holder', 'lead'] },
        { after: ms(HOUR), do: 'raise', to: 'head', within: ms(HOUR / 2) },
        END,
      ],
    },
    promises: {
      promise: [
        { at: 0.75, do: 'remind', whom: ['front'] },
        { ...END, after: ms(HOUR / 2) },
      ],
    },
    case: {
      confirm: [{ at: 0.5, do: 'remind', whom: ['front'] }],
      other: [
        { at: 1, do: 'notify', whom: ['lead'] },
        { ...END, after: ms(24 * HOUR) },
      ],
    },
  },
  closing: {
    resolveBy: { else: ms(24 * HOUR) },
    needs: ['summary'],
    confirmWithin: { else: ms(72 * HOUR) },
    unconfirmed: 'close',
    closeBy: { else: ms(24 * HOUR) },
    reopenWithin: ms(168 * HOUR),
    reopenTo: { to: 'lead' },
    ladder: 'case',
  },
};

const sha256 = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex');

describe('the plan of a document', () => {
  it('holds all of it: budgets parsed, conditions as trees, defaults filled in', () => {
    expect(planOf(DOCUMENT, 3)).toStrictEqual(PLAN);
  });

  it('has version 0 until it is published', () => {
    expect(compileFlow(DOCUMENT)).toMatchObject({ kind: 'plan', plan: { version: 0 } });
  });

  it('starts with the step that is written first', () => {
    const document = edited({}) as { steps: Record<string, unknown> };
    const { answer, check, pay } = document.steps;
    const other = { ...document, steps: { check, pay, answer } };
    expect(planOf(other, 1).start).toBe('check');
    // Written first, the answer is where every escalation would begin, and nothing would come to the others.
    expect(compileFlow({ ...document, steps: { answer, check, pay } })).toMatchObject({
      kind: 'wrong',
      errors: expect.arrayContaining([
        expect.objectContaining({ code: 'unreachable-step', params: { step: 'check' } }),
      ]),
    });
  });

  it('of a step that says nothing of outcomes, waits, needs and results has none but "completed"', () => {
    const plan = planOf(
      edited({
        '/steps/answer/needs': null,
        '/steps/answer/gives': null,
        '/closing/needs': null,
        '/intake': null,
        '/steps/check/needs': null,
      }),
      1,
    );
    expect(plan.steps.answer).toMatchObject({ needs: [], gives: [], outcomes: ['completed'], waits: {} });
    expect(plan).toMatchObject({ intake: [], closing: { needs: [] } });
  });

  it('reads the other notations: roles, persons, an open department, a step to reopen to, no promise', () => {
    const plan = planOf(
      edited({
        '/lead/else': '"role:shift-leader"',
        '/steps/pay/person': '"person:zheng"',
        '/steps/check/department': 'open',
        '/closing/reopen_to': '"step:pay"',
        '/promise': null,
        '/ladders/promises': null,
        '/ladders/work/wait/0': '{ at: 12.5%, do: remind, whom: [front, "person:su"] }',
      }),
      1,
    );
    expect(plan.lead.else).toEqual({ rule: 'role', role: 'shift-leader' });
    expect(plan.steps.pay?.person).toEqual({ rule: 'person', person: 'zheng' });
    expect(plan.steps.check?.department).toEqual({ by: 'open' });
    expect(plan.closing.reopenTo).toEqual({ to: 'step', step: 'pay' });
    expect(plan.promise).toEqual({ ladder: 'case' });
    expect(plan.ladders.work?.wait).toEqual([{ at: 0.125, do: 'remind', whom: ['front', { person: 'su' }] }]);
  });

  it('is named by the SHA-256 of its canonical JSON: the same for the same flow, however it is written', () => {
    const hash = planHash(planOf(DOCUMENT, 3), sha256);
    expect(hash).toBe(sha256(canonicalJson(PLAN)));
    expect(planHash(planOf(JSON.stringify(edited({})), 3), sha256)).toBe(hash);
    expect(planHash(planOf(DOCUMENT, 4), sha256)).not.toBe(hash);
    expect(planHash(planOf(edited({ '/closing/reopen_within': '8 days' }), 3), sha256)).not.toBe(hash);
  });

  it('of a document that is wrong does not exist', () => {
    expect(() => planOf(DOCUMENT.replace('front:', 'frnt:'), 1)).toThrow(
      /\/frnt unknown-key \(line 5\); \/front key-missing|\/front key-missing.*\/frnt unknown-key/,
    );
  });
});
