import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFlow } from '../../flows/compile';
import { root } from '../../ops/root';

const folder = join(root, 'flows');
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('the shipped flow documents', () => {
  it.each(shipped)('%s compiles without a warning, and is named as its file', (name) => {
    const compiled = compileFlow(readFileSync(join(folder, name), 'utf8'));
    expect(compiled).toMatchObject({
      kind: 'plan',
      warnings: [],
      plan: { flow: name.replace('.yaml', ''), version: 0 },
    });
  });
});
