import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isStillRunning, type ProcessIdentity } from './process-identity';

/** A lock that was taken, or who has it. */
export type Lock = { taken: true; release(): void } | { taken: false; holder: ProcessIdentity };

/**
 * Takes a lock file for this process. The file appears whole, by a link, and tells number, start time and command line of
 * its holder: a lock whose holder is gone is passed over, also when its number belongs to somebody else by now.
 */
export function takeLock(file: string): Lock {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)), { mode: 0o600 });
  try {
    for (;;) {
      if (attempt(() => linkSync(mine, file), 'EEXIST'))
        return { taken: true, release: () => rmSync(file, { force: true }) };
      const holder = holderOf(file);
      if (holder) return { taken: false, holder };
      dropStale(file, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Two starters may both find the lock stale: whoever moves aside what is not stale any more puts it back. */
function dropStale(file: string, aside: string): void {
  if (!attempt(() => renameSync(file, aside), 'ENOENT')) return;
  if (holderOf(aside)) attempt(() => linkSync(aside, file), 'EEXIST');
  rmSync(aside, { force: true });
}

/** The living process that has the lock; undefined when none does. */
export function holderOf(file: string): ProcessIdentity | undefined {
  try {
    const holder: ProcessIdentity = JSON.parse(readFileSync(file, 'utf8'));
    return isStillRunning(holder) ? holder : undefined;
  } catch {
    return undefined; // gone meanwhile, or no lock of ours
  }
}

/** False when the system answers with the code that was expected. */
function attempt(act: () => void, expected: string): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false;
    throw error;
  }
}
