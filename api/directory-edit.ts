import type { Query } from '../database/connect';
import { type DirectoryDocument, type DirectoryEdited, type EditOptions, editDirectory } from '../database/directory';
import type { DirectoryProblem } from '../domain/directory/problems';
import { callerOf } from './command';
import type { Ask, Parts, Reply } from './context';
import { demandTag, etagOf } from './etag';
import { finding } from './present/directory';
import { Failure } from './problems';

/** A document with its tag, or that it is not there. What stands beside the document is shown and not tagged. */
export function tagged<T extends object>(document: T | undefined, beside: object = {}): Reply {
  if (document === undefined) throw new Failure('nothing-here', {});
  return {
    body: { ...document, ...beside },
    headers: { etag: `"${etagOf(document)}"`, 'cache-control': 'private, no-cache' },
  };
}

export const NOTHING: DirectoryDocument = { departments: [], people: [], roles: [] };

/** What was changed of one document: `/departments/0/parent` → `/parent`, since a caller who sent one knows of no list. */
export const withinOne = (pointer: string): string =>
  pointer
    .split('/')
    .slice(3)
    .map((part) => `/${part}`)
    .join('');

/** Whether the editor says what must be there, or must not. */
const isAsked = ({ ifMatch, ifNoneMatch }: Ask): boolean => ifMatch !== undefined || ifNoneMatch !== undefined;

/**
 * One edit by the caller; `present` reads, in the same transaction, the document that If-Match or If-None-Match is about. Gives what it changed, with the
 * warnings about it in the caller's language; `place` says where a problem stands in what was sent.
 */
export async function edit(
  { sql }: Parts,
  ask: Ask,
  document: DirectoryDocument,
  options: {
    readonly present?: (query: Query) => Promise<unknown>;
    readonly place?: (pointer: string) => string;
    readonly look?: EditOptions['look'];
  } = {},
): Promise<Extract<DirectoryEdited, { kind: 'edited' }>> {
  const { present, place = withinOne, look } = options;
  const edited = await editDirectory(sql, document, {
    at: ask.now,
    by: callerOf(ask).person,
    ...(look && { look }),
    still: async (query) => {
      if (present && isAsked(ask)) demandTag(ask, await present(query));
    },
  });
  if (edited.kind === 'edited') return edited;
  throw refusedFor(edited.problems, ask, place);
}

export const refusedFor = (problems: readonly DirectoryProblem[], ask: Ask, place: (pointer: string) => string) =>
  new Failure('directory-wrong', { wrong: problems.length }, { errors: problems.map(finding(ask.language, place)) });

/** Warnings stand beside the document that was written, in the language of the caller. */
export const spoken = (ask: Ask): Record<string, string> => ({
  'content-language': ask.language,
  vary: 'Accept-Language',
});
