import type { Budget } from '../domain/calendar/budget';
import type { Ladder, Plan, Step } from '../domain/plan/plan';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ms = (amount: number): Budget => ({ unit: 'ms', amount });

/** Reminds, tells the lead, raises to the head, reassigns to the head, and ends with a role that cannot decline. */
export const LADDER: Ladder = {
  accept: [
    { at: 0.5, do: 'remind', whom: ['holder'] },
    { at: 1, do: 'notify', whom: ['holder', 'lead'] },
    { after: ms(30 * MINUTE), do: 'reassign', to: 'head' },
    { after: ms(4 * HOUR), do: 'take_over', to: { role: 'operations-manager' }, repeat: ms(DAY) },
  ],
  other: [
    { at: 0.5, do: 'remind', whom: ['holder', 'duty'] },
    { at: 1, do: 'notify', whom: ['holder', 'lead', 'front'] },
    { after: ms(HOUR), do: 'raise', to: 'head', within: ms(30 * MINUTE) },
    { after: ms(4 * HOUR), do: 'take_over', to: { role: 'operations-manager' }, repeat: ms(DAY) },
  ],
};

export function step(change: Partial<Step> = {}): Step {
  return {
    name: { zh: '环节', en: 'Step' },
    department: { by: 'fixed', department: 'security' },
    person: { rule: 'claim' },
    onNobody: 'head',
    acceptWithin: { P1: ms(15 * MINUTE), else: ms(HOUR) },
    finishWithin: { P1: ms(4 * HOUR), else: ms(2 * DAY) },
    silentAfter: { else: ms(8 * HOUR) },
    needs: [],
    gives: [],
    outcomes: ['completed'],
    waits: { customer: { max: ms(5 * DAY), times: 3, evidence: false }, vendor: { max: ms(10 * DAY), evidence: true } },
    next: [{ go: 'end' }],
    ladder: 'steps',
    ...change,
  };
}

/** Three departments in a row, with a loop back and everything that a flow can set. */
export function plan(change: Partial<Plan> = {}): Plan {
  return {
    flow: 'test',
    version: 1,
    name: { zh: '测试', en: 'Test' },
    lead: { department: 'desk', person: { rule: 'opener' }, else: { rule: 'duty' } },
    front: { department: 'desk', person: { rule: 'opener' }, else: { rule: 'duty' }, contactedAtMost: ms(DAY) },
    intake: [{ field: 'player', required: true }],
    fields: {
      player: { field: 'player', type: 'text' },
      amount: { field: 'amount', type: 'number' },
      cause: { field: 'cause', type: 'choice', of: ['server', 'user'] },
      summary: { field: 'summary', type: 'text' },
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
      updateEvery: { else: ms(DAY) },
      resolveWithin: { P1: ms(DAY), else: ms(3 * DAY) },
      ladder: 'promises',
    },
    start: 'check',
    steps: {
      check: step({
        gives: [{ field: 'cause', required: true }],
        next: [
          { when: { op: '==', left: { field: 'cause' }, right: { value: 'server' } }, go: 'pay' },
          { go: 'answer' },
        ],
      }),
      pay: step({
        department: { by: 'fixed', department: 'payment' },
        person: { rule: 'duty' },
        outcomes: ['paid', 'again'],
        next: [
          { when: { op: '==', left: { field: 'outcome' }, right: { value: 'again' } }, go: 'check', atMost: 3 },
          { go: 'answer' },
        ],
      }),
      answer: step({
        department: { by: 'fixed', department: 'desk' },
        person: { rule: 'head' },
        needs: [{ field: 'cause' }],
        gives: [{ field: 'summary', required: true }],
      }),
    },
    ladders: {
      steps: LADDER,
      promises: {
        other: [
          { at: 0.75, do: 'remind', whom: ['front'] },
          { at: 1, do: 'notify', whom: ['front', 'lead'] },
          { after: ms(30 * MINUTE), do: 'take_over', to: { role: 'operations-manager' }, repeat: ms(DAY) },
        ],
      },
    },
    closing: {
      resolveBy: { else: ms(DAY) },
      needs: ['summary'],
      confirmWithin: { else: ms(3 * DAY) },
      unconfirmed: 'close',
      closeBy: { else: ms(DAY) },
      reopenWithin: ms(7 * DAY),
      reopenTo: { to: 'lead' },
      ladder: 'steps',
    },
    ...change,
  };
}

/** The same flow with budgets in working hours and days, each about as long. */
export function inWorkingTime(): Plan {
  const { steps, closing, promise, ...rest } = plan();
  const hoursOf = (amount: number): Budget => ({ unit: 'working-ms', amount: amount * HOUR });
  const days = (amount: number): Budget => ({ unit: 'working-days', amount });
  return {
    ...rest,
    promise: { ...promise, updateEvery: { else: days(1) } },
    steps: Object.fromEntries(
      Object.entries(steps).map(([key, one]) => [
        key,
        {
          ...one,
          acceptWithin: { P1: hoursOf(0.25), else: hoursOf(1) },
          finishWithin: { P1: hoursOf(4), else: days(2) },
          silentAfter: { else: { unit: 'end-of-working-day', amount: 1 } },
        },
      ]),
    ),
    closing: { ...closing, resolveBy: { else: days(1) }, closeBy: { else: hoursOf(8) } },
  };
}

/** Nothing was promised to the customer: what is left are the clocks of handoffs, and of the end. */
export const unpromised = (change: Partial<Plan> = {}): Plan => plan({ promise: { ladder: 'promises' }, ...change });
