import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CodecKeys, codecKeysInFile } from '../wire/keys';
import { freePort, isFree } from './free-port';
import { holderOf, type Lock, takeLock } from './lock';
import type { ProcessIdentity } from './process-identity';
import { explainFolder, Sentence } from './sentence';

const LEAST_SPACE = 256 << 20; // bytes; PostgreSQL alone writes 40 MB for an empty cluster and 16 MB more per log segment

/** The file that says where the API of this folder listens, or did last; for commands that look for a running engine. */
export const ADDRESS = 'address';

const LOCK = 'baton.lock';

const inUse = (folder: string, { pid }: ProcessIdentity) =>
  new Sentence(
    `Baton runs already on the data folder ${folder} (process ${pid}). Stop that one, or give this one another folder with BATON_DATA.`,
  );

/** The parts whose ports are remembered. */
export type PortName = 'postgres' | 'temporal' | 'temporalMetrics';

/** The folder in which the embedded parts keep everything, held by one program at a time. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: Lock & { taken: true },
  ) {}

  /** Throws when another process has the folder; makes and takes nothing. */
  static demandUnused(path: string): void {
    const folder = resolve(path);
    const holder = holderOf(join(folder, LOCK));
    if (holder) throw inUse(folder, holder);
  }

  /** Makes the folder when it is not there, and takes it for this process. */
  static open(path: string): DataFolder {
    const folder = resolve(path);
    try {
      mkdirSync(folder, { recursive: true });
      const lock = takeLock(join(folder, LOCK));
      if (!lock.taken) throw inUse(folder, lock.holder);
      return DataFolder.checked(folder, lock);
    } catch (error) {
      throw explainFolder(error, folder);
    }
  }

  private static checked(folder: string, lock: Lock & { taken: true }): DataFolder {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize >= LEAST_SPACE) return new DataFolder(folder, lock);
    lock.release();
    const [free, least] = [bavail * bsize, LEAST_SPACE].map((bytes) => `${Math.floor(bytes / (1 << 20))} MB`);
    throw new Sentence(
      `The disk that holds the data folder ${folder} is nearly full: ${free} free, at least ${least} are needed.`,
    );
  }

  /** Gives the folder back. */
  close(): void {
    this.lock.release();
  }

  /** The folder of one part. */
  of(part: string): string {
    return join(this.path, part);
  }

  /** The port that a part had the last time; another free one, remembered from now on, when somebody else has taken it. */
  async port(name: PortName): Promise<number> {
    const known = this.ports();
    const last = known[name];
    if (last !== undefined && (await isFree(last))) return last;
    let port = await freePort();
    while (Object.values(known).includes(port)) port = await freePort(); // it is kept for another part
    this.write('ports.json', JSON.stringify({ ...known, [name]: port }, null, 2));
    return port;
  }

  /** The key that encrypts what Temporal stores; made once. Without it a Temporal store that exists cannot be read. */
  codecKeys(): CodecKeys {
    const [file, store] = [this.of('codec.key'), this.of('temporal')];
    if (!existsSync(file) && existsSync(join(store, 'temporal.db')))
      throw new Sentence(
        `${file} is gone, and what lies in ${store} was written with it. Put the key back; or delete ${store}: open escalations then go on from what PostgreSQL holds.`,
      );
    try {
      return codecKeysInFile(file);
    } catch (error) {
      throw explainFolder(error, this.path);
    }
  }

  has(name: string): boolean {
    return existsSync(this.of(name));
  }

  /** Writes a small file so that it is there whole or not at all, and for this user alone. */
  write(name: string, text: string): void {
    const file = this.of(name);
    const half = `${file}.new`;
    try {
      writeFileSync(half, text, { mode: 0o600, flush: true });
      renameSync(half, file);
    } catch (error) {
      rmSync(half, { force: true });
      throw explainFolder(error, this.path);
    }
  }

  private ports(): Partial<Record<PortName, number>> {
    try {
      return JSON.parse(readFileSync(this.of('ports.json'), 'utf8'));
    } catch {
      return {}; // none yet, or not ours to read: new ones are chosen
    }
  }
}
