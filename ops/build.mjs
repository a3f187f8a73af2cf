// dist/ = the compiled rooms, the files beside them that are no TypeScript, and the workflow bundle.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const rooms = [
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
  'ops',
  'bench',
];
const beside = /\.(sql|ya?ml|html|css|svg|json)$/; // what a program reads at run time from the folder it stands in

/** True when dist/ was made from exactly the sources that lie here. */
export function isBuilt(root) {
  const stamp = join(root, 'dist/.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Compiles all anew; throws with the compiler's words when the sources are wrong. */
export async function build(root) {
  const made = fingerprint(root);
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: root,
    },
  ).catch(({ stdout, stderr }) => {
    throw new Error(`The sources do not compile:\n${stdout}${stderr}`);
  });
  for (const file of files(root).filter((path) => beside.test(path))) {
    mkdirSync(join(dist, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(dist, file));
  }
  const { bundleWorkflows } = createRequire(import.meta.url)(join(dist, 'worker/bundle.js'));
  await bundleWorkflows(join(dist, 'workflows.bundle.js'));
  writeFileSync(join(dist, '.stamp'), made);
}

/** A hash of the names, sizes and times of all that a build reads. */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const file of [...files(root), 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function files(root) {
  return rooms
    .filter((room) => existsSync(join(root, room)))
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
