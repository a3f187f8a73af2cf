import { type Edits, errorsOf } from '../documents';

/** What is said otherwise, and exactly what the checker then finds (nothing, where it is still right). */
type Case = readonly [what: string, edits: Edits, errors: readonly string[]];

describe('names that every object has of its own accord', () => {
  it.each<Case>([
    [
      'lead nowhere',
      {
        '/steps/check/next/1/go': 'constructor',
        '/closing/needs': '[constructor]',
        '/steps/pay/ladder': 'constructor',
      },
      ['/closing/needs/0 unknown-field', '/steps/check/next/1/go unknown-step', '/steps/pay/ladder unknown-ladder'],
    ],
    [
      'may be chosen like any other',
      {
        '/intake/3/field': 'constructor',
        '/steps/check/next/0/when': 'constructor > 5',
        '/steps/constructor': '{ name: { zh: 多, en: More }, department: desk, next: [{ go: end }] }',
        '/closing/reopen_to': '"step:constructor"',
        '/steps/pay/outcomes/0': 'constructor',
      },
      [],
    ],
  ])('%s', (_what, edits, errors) => {
    expect(errorsOf(edits)).toEqual(errors);
  });
});
