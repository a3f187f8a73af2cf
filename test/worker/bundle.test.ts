import { readFileSync } from 'node:fs';
import { bundlePath } from '../workflows/engine';

// The bundle is loaded by every worker, and its code stands beside every cached case: it stays small, and holds what is deterministic.

const bundle = readFileSync(bundlePath(), 'utf8');
const map = bundle.lastIndexOf('//# sourceMappingURL=');
const code = bundle.slice(0, map === -1 ? undefined : map);
const modules = [...code.matchAll(/^\/\*\*\*\/ "(\.\/[^"]+|[^"./][^"]*)"/gm)].map(([, name]) => name as string);

test('its modules are named, or this test would see nothing', () => {
  expect(modules).toContain('./workflows/escalation.ts');
  expect(modules.length).toBeGreaterThan(60);
});

test('it holds workflows and domain, the SDK, and nothing else', () => {
  const ours = modules.filter((name) => !name.includes('node_modules') && !name.startsWith('?')); // `?…`: left out by the SDK
  expect(ours.filter((name) => !/^\.\/(workflows|domain)\//.test(name))).toEqual([]);
  const packages = new Set(modules.flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? []));
  // nexus-rpc, ms and long are the SDK's own.
  expect([...packages].sort()).toEqual([...['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc']]);
});

test('it is below 850 kB of code, of which the SDK alone is 560', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(850 * 1024);
});

test('nothing in it asks the machine for its zone, its locale or its words', () => {
  const ours = code
    .split(/^\/\*\*\*\/ "/m)
    .filter((part) => /^\.\/(workflows|domain)\//.test(part))
    .join('\n');
  expect(ours.length).toBeGreaterThan(50_000);
  for (const leak of ['toLocale', 'getTimezoneOffset', 'getHours(', 'getDay(', 'Intl.', 'process.', 'require("node:'])
    expect(ours).not.toContain(leak);
});
