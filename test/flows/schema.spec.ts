import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { flowDocument, flowSchema } from '../../contract/flow';
import { parseBudget } from '../../domain/calendar/budget';
import { root } from '../../ops/root';

describe('flows/flow.schema.json', () => {
  it('allows no unknown key at any level', () => {
    const loose: string[] = [];
    const walk = (node: unknown, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties, additionalProperties } = node as { properties?: object; additionalProperties?: unknown };
      if (properties && additionalProperties !== false) loose.push(at);
      for (const [key, value] of Object.entries(node)) walk(value, `${at}/${key}`);
    };
    walk(flowSchema(), '');
    expect(loose).toEqual([]);
  });

  it('gives budgets a pattern that agrees with the parser about form', () => {
    const pattern = new RegExp(budgetPattern());
    const good = [
      '30 minutes',
      '1 minute',
      '1.5 hours',
      '3 days',
      '4 working hours',
      '2 working days',
      'end of 3 working days',
    ];
    const bad = [
      '30',
      '1 month',
      '2 years',
      'end of 3 days',
      'end of 1.5 working days',
      '4 workinghours',
      '-1 hours',
      'soon',
      '2026-02-30',
    ];
    for (const text of good)
      expect([text, pattern.test(text), parseBudget(text) !== undefined]).toEqual([text, true, true]);
    for (const text of bad) expect([text, pattern.test(text), parseBudget(text)]).toEqual([text, false, undefined]);
  });
});

const budgetPattern = (): string => {
  const schema = flowSchema() as { properties: { closing: { properties: { reopen_within: { pattern: string } } } } };
  return schema.properties.closing.properties.reopen_within.pattern;
};

describe('the shape', () => {
  it('is the shape of every shipped document', () => {
    const folder = join(root, 'flows');
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml')))
      expect(flowDocument.safeParse(parse(readFileSync(join(folder, name), 'utf8'))).error).toBeUndefined();
  });
});
