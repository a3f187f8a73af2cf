/**
 * Which room may import what: the one table. The lint's overrides in biome.json are made from it, and borders.spec.ts
 * both compares them and reads every import itself. A room may always import from itself.
 */
export interface Room {
  /** Rooms of which it may use anything. */
  imports: readonly RoomName[];
  /** Rooms, or single files of a room, of which it may use types alone. */
  types?: readonly string[];
  /** Packages it may use; `any` for rooms that run in Node.js, whose built-in modules it may use then too. */
  packages: readonly string[] | 'any';
  /** No clock, no chance, no environment: the same input gives the same output wherever it runs. */
  pure?: true;
}

export const ROOM_NAMES = [
  'domain',
  'contract',
  'words',
  'workflows',
  'database',
  'activities',
  'wire',
  'worker',
  'api',
  'flows',
  'calendars',
  'organisation',
  'ops',
  'bench',
  'test',
] as const;

export type RoomName = (typeof ROOM_NAMES)[number];

const inNode = [
  'domain',
  'contract',
  'words',
  'workflows',
  'database',
  'activities',
  'wire',
  'worker',
  'api',
  'flows',
  'calendars',
  'organisation',
] as const;

export const ROOMS: Readonly<Record<RoomName, Room>> = {
  domain: { imports: [], packages: [], pure: true },
  contract: { imports: ['domain'], packages: ['zod'] },
  words: { imports: [], types: ['domain'], packages: [] },
  workflows: {
    imports: ['domain'],
    types: ['activities/types'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  database: { imports: [], types: ['domain'], packages: 'any' },
  activities: { imports: ['database', 'domain', 'words'], packages: 'any' },
  /** How a case is reached over Temporal: what the API's client and the worker must both have. */
  wire: { imports: ['workflows'], packages: 'any' },
  worker: { imports: ['workflows', 'activities', 'wire', 'database'], types: ['domain'], packages: 'any' },
  api: {
    imports: ['contract', 'words', 'database', 'domain', 'flows', 'calendars', 'organisation', 'wire'],
    types: ['workflows/messages'],
    packages: 'any',
  },
  flows: { imports: ['contract', 'domain'], packages: 'any' },
  /** Calendar documents, official days and zone data, made into the plain tables with which the domain computes. */
  calendars: { imports: ['contract', 'domain'], packages: 'any' },
  /** Rosters and responsibility tables: made into what is computed with, asked, and searched for holes. */
  organisation: { imports: ['calendars', 'contract', 'domain'], packages: 'any' },
  ops: { imports: inNode, packages: 'any' },
  bench: { imports: [...inNode, 'ops'], packages: 'any' },
  test: { imports: [...inNode, 'ops', 'bench'], packages: 'any' },
};

/** What a pure room may not name. */
export const IMPURE_GLOBALS = [
  'process',
  'console',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Buffer',
  'Intl',
  'require',
  'globalThis',
] as const;
export const IMPURE_CALLS = [
  ['Date', 'now'],
  ['Math', 'random'],
] as const;
