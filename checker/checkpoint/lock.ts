import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckpointError } from '../errors.js';

export const LOCK = 'lock';

/** The folders that this process has locked: another process may have had the same number before. */
const ours = new Set<string>();

/**
 * Locks a folder against other processes; returns how to unlock it. The lock is a file with the number of its owner. One
 * whose owner has died is taken over.
 * @throws CheckpointError if its owner lives
 */
export function lock(directory: string): () => void {
  const path = join(directory, LOCK);
  const own = `${path}.${process.pid}`;
  const text = `${process.pid}\n`;
  writeFileSync(own, text);
  try {
    // A link is made by one only, and is whole from the beginning.
    while (!isLinked(own, path)) removeDead(directory, path, `${own}.dead`);
  } finally {
    rmSync(own, { force: true });
  }
  ours.add(path);
  return () => {
    ours.delete(path);
    if (ownerIn(path) === process.pid) rmSync(path, { force: true });
  };
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a lock away whose owner is dead. Somebody else may do so at the same time, and have locked again. */
function removeDead(directory: string, path: string, aside: string): void {
  const owner = ownerIn(path);
  if (owner === undefined) return;
  if (isAlive(owner, path)) {
    throw new CheckpointError(
      `the checkpoint in ${directory} is in use by process ${owner}; if that is no signalbox, remove ${path}`,
    );
  }
  renameSync(path, aside);
  if (!Object.is(ownerIn(aside), owner)) isLinked(aside, path);
  rmSync(aside, { force: true });
}

/** The number of the process that a lock names; undefined if there is no lock. */
function ownerIn(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(owner: number, path: string): boolean {
  if (owner === process.pid) return ours.has(path);
  if (Number.isNaN(owner)) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
