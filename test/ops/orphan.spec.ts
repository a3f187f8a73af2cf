import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOrphan, rememberProcess } from '../../ops/orphan';
import { identify } from '../../ops/process-identity';
import { freshFolder } from './folder';

let child: ChildProcess;
beforeEach(() => {
  child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true, stdio: 'ignore' });
});
afterEach(() => {
  child.kill('SIGKILL');
});

describe('a process that an earlier run left behind', () => {
  it('is ended when number, start time and command line are those of the note', async () => {
    const note = join(freshFolder(), 'note.json');
    rememberProcess(note, child.pid);
    expect(await endOrphan(note)).toBe(true);
    expect(identify(child.pid)).toBeUndefined();
    expect(existsSync(note)).toBe(false);
  });

  it('is killed when it does not listen', async () => {
    const note = join(freshFolder(), 'note.json');
    const deaf = spawn(
      process.execPath,
      ['-e', "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); console.log()"],
      {
        detached: true,
      },
    );
    await new Promise((resolve) => deaf.stdout?.once('data', resolve));
    rememberProcess(note, deaf.pid);
    expect(await endOrphan(note, 200)).toBe(true);
    expect(identify(deaf.pid)).toBeUndefined();
  });

  it.each(['started', 'command'] as const)('is a stranger when its %s differs, and is left alone', async (field) => {
    const note = join(freshFolder(), 'note.json');
    writeFileSync(note, JSON.stringify({ ...identify(child.pid), [field]: 'another' }));
    expect(await endOrphan(note)).toBe(false);
    expect(identify(child.pid)).toBeDefined();
    expect(existsSync(note)).toBe(false);
  });

  it.each(['', '{"pid":12', '{}'])('is nobody when the note says %j', async (text) => {
    const note = join(freshFolder(), 'note.json');
    writeFileSync(note, text);
    expect(await endOrphan(note)).toBe(false);
  });

  it('is nobody when there is no note', async () => {
    expect(await endOrphan(join(freshFolder(), 'none.json'))).toBe(false);
  });
});

describe('a process’s identity', () => {
  it('is the same for as long as it lives', () => {
    expect(identify(child.pid)).toEqual(identify(child.pid));
    expect(identify(child.pid)?.command).toContain('setInterval');
  });

  it.each([undefined, 0, -1, 1.5, 4_194_303])('is none for %s', (pid) => {
    expect(identify(pid)).toBeUndefined();
  });
});
