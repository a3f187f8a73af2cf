import { openSync, renameSync, statSync } from 'node:fs';

const LARGEST = 16 << 20; // bytes; beyond it the file becomes `.1` at the next start, and the `.1` before it is gone

/** Opens a log file for appending, and keeps it from growing for ever over many starts. */
export function openLog(path: string): number {
  turnOver(path);
  return openSync(path, 'a', 0o600);
}

export function turnOver(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(path, `${path}.1`);
}
