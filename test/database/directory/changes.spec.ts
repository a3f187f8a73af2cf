import { changesBetween, type Snapshot } from '../../../database/directory/changes';
import type { DepartmentDocument, PersonDocument } from '../../../database/directory/document';

const name = { zh: '名', en: 'Name' };
const person = (id: string, change: Partial<PersonDocument> = {}): PersonDocument => ({
  ...{
    id,
    name,
    kind: 'person',
    standing: 'active',
    language: 'zh',
    manager: null,
    activeUntil: null,
    departments: [],
  },
  ...change,
});
const department = (id: string, change: Partial<DepartmentDocument> = {}): DepartmentDocument => ({
  ...{
    id,
    name,
    parent: null,
    head: null,
    duty: null,
    supervisors: [],
    calendar: 'round-the-clock',
    limit: null,
    limits: [],
  },
  ...change,
});
const snapshot = (given: {
  people?: PersonDocument[];
  departments?: DepartmentDocument[];
  roles?: Record<string, string[]>;
  rosters?: Record<string, object>;
}): Snapshot => ({
  person: new Map((given.people ?? []).map((one) => [one.id, one])),
  department: new Map((given.departments ?? []).map((one) => [one.id, one])),
  role: new Map(
    Object.entries(given.roles ?? {}).map(([role, holders]) => [
      role,
      { role, holders: holders.map((one) => ({ department: 'desk', person: one })) },
    ]),
  ),
  roster: new Map(Object.entries(given.rosters ?? {})),
  absence: new Map(),
  lending: new Map(),
});

it('are nothing between two that say the same', () => {
  const one = { people: [person('su')], departments: [department('desk')], roles: { auditor: ['su'] } };
  expect(changesBetween(snapshot(one), snapshot(one))).toEqual({ added: [], changed: [], removed: [], losses: [] });
});

it('name what is new, what is gone, and of what has changed each field with both values', () => {
  const changes = changesBetween(
    snapshot({ people: [person('su')], roles: { auditor: ['su'] } }),
    snapshot({ people: [person('su', { manager: 'wei', language: 'en' }), person('lin')] }),
  );
  expect(changes.added).toEqual([{ kind: 'person', id: 'lin' }]);
  expect(changes.removed).toEqual([{ kind: 'role', id: 'auditor' }]);
  expect(changes.changed).toEqual([
    {
      kind: 'person',
      id: 'su',
      fields: [
        { field: 'language', from: 'zh', to: 'en' },
        { field: 'manager', from: null, to: 'wei' },
      ],
    },
  ]);
});

it('say who loses what, of everything that can be lost, and of nothing that is won', () => {
  const at = (...departments: [string, 'member' | 'supervisor'][]) => ({
    departments: departments.map(([one, as]) => ({ department: one, as })),
  });
  const { losses } = changesBetween(
    snapshot({
      people: [person('su', at(['desk', 'supervisor'], ['vip', 'member'])), person('lin', at(['desk', 'member']))],
      departments: [department('desk', { head: 'su', duty: 'lin' }), department('vip', { duty: 'su' })],
      roles: { director: ['su', 'lin'], auditor: ['su'] },
    }),
    snapshot({
      people: [
        person('su', at(['desk', 'member'])),
        person('lin', { ...at(['desk', 'supervisor']), standing: 'leaving' }),
      ],
      departments: [department('desk', { head: 'lin' }), department('vip', { duty: 'su', head: 'su' })],
      roles: { director: ['lin'] },
    }),
  );
  expect(losses).toEqual([
    { person: 'su', loses: 'supervision', of: 'desk' },
    { person: 'su', loses: 'membership', of: 'vip' },
    { person: 'lin', loses: 'standing', of: null },
    { person: 'su', loses: 'headship', of: 'desk' },
    { person: 'lin', loses: 'duty', of: 'desk' },
    { person: 'su', loses: 'role', of: 'director' },
    { person: 'su', loses: 'role', of: 'auditor' },
  ]);
});

it('say who is on duty no more: by the roster, and by the department alone where there is none', () => {
  const roster = (...people: string[]) => ({
    desk: { shifts: [{ people }], on_call: { rotation: { turns: [people] } } },
  });
  const duties = (before: Parameters<typeof snapshot>[0], after: Parameters<typeof snapshot>[0]) =>
    changesBetween(snapshot(before), snapshot(after)).losses.map(({ person, loses }) => `${person} ${loses}`);
  const [su, wei] = ['su', 'wei'].map((duty) => [department('desk', { duty })]);
  const lin = { departments: su ?? [], rosters: roster('lin', 'zhou') };
  expect(duties({ departments: su ?? [] }, lin)).toEqual(['su duty']);
  expect(duties(lin, { departments: wei ?? [], rosters: roster('lin', 'zhou') })).toEqual([]);
  expect(duties(lin, { departments: su ?? [], rosters: roster('zhou', 'su') })).toEqual(['lin duty']);
});
