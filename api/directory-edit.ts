import type { Query } from '../database/connect';
import { type DirectoryDocument, type DirectoryEdited, editDirectory } from '../database/directory';
import { callerOf } from './command';
import type { Ask, Parts, Reply } from './context';
import type { Finding } from './document-problems';
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
 * One edit by the caller. In the same transaction `present` reads the document that If-Match or If-None-Match is about, and `show`, when it
 * is written, what the caller is to be told (`shown`). Gives what it changed and the warnings about it; `place` says where a problem
 * stands in what was sent. It holds from the instant at which no other edit can come between: what was answered until then was right.
 */
export async function edit<S = undefined>(
  { sql, now }: Parts,
  ask: Ask,
  document: DirectoryDocument,
  options: {
    readonly present?: (query: Query) => Promise<unknown>;
    readonly show?: (query: Query) => Promise<S>;
    readonly place?: (pointer: string) => string;
  } = {},
): Promise<Extract<DirectoryEdited<S>, { kind: 'edited' }>> {
  const { present, show, place = withinOne } = options;
  const edited = await editDirectory<S>(sql, document, {
    at: now,
    by: callerOf(ask).person,
    still: async (query) => {
      if (present && isAsked(ask)) demandTag(ask, await present(query));
    },
    ...(show && { show }),
  });
  if (edited.kind === 'edited') return edited;
  throw directoryWrong(edited.problems.map(finding(ask.language, place)));
}

/** Why nothing of an edit was written, in the caller's language. */
export const directoryWrong = (errors: readonly Finding[]): Failure =>
  new Failure('directory-wrong', { wrong: errors.length }, { errors });

/** Warnings stand beside the document that was written, in the language of the caller. */
export const spoken = (ask: Ask): Record<string, string> => ({
  'content-language': ask.language,
  vary: 'Accept-Language',
});
