// dist/ = the compiled rooms, the files beside them that are no TypeScript, and the workflow bundle.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  'calendars',
  'organisation',
  'ops',
  'bench',
];
const beside = /\.(sql|ya?ml|html|css|svg|json|cjs)$/; // what a program reads at run time from the folder it stands in

/** True when dist/ was made from exactly the sources that lie here. */
export function isBuilt(root) {
  const stamp = join(root, 'dist/.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/**
 * Compiles all anew, aside, and puts it in place of the old: a program that runs from there is not left without its files.
 * Throws with the compiler's words when the sources are wrong.
 */
export async function build(root) {
  const made = fingerprint(root);
  const half = join(root, '.dist.new');
  rmSync(half, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await node(root, tsc, '-p', 'tsconfig.build.json', '--outDir', half).catch(({ stdout, stderr }) => {
    throw new Error(`The sources do not compile:\n${stdout}${stderr}`);
  });
  for (const file of files(root).filter((path) => beside.test(path))) {
    mkdirSync(join(half, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(half, file));
  }
  // In a process of its own: the bundler takes 200 MB, and what is built may be started in this one.
  const bundle = "require('./worker/bundle.js').bundleWorkflows('workflows.bundle.js')";
  await node(half, '-e', `${bundle}.catch((error) => { console.error(error); process.exit(1); })`);
  writeFileSync(join(half, '.stamp'), made);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  renameSync(half, join(root, 'dist'));
}

const node = (cwd, ...args) => promisify(execFile)(process.execPath, args, { cwd });

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
