import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Query, Sql } from './connect';

/** A database that this program must not touch. The message is one sentence that says what to do. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused';
}

export interface Migration {
  readonly number: number;
  /** The file's name without its number and ending. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string;
}

const FOLDER = join(__dirname, 'migrations');
const FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/;
/** Key of the advisory lock under which a database is migrated: "baton" in ASCII. */
const LOCK = 0x6261746f6e;

/** The migrations of this program, in order; their numbers run from 1 without a gap. */
export function migrations(folder = FOLDER): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((file, index) => {
      const [, digits, name] = FILE.exec(file) ?? [];
      if (name === undefined || Number(digits) !== index + 1)
        throw new Error(`${file} is not the migration that follows number ${index}`);
      // Line ends may differ between checkouts of one file.
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return { number: index + 1, name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Brings the database up to this program, all or nothing in one transaction. Several starters at once wait for one another.
 * @returns the numbers of the migrations that this call has run.
 * @throws DatabaseRefused for a database that is newer than this program, or whose migrations are not this program's.
 */
export async function migrate(sql: Sql, known: readonly Migration[] = migrations()): Promise<number[]> {
  return await sql.begin(async (query) => {
    await query`select pg_advisory_xact_lock(${LOCK}::bigint)`;
    await query`
      create table if not exists migration (
        number integer primary key,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`;
    const applied = await query<Pick<Migration, 'number' | 'name' | 'checksum'>[]>`
      select number, name, checksum from migration order by number`;
    for (const past of applied) compare(past, known);
    const missing = known.slice(applied.length);
    for (const migration of missing) await run(query, migration);
    return missing.map(({ number }) => number);
  });
}

function compare(past: Pick<Migration, 'number' | 'name' | 'checksum'>, known: readonly Migration[]): void {
  const ours = known[past.number - 1];
  if (!ours)
    throw new DatabaseRefused(
      `The database is newer than this program: it has migration ${past.number} (${past.name}), and this program knows ${known.length}. Start a newer version of the program, or name another database.`,
    );
  if (ours.checksum !== past.checksum)
    throw new DatabaseRefused(
      `Migration ${past.number} of the database (${past.name}) is not the one of this program (${ours.name}): its text was changed after it had run. Restore the file, or name another database.`,
    );
}

async function run(query: Query, migration: Migration): Promise<void> {
  await query.unsafe(migration.text).catch((error: Error) => {
    if (!/^extension ".*" is not available$/.test(error.message)) throw error;
    throw new DatabaseRefused(
      `The database server lacks what migration ${migration.number} (${migration.name}) needs: ${error.message}. Install PostgreSQL's own extensions there (a package often named postgresql-contrib).`,
    );
  });
  await query`
    insert into migration (number, name, checksum)
    values (${migration.number}, ${migration.name}, ${migration.checksum})`;
}
