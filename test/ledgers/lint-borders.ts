import { IMPURE_CALLS, IMPURE_GLOBALS, ROOM_NAMES, ROOMS, type RoomName } from './rooms';

/**
 * The overrides of biome.json that hold the borders. Biome compares the text of an import, not the file it leads to:
 * a forbidden room is therefore named as a folder on the way (`../../api/…`, however deep), and no folder inside a room
 * may have a room's name.
 */
export function lintOverrides(): unknown[] {
  return ROOM_NAMES.filter((name) => name !== 'test').map((name) => ({
    includes: [`${name}/**`],
    linter: { rules: rulesOf(name) },
  }));
}

function rulesOf(name: RoomName): unknown {
  const { pure } = ROOMS[name];
  const noRestrictedImports = { level: 'error', options: { patterns: [...strangers(name), ...packages(name)] } };
  if (!pure) return { style: { noRestrictedImports } };
  const because = `${name}/ is pure: it has no clock, no chance and no environment`;
  return {
    style: {
      noRestrictedImports,
      noRestrictedGlobals: {
        level: 'error',
        options: { deniedGlobals: Object.fromEntries(IMPURE_GLOBALS.map((global) => [global, because])) },
      },
      noCommonJs: 'error',
    },
    nursery: {
      noJsRestrictedProperties: {
        level: 'error',
        options: { entries: IMPURE_CALLS.map(([object, property]) => ({ object, property })) },
      },
    },
  };
}

/** Rooms that are closed to this one. Of a room whose types alone are open, the file that may be imported is let through. */
function strangers(name: RoomName) {
  const { imports, types = [] } = ROOMS[name];
  const open = [name, ...imports, ...types.filter((path) => !path.includes('/'))];
  const closed = ROOM_NAMES.filter((other) => !open.includes(other));
  const files = types.filter((path) => path.includes('/'));
  const group = [...closed.map((other) => `**/${other}/**`), ...files.map((file) => `!**/${file}`)];
  return group.length === 0 ? [] : [{ group, message: `${name}/ may not import this: see test/ledgers/rooms.ts.` }];
}

function packages(name: RoomName) {
  const { packages: allowed } = ROOMS[name];
  if (allowed === 'any') return [];
  const group = ['**', '!./**', '!../**', ...allowed.map((name) => `!${name}`)];
  return [
    { group, message: `${name}/ may import ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no package'}.` },
  ];
}
