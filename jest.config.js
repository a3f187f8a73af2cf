// Two projects. `*.spec.ts` is pure and quick; `*.test.ts` meets a real Temporal server and a real PostgreSQL.
// The swc configuration stands here and not in .swcrc, because Temporal's workflow bundler would pick that up.
const { seedOfTree } = require('./test/parts/seed-of-tree.cjs');

process.env.BATON_TEST_SEED = String(seedOfTree()); // the processes that run the tests have it from here

const shared = {
  setupFilesAfterEnv: ['<rootDir>/test/parts/seed-properties.ts'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$|/node_modules/.+\\.m?js$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // ESM-only packages, turned into CommonJS for jest alone.
  transformIgnorePatterns: ['/node_modules/(?!(@marcbachmann/cel-js)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.dist.new/', '<rootDir>/.stryker-tmp/', '<rootDir>/.baton/'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...shared, displayName: 'spec', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'test',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/parts/setup.ts',
      globalTeardown: '<rootDir>/test/parts/teardown.ts',
    },
  ],
  testTimeout: 300_000, // milliseconds; real servers on two cores that others may keep busy: a limit for what hangs, not a measure
  maxWorkers: 2,
  coverageProvider: 'v8',
  coverageReporters: ['text', 'lcovonly'],
  collectCoverageFrom: [
    '{domain,contract,words,database,activities,wire,worker,api,flows,calendars,organisation,ops}/**/*.ts',
  ],
};
