import type { DirectoryKind, Documents } from './document';
import { peopleNamed } from './roster-people';

/** Documents of the directory by kind and id, as they were or are. */
export type Snapshot = { readonly [K in DirectoryKind]: ReadonlyMap<string, Documents[K]> };

export interface Changed {
  readonly kind: DirectoryKind;
  readonly id: string;
}

export interface Loss {
  readonly person: string;
  readonly loses: 'membership' | 'supervision' | 'headship' | 'duty' | 'role' | 'standing';
  /** The department, or the role; null for the standing. */
  readonly of: string | null;
}

/** What an edit changes. */
export interface Changes {
  readonly added: readonly Changed[];
  readonly changed: readonly (Changed & {
    readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  })[];
  readonly removed: readonly Changed[];
  readonly losses: readonly Loss[];
}

const KINDS: readonly DirectoryKind[] = ['department', 'person', 'role', 'absence', 'lending', 'roster'];
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Documents that differ between two instants. Both are read by the same statements, so equal ones are equal as text. */
export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  const added: Changed[] = [];
  const removed: Changed[] = [];
  const changed: Changes['changed'][number][] = [];
  for (const kind of KINDS) {
    const was = before[kind] as ReadonlyMap<string, object>;
    const is = after[kind] as ReadonlyMap<string, object>;
    for (const [id, document] of is) {
      const old = was.get(id);
      if (!old) added.push({ kind, id });
      else if (!same(old, document)) changed.push({ kind, id, fields: fieldsBetween(old, document) });
    }
    for (const id of was.keys()) if (!is.has(id)) removed.push({ kind, id });
  }
  return { added, changed, removed, losses: lossesBetween(before, after) };
}

function fieldsBetween(old: object, document: object) {
  const [was, is] = [old as Record<string, unknown>, document as Record<string, unknown>];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return fields.flatMap((field) =>
    same(was[field], is[field]) ? [] : [{ field, from: was[field] ?? null, to: is[field] ?? null }],
  );
}

/** Who loses what: a membership, a headship, a duty, a role; whoever gets it is told elsewhere. */
function lossesBetween(before: Snapshot, after: Snapshot): Loss[] {
  const losses: Loss[] = [];
  for (const [person, was] of before.person) {
    const is = after.person.get(person);
    if (!is) continue;
    const now = new Map(is.departments.map(({ department, as }) => [department, as]));
    for (const { department, as } of was.departments)
      if (!now.has(department)) losses.push({ person, loses: 'membership', of: department });
      else if (as === 'supervisor' && now.get(department) === 'member')
        losses.push({ person, loses: 'supervision', of: department });
    if (was.standing === 'active' && is.standing !== 'active') losses.push({ person, loses: 'standing', of: null });
  }
  for (const [id, was] of before.department) {
    const is = after.department.get(id);
    if (was.head !== null && was.head !== is?.head) losses.push({ person: was.head, loses: 'headship', of: id });
    const now = onDuty(after, id);
    for (const person of onDuty(before, id)) if (!now.has(person)) losses.push({ person, loses: 'duty', of: id });
  }
  for (const [role, was] of before.role) {
    const now = new Set(after.role.get(role)?.holders.map(({ person }) => person));
    for (const { person } of was.holders) if (!now.has(person)) losses.push({ person, loses: 'role', of: role });
  }
  return losses;
}

/** Who may be asked as the officer on duty: whomever the roster names, or, where there is none, the department's own. */
function onDuty({ department, roster }: Snapshot, id: string): ReadonlySet<string> {
  const document = roster.get(id);
  const own = department.get(id)?.duty;
  return new Set(document ? peopleNamed(document).map(({ person }) => person) : own ? [own] : []);
}
