import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, UsageError } from '../checker/index.js';

/** Before an exploration that may take hours: whether the file that an option names can be written at all. @throws UsageError */
export function refuseUnwritable(option: string, path: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw new UsageError(`--${option} ${path} is a directory; name a file`);
    accessSync(existing === undefined ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--${option} ${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** @throws UsageError if the file cannot be written after all */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
}

/** Why the system refused a file, without its codes where people have words for them. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it is not permitted';
  if (code === 'ENOTDIR') return 'what should be a folder is a file';
  if (code === 'EISDIR') return 'it is a directory';
  return messageOf(error);
}
