import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointError } from '../errors.js';
import type { Snapshot } from '../explore/index.js';
import type { KeptRows } from './column-file.js';
import { flushDirectory, writeAndFlush } from './disk.js';
import type { Identity } from './identity.js';

/** What makes files of a folder a checkpoint: whose it is, how much of each file is good, and all that is in no file. */
export interface Manifest {
  readonly identity: Identity;
  readonly columns: { readonly [column: string]: KeptRows };
  readonly snapshot: Snapshot;
}

export const MANIFEST = 'manifest';
const ASIDE = 'manifest.new';

/** The first words of a manifest; a number for each way to write one. */
const FORMAT = 'signalbox checkpoint 1';

/** A manifest as it is written: a line that says what it is, one with its digest, one with its content. */
export function manifestText(manifest: Manifest): string {
  const content = JSON.stringify(manifest);
  return `${FORMAT}\n${digestOf(content)}\n${content}\n`;
}

/** @throws CheckpointError if it is not, byte for byte, what was written */
export function manifestIn(text: string, directory: string): Manifest {
  const [format, digest, content, end, ...more] = text.split('\n');
  if (format !== FORMAT) throw new CheckpointError(`${join(directory, MANIFEST)} is not that of a checkpoint`);
  if (content === undefined || end !== '' || more.length > 0 || digestOf(content) !== digest) {
    throw new CheckpointError(`the checkpoint in ${directory} is damaged: its manifest is not as it was written`);
  }
  // The digest says that this is what `manifestText` was given.
  return JSON.parse(content) as Manifest;
}

/** The manifest in a folder. @throws CheckpointError if there is none, or not a whole one */
export async function readManifest(directory: string): Promise<Manifest> {
  const text = await readFile(join(directory, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'none was completed there' : error.message;
    throw new CheckpointError(`there is no checkpoint in ${directory} to go on from: ${reason}`, { cause: error });
  });
  return manifestIn(text, directory);
}

/** Puts a manifest in the place of the one before, in one step. What it speaks of has to be on the disk. */
export async function replaceManifest(directory: string, manifest: Manifest): Promise<void> {
  await writeAndFlush(join(directory, ASIDE), manifestText(manifest));
  await rename(join(directory, ASIDE), join(directory, MANIFEST));
  await flushDirectory(directory);
}

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
