import { canonicalJson } from './canonical';
import type { Entry } from './entry';

/** The `previousHash` of the first event. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in lower-case hexadecimal over UTF-8; injected, so that this runs in Node and in the browser alike. */
export type Hash = (text: string) => string;

/** The hash of an entry over its RFC 8785 JSON and the hash before it (design §3). */
export const link = (hash: Hash, previousHash: string, entry: Entry): string =>
  hash(`${previousHash}\n${canonicalJson(entry)}`);

export type Verdict =
  | { readonly kind: 'whole'; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: 'gap' | 'parent' | 'content' | 'order' };

/** Walks a journal from its beginning and names the first entry that an edit, a deletion, an insertion or a reordering has touched. */
export function verify(
  hash: Hash,
  journal: readonly (Entry & { readonly previousHash: string; readonly hash: string })[],
): Verdict {
  let head = GENESIS;
  let at = '';
  for (const [index, { previousHash, hash: stored, ...entry }] of journal.entries()) {
    const seq = index + 1;
    if (entry.seq !== seq) return { kind: 'broken', seq, why: 'gap' };
    if (previousHash !== head) return { kind: 'broken', seq, why: 'parent' };
    if (link(hash, head, entry) !== stored) return { kind: 'broken', seq, why: 'content' };
    if (entry.at < at) return { kind: 'broken', seq, why: 'order' };
    head = stored;
    at = entry.at;
  }
  return { kind: 'whole', head };
}
