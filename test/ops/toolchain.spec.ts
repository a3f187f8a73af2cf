import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../ops/root';

interface Locked {
  version: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const locked: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;
const paths = Object.keys(locked);

describe('the packages', () => {
  it('are pinned to one version each', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });

  it('are locked without the address of any registry', () => {
    expect(paths.filter((path) => locked[path]?.resolved !== undefined)).toEqual([]);
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('are locked for every platform: an optional package that a registry lacks would fail `npm ci` elsewhere', () => {
    const optional = paths.flatMap((path) => Object.keys(locked[path]?.optionalDependencies ?? {}));
    expect(optional.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  it('run no install script that nobody has looked at', () => {
    const names = paths
      .filter((path) => locked[path]?.hasInstallScript)
      .map((path) => path.split('node_modules/').at(-1) ?? '');
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  it('share one protobufjs 8: with a second one beside it, histories cannot be replayed', () => {
    expect(locked['node_modules/protobufjs']?.version).toMatch(/^8\./);
    const own = paths.filter((path) => /@temporalio\/[^/]+\/node_modules\/protobufjs$/.test(path));
    expect(own).toEqual([]);
  });

  it('of Temporal are all of one version', () => {
    const versions = paths
      .filter((path) => /^node_modules\/@temporalio\//.test(path))
      .map((path) => locked[path]?.version);
    expect(new Set(versions).size).toBe(1);
  });
});

describe('the continuous integration', () => {
  it('runs the test command and nothing else', () => {
    expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
    expect(read('.ci/run')).toBe('#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\nexec npm test\n');
  });
});
