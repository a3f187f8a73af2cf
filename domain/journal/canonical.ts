/**
 * RFC 8785 (JSON Canonicalization Scheme): keys in the order of their UTF-16 code units, no white space, numbers as ECMAScript
 * writes them. `undefined` members are left out as in JSON; what JSON cannot hold (a number that is not finite, half a surrogate pair)
 * is a mistake of ours.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that is not finite has no canonical JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) members.push(`${text(key)}:${canonicalJson(member)}`);
    }
    return `{${members.join(',')}}`;
  }
  throw new Error(`a ${typeof value} has no canonical JSON`);
}

function text(value: string): string {
  if (HALF_A_PAIR.test(value)) throw new Error('half a surrogate pair has no canonical JSON');
  return JSON.stringify(value);
}

const HALF_A_PAIR = /\p{Cs}/u;
