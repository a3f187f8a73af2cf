import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNewEnough, type Surroundings, VERSION, versionOf } from './route';

const LITTER_AGE = 24 * 60 * 60_000; // milliseconds; no fetch and no build takes a day

/** The place of the kept binary. */
export function keptPath(around: Surroundings): string {
  return join(around.cache, `temporal-${VERSION}-${process.platform}-${process.arch}`);
}

/**
 * Lets `make` put a binary into a folder of its own, tries it, and moves it to its kept place in one step, so that a
 * fetch or build that was ended in the middle is never taken for a finished one.
 */
export async function keep(around: Surroundings, make: (folder: string) => Promise<string>): Promise<string> {
  await mkdir(around.cache, { recursive: true });
  await sweep(around.cache);
  const folder = await mkdtemp(join(around.cache, 'half-'));
  try {
    const made = await make(folder);
    await chmod(made, 0o755);
    const version = await versionOf(made, around);
    if (!isNewEnough(version)) throw new Error(`it brought version ${version}, older than ${VERSION}`);
    await rename(made, keptPath(around));
    return keptPath(around);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sweep(cache: string): Promise<void> {
  for (const name of (await readdir(cache)).filter((entry) => entry.startsWith('half-'))) {
    const path = join(cache, name);
    if (Date.now() - (await stat(path)).mtimeMs > LITTER_AGE) await rm(path, { recursive: true, force: true });
  }
}
