import fc from 'fast-check';
import { likely } from '../../../domain/plan/likely';

const KNOWN = ['accept_within', 'finish_within', 'silent_after', 'person', 'department', 'ladder', 'next', 'on_nobody'];

describe('the word that was probably meant', () => {
  it.each([
    ['acceptWithin', 'accept_within'],
    ['accept-within', 'accept_within'],
    ['accept_witin', 'accept_within'],
    ['departmnet', 'department'],
    ['Person', 'person'],
    ['timeout', 'finish_within'],
    ['assignee', 'person'],
    ['finish', 'finish_within'],
    ['nxet', 'next'],
    ['xyzzy', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['部门', undefined],
  ])('%s: %s', (word, meant) => {
    expect(likely(word, KNOWN)).toBe(meant);
  });

  it('is one of those known, or none; and a known word is itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, known) => {
        const meant = likely(word, known);
        expect(meant === undefined || known.includes(meant)).toBe(true);
      }),
    );
    for (const word of KNOWN) expect(likely(word, KNOWN)).toBe(word);
  });
});
