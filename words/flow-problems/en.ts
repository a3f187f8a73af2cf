import type { ConditionType, FlowProblems, Form, Kind } from '../../domain/plan/problems';
import type { FlowProblemWords } from './flow-problems';

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-or-no': 'true or false',
  list: 'a list',
  mapping: 'keys with values',
  nothing: 'nothing',
  'text-or-mapping': 'one budget, or one for each priority',
  'text-or-responsibility': 'a department, or { by: responsibility, of: … }',
  'text-or-list': 'one text, or a list of texts',
};

const TYPES: Readonly<Record<ConditionType, string>> = {
  text: 'text',
  number: 'number',
  'yes-or-no': 'true or false',
  choice: 'choice',
};

const FORMS: Readonly<Record<Form, string>> = {
  'flow-id': 'the id of a flow: lower-case words joined by "-", such as player-problem',
  'department-id': 'the id of a department, such as service-desk',
  'table-id': 'the id of a responsibility table, such as main',
  'step-id': 'the key of a step: lower-case words joined by "-", beginning with a letter, such as diagnose',
  'ladder-id': 'the key of a ladder: lower-case words joined by "-", beginning with a letter, such as step-ladder',
  'outcome-id': 'an outcome: lower-case words joined by "-", beginning with a letter, such as not-the-cause',
  'field-name': 'the name of a field: a letter, then letters, digits or "_", such as errorText',
  level: 'a level: a letter, then letters, digits or "-", such as high or P1',
  choice: 'a choice: a text that neither begins nor ends with a blank',
  share:
    'a share of the budget, more than 0% and at most 100%, such as 50%; a time after its end is written with "after"',
  repetition: '"repeat" and a budget, such as repeat 1 working day',
  'person-rule': 'opener, duty, head, supervisor, least-loaded, manager, claim, same-as:…, role:… or person:…',
  addressee: 'holder, front, lead, head, duty, supervisor, manager, role:… or person:…',
  'reopen-to': 'lead, or step:…',
};

const WHY: Readonly<Record<FlowProblems['not-a-budget']['why'], string>> = {
  form: 'Write 30 minutes, 3 days (round the clock), 4 working hours, 2 working days, or end of 3 working days.',
  date: 'A budget is a length of time, not a date.',
  'no-such-date': 'This date does not exist; and a budget is a length of time, not a date.',
  'no-fixed-length':
    'Weeks, months and years are not taken, because their length depends on when they start: say it in days.',
  nothing: 'It must be longer than nothing.',
  'too-long': 'It can be ten years at most (3653 days).',
};

/** "x is probably meant", or all that there is. */
const meant = (likely: string | null, of: readonly string[]): string =>
  likely === null ? (of.length === 0 ? '' : ` Known here: ${of.join(', ')}.`) : ` "${likely}" is probably meant.`;

export const en: FlowProblemWords = {
  'not-readable': ({ reason }) => `This cannot be read as YAML or JSON: ${reason}.`,
  'duplicate-key': ({ key }) => `"${key}" stands here a second time. One of the two would be lost: keep one.`,
  'document-too-large': ({ bytes, limit }) =>
    `The document has ${Math.ceil(bytes / 1024)} kB; at most ${Math.floor(limit / 1024)} kB are read.`,

  'unknown-key': ({ key, likely, known }) => `"${key}" is not known here.${meant(likely, known)}`,
  'key-missing': ({ key }) => `"${key}" is missing.`,
  'wrong-kind': ({ expected, got }) =>
    `Expected ${KINDS[expected]}, but found ${KINDS[got]}.${expected === 'text' && (got === 'number' || got === 'yes-or-no') ? ' Put it in quotes.' : ''}`,
  'not-one-of': ({ value, likely, of }) =>
    `"${value}" is not one of ${of.join(', ')}.${likely === null ? '' : meant(likely, of)}`,
  malformed: ({ value, form }) => `"${value}" is not ${FORMS[form]}.`,
  'not-a-budget': ({ value, why }) => `"${value}" is not a budget. ${WHY[why]}`,
  'number-too-small': ({ least }) => `This must be at least ${least}.`,
  'number-too-large': ({ most }) => `This must be at most ${most}.`,
  empty: () => 'This must not be empty.',
  'too-long': ({ most }) => `This is too long: at most ${most} fit here.`,
  'listed-twice': ({ value }) => `"${value}" is listed twice.`,
  'at-or-after': () => 'A rung has one time: "at" (a share of the budget) or "after" (a time after its end).',

  'unknown-step': ({ step, likely, steps }) => `There is no step "${step}".${meant(likely, steps)}`,
  'unknown-ladder': ({ ladder, likely, ladders }) => `There is no ladder "${ladder}".${meant(likely, ladders)}`,
  'unknown-field': ({ field, likely, fields }) =>
    `No field "${field}" is declared.${meant(likely, fields)} Declare it in the intake, among what a step gives, or here with a type.`,
  'unknown-priority': ({ priority, likely, priorities }) =>
    `The matrix has no priority "${priority}".${meant(likely, priorities)}`,
  'reserved-name': ({ name }) => `"${name}" has a meaning of its own here. Choose another name.`,

  'opener-in-a-step': () =>
    'Only lead and front can be whoever opened the escalation. For a step say duty, head, supervisor, least-loaded, manager, claim, same-as:…, role:… or person:….',
  'claim-outside-a-step': () =>
    'Lead and front are persons from the first minute on, so nobody can be left to claim them. Say opener, duty, head, role:… or person:….',
  'same-as-outside-a-step': () =>
    'When an escalation is opened no step is over yet, so lead and front cannot be whoever did one. Say opener, duty, head, role:… or person:….',
  'same-as-not-earlier': ({ step, named }) =>
    `"${named}" does not stand before "${step}", so nobody has done it by then. Name an earlier step.`,
  'else-is-the-same': ({ rule }) =>
    `When "${rule}" finds nobody, "${rule}" will not find anybody either. Name another rule.`,
  'person-in-open-department': ({ rule }) =>
    `"${rule}" may sit in another department than the one named at opening. Where the department is open, say duty, head, supervisor, least-loaded or claim.`,
  'open-department-unnamed': ({ step, start }) =>
    `Nobody would name the department of "${step}": it is asked for at opening only where the first step ("${start}") is open too.`,
  'field-not-certain': ({ field, step }) =>
    `Whose work "${step}" is cannot be looked up by "${field}": it may not be there yet. Require it in the intake, of every step before, or among what this step needs.`,
  'responsibility-confidential': ({ field }) =>
    `"${field}" is confidential, so no table may be looked up with it. Name another field.`,
  'not-a-superior': ({ do: act }, say) =>
    `Whoever has it cannot be whom to ${say.term(say.acts, act)} it to. Say head, duty, lead, front, role:… or person:….`,

  'choices-missing': ({ field }) => `"${field}" is a choice, so list what may be chosen: of: [ … ].`,
  'choices-without-choice': ({ field, type }) =>
    `"${field}" is of type ${type}, which has no choices. Make it a choice, or leave "of" out.`,
  'type-missing': ({ field }) => `"${field}" has no type anywhere. Say text, number, boolean or choice.`,
  'declared-otherwise': ({ field, here, there }) =>
    `"${field}" is ${here} here and ${there} elsewhere. A field is declared once.`,
  'unless-without-required': ({ field }) =>
    `"unless" lifts a demand, but "${field}" is not demanded. Add required: true, or leave it out.`,

  'unreachable-step': ({ step }) => `No work ever comes to "${step}". Let an edge lead to it, or leave it out.`,
  'edge-never-taken': () =>
    'This edge is never taken: one before it is always open. Put it first, or give that one a condition.',
  'last-edge-conditional': () => 'The last edge has no condition, so that there is always a way on.',
  'last-edge-limited': () => 'The last edge has no "at_most", so that there is always a way on.',
  'last-edge-backward': ({ go }) =>
    `The last edge leads on, not back to "${go}": else the work could go round forever.`,
  'loop-unbounded': ({ go }) => `"${go}" stands before this step or is this step. A way back is bounded: add at_most.`,

  'matrix-shape': ({ urgency, importance, rows, columns }) =>
    `Expected ${urgency} ${urgency === 1 ? 'row' : 'rows'} (urgency) of ${importance} (importance), but found ${rows} of ${columns}.`,
  'no-budget-for': ({ priority }) =>
    `Priority ${priority} has no budget here, so it would have no deadline. Add it, or "else".`,
  'promise-without-clock': () =>
    'This promises nothing. Add first_answer, update_every or resolve_within, or leave "promise" out.',
  'no-default': ({ key }) => `"${key}" is said neither by this step nor by "defaults".`,

  'no-rungs-for': ({ clock, ladder }, say) =>
    `The ladder "${ladder}" is asked for ${say.ladders[clock]}, but has neither that list nor "other".`,
  'unused-ladder': ({ ladder }) =>
    `No step, promise or closing uses the ladder "${ladder}", so its rungs never fire. Name it somewhere, or leave it out.`,
  'unused-rungs': ({ clock, ladder }, say) =>
    `No clock asks the ladder "${ladder}" for its list "${say.ladders[clock]}", so these rungs never fire.`,
  'ladder-without-end': ({ clock }, say) =>
    `The list "${say.ladders[clock]}" could end with nobody acting. Its last rung is take_over, to: role:…, then: repeat 1 working day.`,
  'repeat-before-the-end': () => 'Only the last rung of a list repeats.',
  'rungs-out-of-order': () =>
    'Rungs stand in the order in which they fire: rising shares of the budget, then rising times after its end.',
  'rung-never-fires': ({ clock }, say) =>
    `This rung never fires: ${say.ladders[clock]} is over at the end of its time, and work that waits is not moved. Use remind, notify or raise at less than 100%.`,
  'raise-last': () =>
    'A superior who does not answer brings the next rung forward, and there is none here. Add one, or use notify.',

  'condition-unreadable': ({ column, reason }) => `Column ${column}: this is not a condition in CEL: ${reason}.`,
  'condition-unknown-name': ({ column, name, likely, names }) =>
    `Column ${column}: "${name}" is no field.${meant(likely, names)}`,
  'condition-not-supported': ({ column, what }) =>
    `Column ${column}: "${what}" cannot be used. A condition has comparisons, &&, ||, !, in with a list of constants, and has(field).`,
  'condition-types': ({ column, left, right }) =>
    `Column ${column}: ${TYPES[left]} is compared with ${TYPES[right]}, which is never true.`,
  'condition-order': ({ column, type }) =>
    `Column ${column}: of values of type "${TYPES[type]}" none is less or greater. Only numbers have an order; use == or in.`,
  'condition-not-a-choice': ({ column, value, likely, of }) =>
    `Column ${column}: "${value}" is not one of its choices.${meant(likely, of)}`,
  'condition-not-yes-or-no': ({ column, type }) =>
    `Column ${column}: a condition is true or false, and this is ${TYPES[type]}. Compare it with something.`,
  'condition-confidential': ({ column, field }) =>
    `Column ${column}: "${field}" is confidential; a condition may ask only whether it is there: has(${field}).`,
  'condition-constant': ({ column }) => `Column ${column}: this is always the same, whatever the fields say.`,
  'condition-too-large': ({ limit }) =>
    `A condition has ${limit} parts at most. Give an earlier step a field that says it in one word.`,

  'default-unused': ({ key }) => `Every step says its own "${key}", so this default changes nothing.`,
  'else-unused': () => 'Every priority has its own budget, so "else" changes nothing.',
  'no-promise-for': ({ priority }) => `Priority ${priority} is promised nothing here.`,
  'given-only-later': ({ field, step }) =>
    `"${step}" needs "${field}", which nobody is asked for before. Add it to the intake, or to what an earlier step gives.`,
};
