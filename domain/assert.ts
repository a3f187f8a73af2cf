/** A law that does not hold is our mistake, never the caller's: an alarm, not a refusal. */
export function assert(holds: unknown, law: string): asserts holds {
  if (!holds) throw new Error(`broken law: ${law}`);
}
