import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Connection } from '@temporalio/client';
import pino from 'pino';
import { connect, type Sql } from '../../database/connect';
import { type CodecKeys, codecKeys } from '../../wire/keys';
import { SealingCodec } from '../../wire/sealing-codec';

/**
 * Whether a confidential value got out (acceptance of issue 4, point 6). Every confidential value in a test begins with this mark; after
 * the whole test run it is looked for in all that the program has written: databases, histories, logs, answers.
 */
export const MARK = 'CONFIDENTIAL-';

/** A text as it may stand somewhere: as it is, in hexadecimal, and in base64 at each of its three places. */
export function formsOf(mark: string): readonly string[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(mark)]).toString('base64');
    // What stands before and behind mixes with the first and the last characters.
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((mark.length + shift) * 8) / 6));
  });
  return [mark, Buffer.from(mark).toString('hex'), ...inBase64];
}

export const holds = (text: string, mark = MARK): boolean => formsOf(mark).some((form) => text.includes(form));

const notes = (): string | undefined => process.env.BATON_TEST_NOTES;
/** For the end of the test run, which is another process. */
function note(file: 'found' | 'keys', line: string): void {
  const folder = notes();
  if (folder !== undefined) appendFileSync(join(folder, file), `${line}\n`);
}
const noted = (file: 'found' | 'keys'): readonly string[] => {
  const path = join(notes() ?? '', file);
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
};

/** The keys by which histories of this test can be opened at the end. */
export const noteKeys = (keys: CodecKeys): void =>
  note('keys', keys.map(({ secret }) => secret.export().toString('hex')).join(','));

/** Remembers a place where something stands in clear; the run fails for it at its end. */
export function look(where: string, text: string): void {
  if (holds(text)) note('found', where);
}

/** What the API logs in a test goes nowhere, but is looked at. */
export const watchedLog = () => pino({ level: 'trace' }, { write: (line: string) => look('a line of the log', line) });

/** What a worker logs. */
export const lookAtLog = (message: string, meta: unknown): void =>
  look('a line of a worker’s log', message + (meta === undefined ? '' : inspect(meta, { depth: 8 })));

/** Tables of a database in which a mark stands. */
export async function inDatabase(sql: Sql, mark = MARK): Promise<readonly string[]> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  const forms = formsOf(mark).map((form) => `%${form.replaceAll('_', '\\_')}%`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql<{ is: boolean }[]>`
      select exists (select from ${sql(name)} as one where one::text like any (${forms}::text[])) as is`;
    if (row?.is) found.push(name);
  }
  return found;
}

/** Looks at a database before it is dropped. */
export async function lookAtDatabase(url: string): Promise<void> {
  const sql = connect(url, { connections: 1 });
  for (const table of await inDatabase(sql)) note('found', `a row of ${table}`);
  await sql.end();
}

interface Searched {
  histories: number;
  payloads: number;
  /** Sealed with a key that is gone, or forged: tests do both. */
  unreadable: number;
  readonly found: string[];
}

/** Histories fetched at once. */
const AT_ONCE = 16;

/** Every payload of every history on a server, opened with these keys, and whatever else stands there in clear. */
export async function inHistories(address: string, keys: CodecKeys, mark = MARK): Promise<Searched> {
  const searched: Searched = { histories: 0, payloads: 0, unreadable: 0, found: [] };
  const connection = await Connection.connect({ address });
  try {
    const { namespaces } = await connection.workflowService.listNamespaces({ pageSize: 1_000 });
    const codec = new SealingCodec(keys);
    for (const { namespaceInfo } of namespaces ?? [])
      if (namespaceInfo?.name && namespaceInfo.name !== 'temporal-system')
        await inNamespace(connection, namespaceInfo.name, codec, mark, searched);
  } finally {
    await connection.close();
  }
  return searched;
}

async function inNamespace(
  connection: Connection,
  namespace: string,
  codec: SealingCodec,
  mark: string,
  searched: Searched,
) {
  const { workflowService } = connection;
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await workflowService.listWorkflowExecutions({
      namespace,
      pageSize: 1_000,
      ...(nextPageToken ? { nextPageToken } : {}),
    });
    const rest = [...(page.executions ?? [])];
    const next = async (): Promise<void> => {
      for (let one = rest.pop(); one; one = rest.pop()) {
        const { execution } = one;
        if (!execution?.workflowId) continue;
        let token: Uint8Array | undefined;
        do {
          const part = await workflowService.getWorkflowExecutionHistory({
            namespace,
            execution,
            ...(token ? { nextPageToken: token } : {}),
          });
          if (await clear(part.history?.events, codec, execution.workflowId, formsOf(mark), searched))
            searched.found.push(`the history of ${execution.workflowId}`);
          token = part.nextPageToken?.length ? part.nextPageToken : undefined;
        } while (token);
        searched.histories += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    nextPageToken = page.nextPageToken?.length ? page.nextPageToken : undefined;
  } while (nextPageToken);
}

/** Whether one of these forms stands anywhere in a piece of history. */
async function clear(
  value: unknown,
  codec: SealingCodec,
  workflowId: string,
  forms: readonly string[],
  searched: Searched,
): Promise<boolean> {
  if (typeof value === 'string') return forms.some((form) => value.includes(form));
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Uint8Array) return forms.some((form) => Buffer.from(value).includes(form));
  let found = false;
  // What is not sealed (search attributes) is read as it stands, below.
  if (isPayload(value) && Buffer.from(value.metadata.encoding ?? []).toString() === 'binary/encrypted') {
    searched.payloads += 1;
    const [opened] = await codec.decode([value], { type: 'workflow', workflowId } as never);
    const text = Buffer.from(opened?.data ?? []).toString();
    if (text.includes('$unreadable')) searched.unreadable += 1;
    found = forms.some((form) => text.includes(form));
  }
  for (const part of Object.values(value)) if (await clear(part, codec, workflowId, forms, searched)) found = true;
  return found;
}

const isPayload = (value: object): value is { metadata: Record<string, Uint8Array>; data: Uint8Array } =>
  'metadata' in value && 'data' in value && value.data instanceof Uint8Array;

/** Files that servers have written: their logs. */
export const inFiles = (folder: string, mark = MARK): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\blog\b/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => holds(readFileSync(path, 'latin1'), mark));

/** At the end of the test run: everything that is left to be searched, and what the tests have noted. Throws where something was found. */
export async function searchAll(folder: string, address: string): Promise<string> {
  const began = Date.now();
  const keys = [...new Set(noted('keys').flatMap((line) => line.split(',')))];
  const histories = await inHistories(address, codecKeys(keys.length > 0 ? keys.join(',') : '0'.repeat(64)));
  const found = [...new Set([...noted('found'), ...histories.found, ...inFiles(folder)])];
  if (found.length > 0) throw new Error(`A confidential value stands in clear in:\n${found.join('\n')}`);
  const { payloads, unreadable } = histories;
  return `no confidential value in clear: ${payloads} payloads of ${histories.histories} histories (${unreadable} sealed with keys that are gone, or forged), logs, answers and databases, in ${Date.now() - began} ms`;
}
