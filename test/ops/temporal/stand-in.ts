import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Surroundings, thisMachine } from '../../../ops/temporal/route';
import { freshFolder } from '../folder';

/** A machine with nothing on it but what a test puts there: its own PATH, its own cache. */
export function bareMachine(): Surroundings & { bin: string; notes: string[]; stop: AbortController } {
  const home = freshFolder();
  const bin = join(home, 'bin');
  const notes: string[] = [];
  const stop = new AbortController();
  mkdirSync(bin);
  const env = { PATH: bin, HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
  const around = thisMachine((text) => notes.push(text), stop.signal, env);
  return { ...around, bin, notes, stop };
}

/** A program for /bin/sh at this path. */
export function program(path: string, script: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/** A Temporal binary, as far as its version goes. */
export const temporal = (path: string, version = '1.9.1'): string =>
  program(path, `echo "temporal version ${version} (Server 1.32.0, UI 2.54.1)"`);
