import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf } from '../../database/schema';
import { freshDatabase } from './database';

const FILE = join(__dirname, '../../database/schema.sql');

// After a new migration: BATON_WRITE_SCHEMA=1 npx jest --selectProjects=test --testPathPatterns=database/schema
test('schema.sql is what a fresh migration makes', async () => {
  const { sql, drop } = await freshDatabase({ migrated: true });
  try {
    const made = await schemaOf(sql);
    if (process.env.BATON_WRITE_SCHEMA) writeFileSync(FILE, made);
    expect(readFileSync(FILE, 'utf8')).toBe(made);
  } finally {
    await drop();
  }
});
