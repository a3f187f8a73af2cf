import { closeSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../../ops/log-file';
import { freshFolder } from './folder';

const add = (path: string, line: string) => {
  const log = openLog(path);
  writeSync(log, line);
  closeSync(log);
};

describe('a log file', () => {
  it('goes on where the last start has stopped, and is for this user alone', () => {
    const path = join(freshFolder(), 'a.log');
    add(path, 'first\n');
    add(path, 'second\n');
    expect(readFileSync(path, 'utf8')).toBe('first\nsecond\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is turned over at a start when it has grown large, and the one before it goes', () => {
    const path = join(freshFolder(), 'a.log');
    writeFileSync(`${path}.1`, 'the one before');
    add(path, 'large\n');
    truncateSync(path, 20 << 20);
    add(path, 'new\n');
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(statSync(`${path}.1`).size).toBe(20 << 20);
    expect(existsSync(`${path}.2`)).toBe(false);
  });
});
