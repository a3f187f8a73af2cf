import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../database/connect';
import { migrate } from '../../database/migrate';
import { schemaOf } from '../../database/schema';
import { freePort } from '../../ops/free-port';
import { startPostgres } from '../../ops/postgres/server';
import { root } from '../../ops/root';
import { GENERATED, read } from './generated';

/** `npm run generate`: writes every committed file that is made from others, and says which have changed. */
async function main(): Promise<void> {
  for (const { file, make } of GENERATED) write(file, make());
  write('database/schema.sql', await freshSchema());
}

function write(file: string, text: string): void {
  const changed = read(file) !== text;
  if (changed) writeFileSync(join(root, file), text);
  process.stdout.write(`${changed ? 'written  ' : 'unchanged'} ${file}\n`);
}

/** The schema of a database that was migrated just now, on a PostgreSQL that goes with it. */
async function freshSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-generate-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as a user of its own who must get there
  try {
    const port = await freePort();
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), port, log: () => undefined });
    const sql = connect(postgres.url, { connections: 1 });
    try {
      await migrate(sql);
      return await schemaOf(sql);
    } finally {
      await sql.end();
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
