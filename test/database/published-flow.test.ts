import { createHash } from 'node:crypto';
import { publishFlow } from '../../database/flows';
import { flowDocument } from '../../database/reads/flow-document';
import { compileFlow, planHash, planOf } from '../../flows/compile';
import { edited } from '../flows/documents';
import { freshDatabase } from './database';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('a published flow', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
  });
  afterAll(() => database.drop());

  const publish = (document: unknown) =>
    publishFlow(database.sql, {
      flow: 'test-flow',
      document,
      compile: (version) => {
        const plan = planOf(document, version);
        return { plan, hash: planHash(plan, sha256) };
      },
      at: Date.UTC(2026, 8, 22),
      by: null,
    });

  it('is given back as it was written: steps stand in the order in which they are walked', async () => {
    const document = edited({});
    const { version, hash } = await publish(document);
    const read = (await flowDocument(database.sql, 'test-flow', version))?.document;
    expect(JSON.stringify(read)).toBe(JSON.stringify(document));
    const again = compileFlow(read, version);
    expect(again.kind === 'plan' && planHash(again.plan, sha256)).toBe(hash);
  });

  it('published again as it is stays its version; with a step moved it is another flow, and another version', async () => {
    const before = await publish(edited({}));
    expect(await publish(edited({}))).toEqual(before);
    const flow = edited({ '/steps/pay/next': '[{ go: end }]' }) as { steps: Record<string, unknown> };
    const first = await publish(flow);
    const { check, pay, answer } = flow.steps;
    const second = await publish({ ...flow, steps: { check, answer, pay } });
    expect([first.version, second.version]).toEqual([before.version + 1, before.version + 2]);
  });
});
