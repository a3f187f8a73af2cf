import { spawn } from 'node:child_process';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../ops/root';
import { freshFolder } from './folder';

/** Another command of the clone, which says when it has the lock and when it gives it back. */
function command(lock: string, takes: number): Promise<{ said: string; from: number; to: number }> {
  const script = `
    import { exclusively } from ${JSON.stringify(join(root, 'ops/exclusively.mjs'))};
    await exclusively(${JSON.stringify(lock)}, async () => {
      console.log(Date.now());
      await new Promise((resolve) => setTimeout(resolve, ${takes}));
      console.log(Date.now());
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let [out, said] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (said += text));
  return new Promise((resolve) =>
    child.once('close', () => {
      const [from = 0, to = 0] = out.trim().split('\n').map(Number);
      resolve({ said, from, to });
    }),
  );
}

describe('what only one command at a time may do', () => {
  it('is done by one after the other', async () => {
    const lock = join(freshFolder(), 'lock');
    const runs = await Promise.all([command(lock, 400), command(lock, 400), command(lock, 400)]);
    const [a, b, c] = runs.sort((one, other) => one.from - other.from);
    expect((a?.to ?? 0) <= (b?.from ?? 0) && (b?.to ?? 0) <= (c?.from ?? 0)).toBe(true);
    expect(runs.filter(({ said }) => said.includes('waiting for another command'))).toHaveLength(2);
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['is dead', '4194303', 0],
    ['has given no sign of life for a minute, though its number belongs to somebody', '1', 120],
  ])('is not held up by one that %s', async (_, pid, secondsAgo) => {
    const lock = join(freshFolder(), 'lock');
    writeFileSync(lock, pid);
    const then = Date.now() / 1000 - secondsAgo;
    utimesSync(lock, then, then);
    expect((await command(lock, 1)).to).toBeGreaterThan(0);
  });
});
