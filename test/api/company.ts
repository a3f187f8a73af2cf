import type { DirectoryDocument } from '../../database/directory';

const names = (en: string) => ({ zh: en, en });
const person = (id: string, department: string | null, as: 'member' | 'supervisor' = 'member') => ({
  id,
  name: names(id),
  kind: 'person' as const,
  departments: department ? [{ department, as }] : [],
});
const department = (id: string, head: string | null, duty: string | null = null) => ({
  id,
  name: names(id),
  parent: null,
  head,
  duty,
  calendar: 'round-the-clock' as const,
});

/** As much of the demo company as the shipped flow needs, a department that has nothing to do with it, and two programs. */
export const COMPANY: DirectoryDocument = {
  departments: [
    department('service-desk', 'su-wan', 'liu-qian'),
    department('technical-support', 'liang-wei', 'wu-lei'),
    department('operations', 'gao-yuan', 'wang-haitao'),
    department('finance', 'ma-wenjuan'),
    department('office', null),
  ],
  people: [
    ...['su-wan', 'liu-qian', 'lin-xiao'].map((id) => person(id, 'service-desk')),
    ...['liang-wei', 'wu-lei', 'qian-feng'].map((id) => person(id, 'technical-support')),
    ...['gao-yuan', 'wang-haitao'].map((id) => person(id, 'operations')),
    person('ma-wenjuan', 'finance'),
    ...['han-bing', 'tang-jing', 'yan-ming'].map((id) => person(id, 'office')),
    { ...person('intake-form', null), kind: 'program' },
    { ...person('robot', 'technical-support'), kind: 'program' },
  ],
  roles: [
    { role: 'operations-manager', holders: [{ person: 'gao-yuan', department: 'operations' }] },
    { role: 'shift-leader', holders: [{ person: 'liu-qian', department: 'service-desk' }] },
    { role: 'administrator', holders: [{ person: 'han-bing', department: 'office' }] },
    { role: 'auditor', holders: [{ person: 'tang-jing', department: 'office' }] },
    { role: 'process-owner', holders: [{ person: 'yan-ming', department: 'office' }] },
  ],
};
