import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflows } from '../../worker/bundle';

test('the bundle takes no stack traces, and still maps to the sources', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bundle-'));
  try {
    const file = join(folder, 'workflows.bundle.js');
    await bundleWorkflows(file);
    const code = readFileSync(file, 'utf8');
    // First of all: the SDK freezes what the sandbox's globals hold once the bundle has run.
    expect(code).toMatch(/^Error\.stackTraceLimit = 0;/);
    expect(code).toMatch(/\n\/\/# sourceMappingURL=data:application\/json;/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
