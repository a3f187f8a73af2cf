import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';

const BEAT = 2_000; // milliseconds between two signs of life of the holder
const SILENCE = 60_000; // milliseconds after which a holder counts as dead: its process number may belong to another by now

/** Runs `work` while this process alone has the lock file; waits for another that has it, and passes over a dead one. */
export async function exclusively(file, work) {
  for (let told = false; !take(file); ) {
    if (isStale(file)) rmSync(file, { force: true });
    else {
      if (!told) process.stderr.write('· waiting for another command of this clone that installs or builds\n');
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  const release = () => rmSync(file, { force: true });
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT);
  process.once('exit', release); // also when the work ends the process
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    const lock = openSync(file, 'wx');
    writeSync(lock, String(process.pid));
    closeSync(lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isStale(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > SILENCE) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid > 0) process.kill(pid, 0); // throws ESRCH when there is no such process
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
