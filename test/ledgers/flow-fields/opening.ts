import type { Refusal } from '../../../domain/escalation/refusals';
import type { Plan } from '../../../domain/plan/plan';
import { refusalSentence } from '../../../words';
import { DAY } from '../../plans';
import { type Behaviours, begun, companyIn, FIELDS, minutes, opening, opens } from './behaviour';

const lead = (by: string) => (plan: Plan) => begun(plan, { by }).state.lead;
const front = (by: string) => (plan: Plan) => begun(plan, { by }).state.front;

/** The sentence in which a refused opening speaks of the flow's parts. */
const said = (how: Parameters<typeof opening>[1], language: 'zh' | 'en') => (plan: Plan) =>
  refusalSentence(opening(plan, how).outcome as Refusal, language, plan).detail;

/** Whether a field takes a text, a number, a yes or no, one of its choices. */
const takes = (field: string) => (plan: Plan) =>
  ['some text', 5, true, 'item'].map((value) => opens({ fields: { ...FIELDS, [field]: value } })(plan) === 'opened');

const TAKES = {
  text: [true, false, false, true],
  number: [false, true, false, false],
  boolean: [false, false, true, false],
  choice: [false, false, false, true],
};
const typed = (type: keyof typeof TAKES, from: keyof typeof TAKES) => ({
  from: { '/intake/5': `{ field: extra, type: ${from}${from === 'choice' ? ', of: [item]' : ''} }` },
  to: { '/intake/5': `{ field: extra, type: ${type}${type === 'choice' ? ', of: [item]' : ''} }` },
  see: takes('extra'),
  was: TAKES[from],
  is: TAKES[type],
});

/** Who answers for it, what opening asks, how urgent it is, what the customer is promised. */
export const openingBehaviours: Behaviours = {
  flow: {
    to: { '/flow': 'other-flow' },
    see: (plan) => begun(plan).state.flow.key,
    was: 'test-flow',
    is: 'other-flow',
  },
  name: {
    to: { '/name/en': 'Lost things' },
    see: said({ urgency: 'extreme' }, 'en'),
    was: 'Expected "urgency" to be one of those that the flow "Test flow" knows: low or high.',
    is: 'Expected "urgency" to be one of those that the flow "Lost things" knows: low or high.',
  },
  'Text.en': {
    to: { '/name/en': 'Lost things' },
    see: said({ urgency: 'extreme' }, 'en'),
    was: expect.stringContaining('the flow "Test flow"'),
    is: expect.stringContaining('the flow "Lost things"'),
  },
  'Text.zh': {
    to: { '/name/zh': '丢失' },
    see: said({ urgency: 'extreme' }, 'zh'),
    was: expect.stringContaining('流程“测试流程”'),
    is: expect.stringContaining('流程“丢失”'),
  },

  'lead.department': {
    to: { '/lead/department': 'payment' },
    see: lead('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'payment', person: 'zheng' },
  },
  'lead.person': {
    to: { '/lead/person': 'head' },
    see: lead('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'desk', person: 'su' },
  },
  'lead.else': {
    to: { '/lead/else': 'head' },
    see: lead('ma'),
    was: { department: 'desk', person: 'lin' },
    is: { department: 'desk', person: 'su' },
  },
  'front.department': {
    to: { '/front/department': 'security' },
    see: front('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'security', person: 'feng' },
  },
  'front.person': {
    to: { '/front/person': 'duty' },
    see: front('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'desk', person: 'lin' },
  },
  'front.else': {
    to: { '/front/else': 'duty' },
    see: front('ma'),
    was: { department: 'desk', person: 'su' },
    is: { department: 'desk', person: 'lin' },
  },
  'front.contacted_at_most': {
    to: { '/front/contacted_at_most': '3 days' },
    see: opens({ contacted: 2 * DAY }),
    was: 'contacted-out-of-bounds',
    is: 'opened',
  },

  'intake[].field': {
    to: { '/intake/3/field': 'sum' },
    see: opens({ fields: { ...FIELDS, amount: 5 } }),
    was: 'opened',
    is: 'fields-wrong',
  },
  'intake[].type = text': typed('text', 'number'),
  'intake[].type = number': typed('number', 'text'),
  'intake[].type = boolean': typed('boolean', 'text'),
  'intake[].type = choice': typed('choice', 'text'),
  'intake[].of[]': {
    to: { '/intake/1/of': '[item, payment, refund]' },
    see: opens({ fields: { ...FIELDS, class: 'refund', orderId: 'o-1' } }),
    was: 'fields-wrong',
    is: 'opened',
  },
  'intake[].required': { to: { '/intake/4/required': 'true' }, see: opens({}), was: 'opened', is: 'fields-wrong' },
  'intake[].unless': {
    to: { '/intake/2/unless': `class == 'payment'` },
    see: opens({}),
    was: 'opened',
    is: 'fields-wrong',
  },
  'intake[].confidential[]': {
    to: { '/intake/3/confidential': '[desk]' },
    see: opens({ fields: { ...FIELDS, amount: 5 } }),
    was: 'opened',
    is: 'fields-wrong', // in clear: it must come sealed
  },
  'intake[].name': {
    to: { '/intake/0/name/en': 'Character' },
    see: said({ fields: { ...FIELDS, player: '' } }, 'en'),
    was: expect.stringContaining('"Player" (player)'),
    is: expect.stringContaining('"Character" (player)'),
  },

  'priority.urgency[]': {
    to: { '/priority/urgency': '[low, severe]' },
    see: opens({ urgency: 'severe' }),
    was: 'unknown-level',
    is: 'opened',
  },
  'priority.importance[]': {
    to: { '/priority/importance': '[low, severe]' },
    see: opens({ importance: 'severe' }),
    was: 'unknown-level',
    is: 'opened',
  },
  'priority.matrix[][]': {
    to: { '/priority/matrix': '[[P1, P2], [P2, P3]]' },
    see: (plan) => begun(plan).state.priority,
    was: 'P3',
    is: 'P1',
  },

  'promise.first_answer': {
    to: { '/promise/first_answer': '2 hours' },
    see: (plan) => minutes(plan, begun(plan), 'first-answer'),
    was: 60,
    is: 120,
  },
  'promise.update_every': {
    to: { '/promise/update_every': '2 hours' },
    see: (plan) => minutes(plan, begun(plan), 'update'),
    was: 1440,
    is: 120,
  },
  'promise.resolve_within': {
    to: { '/promise/resolve_within': '2 days' },
    see: (plan) => minutes(plan, begun(plan), 'resolution'),
    was: 3 * 1440,
    is: 2 * 1440,
  },
  'ByPriority.*': {
    to: { '/promise/resolve_within/P3': '4 days' },
    see: (plan) => minutes(plan, begun(plan), 'resolution'),
    was: 3 * 1440,
    is: 4 * 1440,
  },
  ByPriority: {
    from: { '/promise/resolve_within': '{ P1: 4 days }' },
    to: { '/promise/resolve_within': '4 days' },
    see: (plan) => minutes(plan, begun(plan), 'resolution'),
    was: null,
    is: 4 * 1440,
  },

  // Which rule finds a person, for lead and front; for steps, see steps.ts.
  'lead: person-rule opener': {
    from: { '/lead/person': 'head' },
    to: { '/lead/person': 'opener' },
    see: (plan) => lead('chen')(plan).person,
    was: 'su',
    is: 'chen',
  },
  'lead: person-rule duty': {
    to: { '/lead/person': 'duty', '/lead/else': 'head' },
    see: (plan) => lead('chen')(plan).person,
    was: 'chen',
    is: 'lin',
  },
  'lead: person-rule head': {
    to: { '/lead/person': 'head' },
    see: (plan) => lead('chen')(plan).person,
    was: 'chen',
    is: 'su',
  },
  'lead: person-rule supervisor': {
    to: { '/lead/person': 'supervisor' },
    see: (plan) => begun(plan, { within: companyIn((it) => it.supervisor('desk', 'lin')) }).state.lead.person,
    was: 'chen',
    is: 'lin',
  },
  'lead: person-rule least-loaded': {
    to: { '/lead/person': 'least-loaded' },
    see: (plan) =>
      begun(plan, {
        within: companyIn(
          (it) => it.load('chen', 2),
          (it) => it.load('lin', 1),
        ),
      }).state.lead.person,
    was: 'chen',
    is: 'su',
  },
  'lead: person-rule manager': {
    to: { '/lead/person': 'manager' },
    see: (plan) => begun(plan, { by: 'su' }).state.lead,
    was: { department: 'desk', person: 'su' },
    is: { department: 'board', person: 'gao' },
  },
  'lead: person-rule role:': {
    to: { '/lead/person': '"role:operations-manager"' },
    see: lead('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'board', person: 'gao' },
  },
  'lead: person-rule person:': {
    to: { '/lead/person': '"person:ma"' },
    see: lead('chen'),
    was: { department: 'desk', person: 'chen' },
    is: { department: 'payment', person: 'ma' },
  },
};
