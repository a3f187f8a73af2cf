import type { PersonRule } from '../domain/plan/plan';

/** A rule as a row of a responsibility table writes it (`contract/responsibility`, PERSON_RULE). */
export function personRuleOf(text: string): PersonRule {
  const [rule = '', of = ''] = text.split(':');
  switch (rule) {
    case 'role':
      return { rule, role: of };
    case 'person':
      return { rule, person: of };
    case 'same-as':
      return { rule, step: of };
    default:
      return { rule } as PersonRule;
  }
}

/** The same rule in words of the document. */
export function personRuleText(rule: PersonRule): string {
  switch (rule.rule) {
    case 'role':
      return `role:${rule.role}`;
    case 'person':
      return `person:${rule.person}`;
    case 'same-as':
      return `same-as:${rule.step}`;
    default:
      return rule.rule;
  }
}
