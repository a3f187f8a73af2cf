import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS } from '../../data-folder';
import { DEMO_KEYS } from '../../seed';
import { Sentence } from '../../sentence';
import { readSettings } from '../../settings';

/** Who may edit the directory of the demo company (ops/demo/directory.json). */
const ADMINISTRATOR = 'han-bing';

/** Where the engine is and by whose key: as given, or the one that runs on this clone's data folder and its demo administrator. */
export async function runningEngine(
  given: { url?: string | undefined; key?: string | undefined },
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; key: string }> {
  const folder = readSettings(env).BATON_DATA;
  const url = (
    given.url ??
    read(
      join(folder, ADDRESS),
      'No engine was started on this data folder yet; `npm start` does, or name one with --url.',
    )
  )
    .trim()
    .replace(/\/$/, '');
  const key = given.key ?? administratorsKey(folder);
  const alive = await fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
  if (!alive)
    throw new Sentence(`No engine answers at ${url}. Start it with \`npm start\`, or name another with --url.`);
  return { url, key };
}

function administratorsKey(folder: string): string {
  const missing = `There are no demo keys in ${folder}: name a key that may edit the directory and make keys with --key.`;
  const key = (JSON.parse(read(join(folder, DEMO_KEYS), missing)) as Record<string, string>)[ADMINISTRATOR];
  if (!key) throw new Sentence(missing);
  return key;
}

function read(file: string, missing: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Sentence(missing);
  }
}
