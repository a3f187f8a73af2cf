import type { z } from 'zod';
import type { directoryBody, imported, importQuery } from '../../contract/directory-import';
import { type Effect, tryDirectory } from '../../database/directory';
import type { DirectoryProblem } from '../../domain/directory/problems';
import type { Handler } from '../context';
import { edit, spoken } from '../directory-edit';
import { finding } from '../present/directory';

const asSent = (pointer: string): string => pointer;

/** Many documents in one transaction; with `dryRun`, what that would change, as far as it goes, and nothing of it. */
export const importDirectory: Handler = async (ask, parts) => {
  const document = ask.body as z.output<typeof directoryBody>;
  const dryRun = (ask.query as z.output<typeof importQuery>).dryRun === 'true';
  const done: Effect & { readonly problems?: readonly DirectoryProblem[] } = dryRun
    ? await tryDirectory(parts.sql, document, ask.now)
    : await edit(parts, ask, document, { place: asSent });
  const said = finding(ask.language);
  const body: z.input<typeof imported> = {
    departments: document.departments.length,
    people: document.people.length,
    roles: document.roles.length,
    absences: document.absences.length,
    lendings: document.lendings.length,
    directory: done.version,
    dryRun,
    refused: (done.problems ?? []).map(said),
    warnings: done.warnings.map(said),
    added: done.added.map(({ kind, id }) => ({ kind, id })),
    changed: done.changed.map(({ kind, id, fields }) => ({ kind, id, fields: [...fields] })),
    removed: done.removed.map(({ kind, id }) => ({ kind, id })),
    losses: done.losses.map(({ person, loses, of }) => ({ person, loses, of })),
    work: done.work.map(({ person, department, held, offered, accountable, led, fronted, raised }) => ({
      ...{ person, department, held, offered, accountable, led, fronted, raised },
    })),
    unresolved: done.unresolved.map(({ flow, version, pointer, rule, department }) => ({
      ...{ flow, version, pointer, rule, department },
    })),
  };
  return { body, headers: spoken(ask) };
};
