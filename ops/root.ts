import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the project, from the sources as from dist/. */
export const root = ((): string => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) folder = dirname(folder);
  return folder;
})();
