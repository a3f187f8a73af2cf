import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryBody } from '../../contract/directory-import';
import type { PersonRule, Plan, Rung } from '../../domain/plan/plan';
import { planOf } from '../../flows/compile';
import { root } from '../../ops/root';

const directory = directoryBody.parse(JSON.parse(readFileSync(join(root, 'ops/demo/directory.json'), 'utf8')));
const departments = new Map(directory.departments.map((one) => [one.id, one]));
const people = new Map(directory.people.map((one) => [one.id, one]));
const roles = new Map(directory.roles.map((one) => [one.role, one]));
const belongs = (person: string, department: string): boolean =>
  people.get(person)?.departments.some((one) => one.department === department) ?? false;

describe('the demo company', () => {
  it('names nobody twice, and refers to nobody and nothing that is not there', () => {
    expect([departments.size, people.size, roles.size]).toEqual([
      directory.departments.length,
      directory.people.length,
      directory.roles.length,
    ]);
    for (const { id, parent, head, duty } of directory.departments) {
      expect([id, parent === null || departments.has(parent)]).toEqual([id, true]);
      for (const person of [head, duty]) expect([id, person, belongs(person ?? '', id)]).toEqual([id, person, true]);
    }
    for (const { id, departments: own } of directory.people)
      expect([id, own.length > 0 && own.every((one) => departments.has(one.department))]).toEqual([id, true]);
    for (const { role, holders } of directory.roles)
      for (const holder of holders)
        expect([role, holder, belongs(holder.person, holder.department)]).toEqual([role, holder, true]);
  });

  it('has a manager for everybody but one, who is at the end of every chain', () => {
    const humans = directory.people.filter(({ kind }) => kind === 'person');
    const top = humans.filter(({ manager }) => manager === null).map(({ id }) => id);
    expect(top).toEqual(['wei-guodong']);
    for (const { id } of humans) {
      const chain = [id];
      while (chain.length < 10) {
        const above = people.get(chain.at(-1) ?? '')?.manager;
        if (!above) break;
        chain.push(above);
      }
      expect([id, chain.at(-1)]).toEqual([id, 'wei-guodong']);
    }
  });

  const shipped = readdirSync(join(root, 'flows')).filter(
    (name) => name.endsWith('.yaml') && !name.startsWith('replayed-'),
  );

  it.each(shipped)('can work by %s: every department, role and person of it is there', (name) => {
    const plan = planOf(readFileSync(join(root, 'flows', name), 'utf8'), 1);
    const { departments: ours, roles: held, people: named } = namedBy(plan);
    expect(ours.filter((one) => !departments.has(one))).toEqual([]);
    expect(held.filter((one) => !roles.has(one))).toEqual([]);
    expect(named.filter((one) => !people.has(one))).toEqual([]);
  });
});

/** Whom and what a plan names. */
function namedBy(plan: Plan) {
  const steps = Object.values(plan.steps);
  const rules: PersonRule[] = [
    plan.lead.person,
    plan.lead.else,
    plan.front.person,
    plan.front.else,
    ...steps.map((step) => step.person),
  ];
  const rungs: Rung[] = Object.values(plan.ladders).flatMap((ladder) => Object.values(ladder).flat());
  const whom = [...rules, ...rungs.flatMap((rung) => ('whom' in rung ? rung.whom : [rung.to]))];
  const of = (key: 'role' | 'person') =>
    whom.flatMap((one) => (typeof one === 'object' && key in one ? [(one as Record<string, string>)[key] ?? ''] : []));
  const fixed = steps.flatMap(({ department }) => (department.by === 'fixed' ? [department.department] : []));
  return {
    departments: [plan.lead.department, plan.front.department, ...fixed],
    roles: of('role'),
    people: of('person'),
  };
}
