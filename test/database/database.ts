import { randomBytes } from 'node:crypto';
import { connect, type Sql } from '../../database/connect';
import { migrate } from '../../database/migrate';
import { lookAtDatabase } from '../parts/leaks';

/** The PostgreSQL that the tests' set-up started. */
function server(): string {
  const url = process.env.BATON_TEST_DATABASE;
  if (!url) throw new Error('BATON_TEST_DATABASE is not set; the project "test" sets it');
  return url;
}

/** A database of this test's own: empty, or migrated; dropped by `drop()`. */
export async function freshDatabase(options: {
  migrated: boolean;
}): Promise<{ url: string; sql: Sql; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server());
  const admin = connect(url.href, { connections: 1 });
  await admin.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  const sql = connect(url.href, { connections: 4 });
  if (options.migrated) await migrate(sql);
  return {
    url: url.href,
    sql,
    drop: async () => {
      await sql.end({ timeout: 5 });
      if (options.migrated) await lookAtDatabase(url.href);
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
