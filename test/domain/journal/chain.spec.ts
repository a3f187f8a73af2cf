import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../domain/journal/canonical';
import { GENESIS, link, verify } from '../../../domain/journal/chain';
import { type Entry, entryOf } from '../../../domain/journal/entry';
import { stateOf } from '../../../domain/journal/recompute';
import { waiting } from '../../situations';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Hashes entries in a row, whatever they say. */
function chain(entries: readonly Entry[]) {
  let previousHash = GENESIS;
  return entries.map((entry) => {
    const one = { ...entry, previousHash, hash: link(sha256, previousHash, entry) };
    previousHash = one.hash;
    return one;
  });
}

const entries = waiting().events.map(entryOf);

test('each entry is hashed with the hash before it; the first with 64 noughts', () => {
  const [first, second] = chain(entries);
  expect(first?.previousHash).toBe('0'.repeat(64));
  expect(first?.hash).toBe(sha256(`${'0'.repeat(64)}\n${canonicalJson(entries[0])}`));
  expect(second?.hash).toBe(sha256(`${first?.hash}\n${canonicalJson(entries[1])}`));
});

test('a whole journal ends with its head; one that has not begun, with the noughts', () => {
  const whole = chain(entries);
  expect(verify(sha256, whole)).toStrictEqual({ kind: 'whole', head: whole.at(-1)?.hash });
  expect(verify(sha256, [])).toStrictEqual({ kind: 'whole', head: GENESIS });
});

describe('the first entry that was touched, and how', () => {
  const whole = chain(entries);
  const broken = (seq: number, why: string) => ({ kind: 'broken', seq, why });

  test('a number is missing', () => {
    expect(verify(sha256, whole.toSpliced(1, 1))).toStrictEqual(broken(2, 'gap'));
    expect(verify(sha256, whole.slice(1))).toStrictEqual(broken(1, 'gap'));
  });

  test('an entry does not follow from the one before', () => {
    const other = whole.with(1, { ...whole[1], previousHash: 'f'.repeat(64) } as never);
    expect(verify(sha256, other)).toStrictEqual(broken(2, 'parent'));
  });

  test('an entry says something else than what was hashed', () => {
    const other = whole.with(2, { ...whole[2], data: { handoff: 1, person: 'zhou' } } as never);
    expect(verify(sha256, other)).toStrictEqual(broken(3, 'content'));
  });

  test('an entry was rehashed, and the next one tells', () => {
    const forged = chain([...entries.slice(0, 2), { ...entries[2], cause: 'forged' } as never])[2];
    expect(verify(sha256, whole.with(2, forged as never))).toStrictEqual(broken(4, 'parent'));
  });

  test('an entry is earlier than the one before', () => {
    const back = chain(entries.with(2, { ...entries[2], at: '2026-09-22T05:59:59.999Z' } as never));
    expect(verify(sha256, back)).toStrictEqual(broken(3, 'order'));
  });
});

test('a state is the fold of a journal that begins with opened', () => {
  const game = waiting();
  expect(stateOf(game.events)).toEqual(game.state);
  expect(() => stateOf([])).toThrow('broken law: a journal begins with opened');
});
