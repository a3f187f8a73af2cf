import type { z } from 'zod';
import type { directoryBody, imported, importQuery } from '../../contract/directory-import';
import { type Effect, type Look, tryDirectory } from '../../database/directory';
import { compileRosters } from '../../organisation/compile-rosters';
import type { Handler } from '../context';
import { directoryWrong, edit, spoken } from '../directory-edit';
import { type Finding, problemsWith } from '../document-problems';
import { finding } from '../present/directory';
import { holeWarnings } from '../roster-holes';

/** Many documents in one transaction; with `dryRun`, what that would change, as far as it goes, and nothing of it. */
export const importDirectory: Handler = async (ask, parts) => {
  const sent = ask.body as z.output<typeof directoryBody>;
  const dryRun = (ask.query as z.output<typeof importQuery>).dryRun === 'true';
  const { rosters, errors } = compileRosters(
    sent.rosters.map(({ department, ...document }) => ({ department, document })),
    ask.now,
  );
  const unreadable = problemsWith(errors, ask.language);
  const document = { ...sent, rosters };
  // Those that cannot be read are left out of what is tried: the others keep the place at which they were sent.
  const asSent = (pointer: string) =>
    pointer.replace(/^\/rosters\/(\d+)/, (_, index) => `/rosters/${rosters[Number(index)]?.place}`);
  const said = finding(ask.language, asSent);
  const tried = async () => {
    const look: Look = (query, changes) => holeWarnings(query, rosters, changes, ask.now);
    const found = await tryDirectory(parts.sql, document, { at: parts.now, look });
    return { ...found, refused: [...unreadable, ...found.problems.map(said)] };
  };
  const written = async () => {
    if (unreadable.length > 0) throw directoryWrong((await tried()).refused);
    const edited = await edit(parts, ask, document, { place: asSent });
    // Outside its transaction: to search hundreds of rosters takes seconds, in which others edit.
    const holes = await holeWarnings(parts.sql, rosters, edited, ask.now);
    return { ...edited, refused: [], warnings: [...edited.warnings, ...holes] };
  };
  const done: Effect & { readonly refused: readonly Finding[] } = dryRun ? await tried() : await written();
  const body: z.input<typeof imported> = {
    departments: document.departments.length,
    people: document.people.length,
    roles: document.roles.length,
    absences: document.absences.length,
    lendings: document.lendings.length,
    rosters: sent.rosters.length,
    directory: done.version,
    dryRun,
    refused: [...done.refused],
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
