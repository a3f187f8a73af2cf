import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** An empty folder of this test's own, open to PostgreSQL's user; gone after the test file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-ops-'));
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
