import fs, { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { DataFolder } from '../../ops/data-folder';
import { identify } from '../../ops/process-identity';
import { explainFolder, Sentence } from '../../ops/sentence';
import { freshFolder } from './folder';

const NOBODY = 65_534; // the user id that owns nothing
const opened: DataFolder[] = [];
function open(path: string): DataFolder {
  const folder = DataFolder.open(path);
  opened.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of opened.splice(0)) folder.close();
});

describe('a data folder', () => {
  it('is made on the first start', () => {
    const path = join(freshFolder(), 'deep/data');
    expect(open(path).path).toBe(path);
  });

  it('is held by one program at a time', () => {
    const path = freshFolder();
    open(path);
    expect(() => DataFolder.open(path)).toThrow(
      `Baton runs already on the data folder ${path} (process ${process.pid}). Stop that one, or give this one another folder with BATON_DATA.`,
    );
  });

  it('can be opened again when it was given back', () => {
    const path = freshFolder();
    DataFolder.open(path).close();
    expect(() => open(path)).not.toThrow();
  });

  it.each([
    ['whose process is gone', { pid: 4_194_303, started: 'x', command: 'node' }],
    ['whose number belongs to another process by now', { ...identify(process.pid), started: 'another boot 1' }],
  ])('is taken over from a lock %s', (_, holder) => {
    const path = freshFolder();
    writeFileSync(join(path, 'baton.lock'), JSON.stringify(holder));
    expect(() => open(path)).not.toThrow();
  });

  it('is taken over from a lock that was written half', () => {
    const path = freshFolder();
    writeFileSync(join(path, 'baton.lock'), '{"pid":');
    expect(() => open(path)).not.toThrow();
  });

  it('says so when a file has its name', () => {
    const path = join(freshFolder(), 'data');
    writeFileSync(path, '');
    expect(() => DataFolder.open(path)).toThrow(`The data folder ${path} cannot be made: a file has that name.`);
  });

  it('says so when it may not be written', () => {
    const path = freshFolder();
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    else chmodSync(path, 0o500);
    try {
      expect(() => DataFolder.open(path)).toThrow(`This user may not write to the data folder ${path}.`);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it.each([
    ['EROFS', 'lies on a read-only file system'],
    ['ENOSPC', 'is full'],
    ['EDQUOT', 'is full'],
  ])('explains %s in one sentence', (code, words) => {
    const error = explainFolder(Object.assign(new Error(code), { code }), '/data');
    expect(error).toBeInstanceOf(Sentence);
    expect((error as Error).message).toContain(words);
  });

  it('says so before anything is started when the disk is nearly full, and gives the folder back', () => {
    const path = freshFolder();
    const full = jest.spyOn(fs, 'statfsSync').mockReturnValue({ bavail: 100, bsize: 4096 } as fs.StatsFs);
    expect(() => DataFolder.open(path)).toThrow(
      `The disk that holds the data folder ${path} is nearly full: 0 MB free, at least 256 MB are needed.`,
    );
    full.mockRestore();
    expect(() => open(path)).not.toThrow();
  });

  it('leaves an error alone that has nothing to do with it', () => {
    const error = new Error('else');
    expect(explainFolder(error, '/data')).toBe(error);
  });
});

describe('the ports', () => {
  it('are remembered', async () => {
    const path = freshFolder();
    const first = await open(path).port('temporal');
    opened.pop()?.close();
    expect(await open(path).port('temporal')).toBe(first);
  });

  it('differ from one another', async () => {
    const folder = open(freshFolder());
    const ports = [await folder.port('postgres'), await folder.port('temporal'), await folder.port('temporalMetrics')];
    expect(new Set(ports).size).toBe(3);
  });

  it('give way to a stranger, and the new one is remembered', async () => {
    const folder = open(freshFolder());
    const first = await folder.port('postgres');
    const stranger = await listen(first);
    const second = await folder.port('postgres');
    stranger.close();
    expect(second).not.toBe(first);
    expect(await folder.port('postgres')).toBe(second);
  });

  it('are chosen anew when their file cannot be read', async () => {
    const folder = open(freshFolder());
    writeFileSync(folder.of('ports.json'), '{"postgres":');
    expect(await folder.port('postgres')).toBeGreaterThan(0);
  });
});

describe('the codec key', () => {
  it('is made once and is for this user alone', () => {
    const folder = open(freshFolder());
    const [key] = folder.codecKeys();
    expect(folder.codecKeys()[0].id).toBe(key.id);
    expect(statSync(folder.of('codec.key')).mode & 0o777).toBe(0o600);
  });

  it('is not made anew beside a store that was written with another', () => {
    const folder = open(freshFolder());
    folder.codecKeys();
    mkdirSync(folder.of('temporal'));
    writeFileSync(folder.of('temporal/temporal.db'), '');
    rmSync(folder.of('codec.key'));
    expect(() => folder.codecKeys()).toThrow(/codec\.key is gone, .* Put the key back; or delete/);
  });
});

describe('a small file', () => {
  it('is written whole, for this user alone', () => {
    const folder = open(freshFolder());
    folder.write('demo-keys.json', '{}');
    expect(readFileSync(folder.of('demo-keys.json'), 'utf8')).toBe('{}');
    expect(statSync(folder.of('demo-keys.json')).mode & 0o777).toBe(0o600);
  });
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
}
