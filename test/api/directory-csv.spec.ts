import { documentOfCsv } from '../../api/directory-csv';
import { Failure } from '../../api/problems';
import { directoryBody } from '../../contract/directory-import';

const refused = (text: string, of: 'people' | 'absences' = 'people') => {
  try {
    documentOfCsv(text, of);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('it was taken');
};

it('of people has one in a row: departments in their order, what is empty left out', () => {
  const text = `\uFEFFid,name_zh,name_en,manager,active_until,departments
lin-xiao,林晓,Lin Xiao,su-wan,,service-desk
gu-chen,顾晨,"Gu ""VIP"" Chen",,2027-01-01T00:00:00+08:00,vip:supervisor; service-desk

`;
  const document = documentOfCsv(text, 'people');
  expect(document).toEqual({
    people: [
      {
        id: 'lin-xiao',
        name: { zh: '林晓', en: 'Lin Xiao' },
        manager: 'su-wan',
        departments: [{ department: 'service-desk' }],
      },
      {
        id: 'gu-chen',
        name: { zh: '顾晨', en: 'Gu "VIP" Chen' },
        activeUntil: '2027-01-01T00:00:00+08:00',
        departments: [{ department: 'vip', as: 'supervisor' }, { department: 'service-desk' }],
      },
    ],
  });
  expect(directoryBody.safeParse(document).success).toBe(true);
});

it('of departments, absences and lendings has one in a row, of roles a holder in a row, in the order in which they are asked', () => {
  const departments =
    'id,name_zh,name_en,parent,head,supervisors,limit\r\nvip,VIP 组,VIP,service-desk,gu-chen,a;b,12\r\nx,某,X,,,,many\r\n';
  expect(documentOfCsv(departments, 'departments')).toEqual({
    departments: [
      {
        id: 'vip',
        name: { zh: 'VIP 组', en: 'VIP' },
        parent: 'service-desk',
        head: 'gu-chen',
        supervisors: ['a', 'b'],
        limit: 12,
      },
      { id: 'x', name: { zh: '某', en: 'X' }, limit: 'many' },
    ],
  });
  const roles = 'role,person,department\nleader,a,desk\nauditor,c,audit\nleader,b,desk\n';
  expect(documentOfCsv(roles, 'roles')).toEqual({
    roles: [
      {
        role: 'leader',
        holders: [
          { person: 'a', department: 'desk' },
          { person: 'b', department: 'desk' },
        ],
      },
      { role: 'auditor', holders: [{ person: 'c', department: 'audit' }] },
    ],
  });
  const absences = 'id,person,substitute,from,to\none,a,,2026-10-09T09:00:00+08:00,\n';
  expect(documentOfCsv(absences, 'absences')).toEqual({
    absences: [{ id: 'one', person: 'a', from: '2026-10-09T09:00:00+08:00' }],
  });
  const lendings = 'id,person,department,as,from,to\none,a,desk,supervisor,2026-10-09T09:00:00Z,2026-10-19T09:00:00Z\n';
  expect(directoryBody.safeParse(documentOfCsv(lendings, 'lendings')).success).toBe(true);
});

it('with a column that is not known, or a row of another length, is refused with its place', () => {
  const unknown = refused('id,name_zh,name_en,departement\na,b,c,d\n');
  expect([unknown.code, unknown.more.faults]).toEqual([
    'malformed',
    [{ pointer: '#departement', code: 'unknown-key', params: { key: 'departement', likely: 'departments' } }],
  ]);
  const short = refused('id,name_zh,name_en\na,b,c\nd,e\n');
  expect([short.code, short.params]).toEqual(['not-csv', { line: 3 }]);
  expect(refused('id,person\n"a,b\n', 'absences').code).toBe('not-csv');
});
