/**
 * When an edit holds from: milliseconds, or what tells them once no other edit can come between, so that what was answered while it waited
 * for its turn was right; now where it is left out.
 */
export type When = number | (() => number) | undefined;

export const instantOf = (when: When): number => (typeof when === 'function' ? when() : (when ?? Date.now()));
