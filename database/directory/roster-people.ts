/** Lists of people in a roster document (`contract/rosters`): of a shift, of those on call, of an exception; and the turns of a rotation. */
const LISTS = ['people', 'turns'];

/** Everybody whom a roster document names, and where (RFC 6901): as often as it names them. */
export function peopleNamed(document: unknown, pointer = '', within = false): { person: string; pointer: string }[] {
  if (typeof document === 'string') return within ? [{ person: document, pointer }] : [];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]) =>
    peopleNamed(value, `${pointer}/${key}`, within || LISTS.includes(key)),
  );
}
