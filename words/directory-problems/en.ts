import type { Rests } from '../../domain/directory/problems';
import type { DirectoryProblemWords } from './directory-problems';

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

const work = ({ held, offered, accountable, led, fronted, raised }: Rests): string[] => [
  ...some(held, 'handoff in hand', 'handoffs in hand'),
  ...some(offered, 'handoff offered to them', 'handoffs offered to them'),
  ...some(accountable, 'handoff to answer for', 'handoffs to answer for'),
  ...some(led, 'case that they lead', 'cases that they lead'),
  ...some(fronted, 'case in which they speak to the customer', 'cases in which they speak to the customer'),
  ...some(raised, 'question raised to them', 'questions raised to them'),
];

export const en: DirectoryProblemWords = {
  'unknown-department': ({ department }) => `There is no department "${department}".`,
  'unknown-person': ({ person }) => `There is nobody with the id "${person}".`,
  'unknown-calendar': ({ calendar }) => `There is no calendar "${calendar}". GET /v1/calendars lists them.`,
  'named-twice': ({ id }) => `"${id}" is named twice.`,
  'own-ancestor': ({ department }) => `"${department}" would be above itself.`,
  'not-in-department': ({ role, person, department }) =>
    `"${person}" holds the role "${role}" for "${department}" and is nothing there: make them a member, head or duty officer of it first.`,
  'own-manager': ({ person }) => `"${person}" would be their own manager, directly or through others.`,
  'left-by-hand': ({ person }) =>
    `Nobody is made "left" by hand. POST /v1/people/${person}/leave; they have left when nothing rests on them any more.`,
  'ends-before-it-begins': () => 'This ends before it begins, or at once.',
  'ends-in-the-past': () => 'This ends in the past. POST …/end ends it now.',
  'limits-overlap': ({ department }) =>
    `Two dated limits of "${department}" hold at the same time. Let one end earlier.`,
  'substitutes-self': ({ person }) => `"${person}" cannot stand in for themselves.`,
  'absence-overlaps': ({ person, other }) =>
    `"${person}" is away in that time already, by the absence "${other}". Edit that one.`,
  'lending-overlaps': ({ person, department, other }) =>
    `"${person}" is lent to "${department}" in that time already, by "${other}". Edit that one.`,
  'not-a-person': ({ person }) => `"${person}" is a program, to which no work can come. Name a person.`,
  'kind-stays': ({ person, kind }) =>
    `"${person}" is a ${kind} and stays one. Say "kind": "${kind}", or take another id.`,
  'lent-home': ({ person, department }) => `"${person}" belongs to "${department}" already.`,
  'already-begun': ({ id }) =>
    `"${id}" has begun: whose it is, where and from when is on the record. End it, and write another.`,
  'already-over': ({ id }) => `"${id}" is over: what was is not edited.`,
  'work-there': ({ person, department, ...rests }, say) =>
    `"${person}" would no longer belong to "${department}" and has there ${say.all(work(rests))}. Move that first.`,
  'last-of-role': ({ role, flows }, say) =>
    `Nobody who is active would hold the role "${role}", with which ladders of ${say.all(flows.map(say.quoted))} end. Give it to somebody else first.`,
  'last-administrator': () =>
    'Nobody would be administrator, now or from a known day on, and only an administrator can name one. Give the role to somebody else first.',
  'head-needed': ({ department, flows }, say) =>
    `"${department}" would have no head who is active, and ${say.all(flows.map(say.quoted))} ${flows.length === 1 ? 'relies' : 'rely'} on one. Name another head.`,
  'heads-department': ({ person, department }) => `"${person}" is head of "${department}". Name another head first.`,
  'on-duty-for': ({ person, department }) =>
    `"${person}" is the officer on duty of "${department}". Name another one first.`,
  'manages-others': ({ person, people }) =>
    `"${person}" is the manager of ${people === 1 ? 'one other person' : `${people} others`}: what asks for a manager goes to the next one up.`,
  'substitutes-others': ({ person, people }) =>
    `"${person}" stands in for ${people === 1 ? 'one other person' : `${people} others`}, who would have nobody while they are away.`,
  'has-left': ({ person }) =>
    `"${person}" has left or is leaving: nothing will come to them any more. Name somebody else.`,
  'roster-holes': ({ department, holes, first }) =>
    `The roster of "${department}" leaves ${some(holes, 'time', 'times')[0]} with nobody on duty in the next four weeks; the first begins at ${first}.`,
  'in-rosters': ({ person, departments }, say) =>
    `"${person}" stands in the duty roster of ${say.all(departments.map(say.quoted))}: whoever comes next in a shift is on duty instead.`,
  'last-with-power': ({ role }) =>
    `Nobody who is active holds the role "${role}" any more. An administrator can give it again.`,
  'substitutes-in-a-circle': ({ people }, say) =>
    `${say.all(people.map(say.quoted))} stand in for one another in a circle: while all are away, nobody does.`,
  'nobody-found': ({ flow, pointer, rule }) =>
    `The flow "${flow}" finds nobody any more at ${pointer} (${rule}): its policy for that case takes over.`,
};
