import { join } from 'node:path';
import { connect } from '../../database/connect';
import { migrate } from '../../database/migrate';
import { makeAdministrator } from '../administrator';
import { runningPostgres } from '../postgres/server';
import { Sentence, wordsOf } from '../sentence';
import { readSettings } from '../settings';

/** `npm run administrator -- <person id>`: the first key of a database in which nobody has one. */
async function main([id]: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (!id || id.startsWith('-'))
    throw new Sentence('Say who shall be administrator: npm run administrator -- han-bing');
  const settings = readSettings(env);
  const url = settings.DATABASE_URL ?? (await runningPostgres(join(settings.BATON_DATA, 'postgres')));
  if (!url)
    throw new Sentence('The embedded database does not run: start Baton first (npm start), or set DATABASE_URL.');
  const sql = connect(url, { connections: 1 });
  try {
    await migrate(sql);
    process.stdout.write(`${await makeAdministrator(sql, id)}\n`);
  } finally {
    await sql.end();
  }
}

main(process.argv.slice(2), process.env).catch((error) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
});
