import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../../database/schema';
import { freshDatabase } from './database';

const FILE = join(__dirname, '../../database/schema.sql');

test('schema.sql is what `npm run generate` makes of a fresh migration', async () => {
  const { sql, drop } = await freshDatabase({ migrated: true });
  try {
    expect(readFileSync(FILE, 'utf8')).toBe(await schemaOf(sql));
  } finally {
    await drop();
  }
});
