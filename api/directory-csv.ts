import { CsvError, parse } from 'csv-parse/sync';
import { likely } from '../domain/plan/likely';
import { Failure, type Fault, fault } from './problems';

/** What a file of rows may list, and its columns; an empty cell is one that is left out. */
const COLUMNS = {
  departments: ['id', 'name_zh', 'name_en', 'parent', 'head', 'duty', 'supervisors', 'calendar', 'limit'],
  people: ['id', 'name_zh', 'name_en', 'kind', 'standing', 'language', 'manager', 'active_until', 'departments'],
  roles: ['role', 'person', 'department'],
  absences: ['id', 'person', 'substitute', 'from', 'to'],
  lendings: ['id', 'person', 'department', 'as', 'from', 'to'],
} as const;

export type CsvOf = keyof typeof COLUMNS;
export const CSV_OF = Object.keys(COLUMNS) as CsvOf[];
type Row = Readonly<Record<string, string>>;

/**
 * A CSV file (RFC 4180, UTF-8, a header row) as the JSON document that says the same; it is judged as one. The n-th row is the n-th
 * entry, but for roles, whose holders stand one in a row, in the order in which they are asked.
 */
export function documentOfCsv(text: string, of: CsvOf): unknown {
  const rows = read(text, of);
  switch (of) {
    case 'departments':
      return { departments: rows.map(department) };
    case 'people':
      return { people: rows.map(person) };
    case 'roles':
      return { roles: roles(rows) };
    case 'absences':
    case 'lendings':
      return { [of]: rows.map(given) };
  }
}

function read(text: string, of: CsvOf): Row[] {
  const columns: readonly string[] = COLUMNS[of];
  const wrong: Fault[] = [];
  const header = (names: string[]) => {
    for (const name of names)
      if (!columns.includes(name))
        wrong.push(fault(`#${name}`, 'unknown-key', { key: name, likely: likely(name, columns) ?? null }));
    for (const name of new Set(names.filter((one, place) => names.indexOf(one) < place)))
      wrong.push(fault(`#${name}`, 'column-twice', { column: name }));
    return names;
  };
  if (text.replace('\ufeff', '').trim() === '')
    throw new Failure('malformed', { wrong: 1 }, { faults: [fault('', 'blank', {})] });
  let rows: Row[];
  try {
    rows = parse(text, { bom: true, columns: header, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (error instanceof CsvError) throw new Failure('not-csv', { line: Number(error.lines ?? 1) });
    throw error;
  }
  if (wrong.length > 0) throw new Failure('malformed', { wrong: wrong.length }, { faults: wrong });
  return rows;
}

/** Without what is left out. */
const given = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== ''));

/** `a;b` */
const list = (cell: string | undefined): string[] => (cell ?? '').split(';').flatMap((part) => part.trim() || []);

const name = ({ name_zh, name_en }: Row) => given({ zh: name_zh, en: name_en });

function department({ name_zh: _zh, name_en: _en, supervisors, limit, ...row }: Row): object {
  return given({
    ...row,
    name: name({ name_zh: _zh ?? '', name_en: _en ?? '' }),
    supervisors: supervisors ? list(supervisors) : undefined,
    // What is no number is left as it is, so that it is refused as such.
    limit: limit ? (/^\d+$/.test(limit) ? Number(limit) : limit) : undefined,
  });
}

/** Departments as `service-desk;vip:supervisor`; the first is where they belong. */
function person({ name_zh: _zh, name_en: _en, active_until, departments, ...row }: Row): object {
  const memberships = list(departments).map((one) => {
    const [place = '', as] = one.split(':');
    return given({ department: place, as });
  });
  const names = name({ name_zh: _zh ?? '', name_en: _en ?? '' });
  return given({ ...row, name: names, activeUntil: active_until, departments: memberships });
}

function roles(rows: readonly Row[]): object[] {
  const found = new Map<string, object[]>();
  for (const { role = '', ...holder } of rows) found.set(role, [...(found.get(role) ?? []), given(holder)]);
  return [...found].map(([role, holders]) => ({ role, holders }));
}
