import type { Membership } from '../../domain/escalation/parties';
import type { Query } from '../connect';

export interface Relations {
  readonly kind: 'person' | 'program';
  readonly relations: readonly { readonly department: string; readonly as: Membership }[];
  /** The directory's version in which they hold. */
  readonly directory: number;
}

/**
 * What a person is, and where: member or supervisor by membership, head or duty officer by the department's own row. The head of
 * a department supervises the departments below it. Undefined for somebody unknown or no longer active.
 */
export async function relationsOf(query: Query, person: string): Promise<Relations | undefined> {
  const rows = await query<{ kind: Relations['kind']; directory: number; department: string | null; as: Membership }[]>`
    with recursive below as (
      select child.id from department child join department top on top.id = child.parent and top.head = ${person}
      union
      select child.id from department child join below on child.parent = below.id
    )
    select person.kind, directory.version as directory, relation.department, relation."as"
    from person cross join directory left join (
      select department, "as" from membership where membership.person = ${person}
      union select id, 'head' from department where head = ${person}
      union select id, 'duty' from department where duty = ${person}
      union select id, 'supervisor' from below
    ) relation on true
    where person.id = ${person} and person.active
    order by relation.department, relation."as"`;
  const [first] = rows;
  if (!first) return undefined;
  const relations = rows.flatMap(({ department, as }) => (department === null ? [] : [{ department, as }]));
  return { kind: first.kind, directory: first.directory, relations };
}
