import { type Edits, warningsOf } from '../documents';

/** What is said otherwise, and exactly what the checker then warns of (nothing, where it is still right). */
type Case = readonly [what: string, edits: Edits, warnings: readonly string[]];

describe('warnings', () => {
  it.each<Case>([
    ['a default that every step overrides', { '/steps/pay/person': 'claim' }, ['/defaults/person default-unused']],
    [
      'an else for which no priority is left',
      { '/closing/close_by': '{ P1: 1 day, P2: 1 day, P3: 1 day, else: 2 days }' },
      ['/closing/close_by/else else-unused'],
    ],
    [
      'a promise that leaves priorities out',
      { '/promise/first_answer': '{ P1: 1 hour, P2: 2 hours }' },
      ['/promise/first_answer no-promise-for'],
    ],
    [
      'a need that only later steps give',
      { '/steps/check/needs/1': '{ field: summary }' },
      ['/steps/check/needs/1 given-only-later'],
    ],
    ['a need that an earlier step gives on the way', { '/steps/pay/needs': '[{ field: cause }]' }, []],
  ])('%s', (_what, edits, warnings) => {
    expect(warningsOf(edits)).toEqual(warnings);
  });
});
