import { own } from '../../domain/own';
import { type FlowProblem, problem } from '../../domain/plan/problems';
import { fieldsOf, type Mention, mentions } from './parts';
import type { Rule } from './rule';

/** Each field has one type, said at least once, and a choice has its choices; what is said again agrees. */
export const fields: Rule = (flow) => {
  const declared = fieldsOf(flow);
  return mentions(flow).flatMap((mention): FlowProblem[] => {
    const { at, field } = mention;
    const type = own(declared, field);
    // A need of a field that nobody declares is told by the rule about references.
    if (!type) return at.includes('/gives/') ? [problem(at, 'type-missing', { field })] : [];
    if (mention.type && mention.type !== type.type)
      return [problem(`${at}/type`, 'declared-otherwise', { field, here: mention.type, there: type.type })];
    if (mention.of && type.type !== 'choice')
      return [problem(`${at}/of`, 'choices-without-choice', { field, type: type.type })];
    if (type.type === 'choice' && !type.of) return mention.type ? [problem(at, 'choices-missing', { field })] : [];
    return [
      ...sameChoices(mention, type.of),
      ...sameName(mention, type.name),
      ...sameReaders(mention, type.confidential),
    ];
  });
};

const sameChoices = ({ at, field, of }: Mention, there: readonly string[] | undefined): FlowProblem[] =>
  of && there && of.join('\n') !== there.join('\n')
    ? [problem(`${at}/of`, 'declared-otherwise', { field, here: of.join(', '), there: there.join(', ') })]
    : [];

const sameName = ({ at, field, name }: Mention, there: Mention['name']): FlowProblem[] =>
  name && there && (name.zh !== there.zh || name.en !== there.en)
    ? [problem(`${at}/name`, 'declared-otherwise', { field, here: name.en, there: there.en })]
    : [];

const sameReaders = ({ at, field, confidential }: Mention, there: Mention['confidential']): FlowProblem[] =>
  confidential && there && confidential.join('\n') !== there.join('\n')
    ? [
        problem(`${at}/confidential`, 'declared-otherwise', {
          field,
          here: confidential.join(', '),
          there: there.join(', '),
        }),
      ]
    : [];
