import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CheckpointError, messageOf } from '../errors.js';
import type { Keeper, Snapshot } from '../explore/index.js';
import type { Column } from '../store/index.js';
import { ColumnFile, isColumnFile } from './column-file.js';
import { type Identity, refuseOther } from './identity.js';
import { LOCK, lock } from './lock.js';
import { MANIFEST, type Manifest, readManifest, replaceManifest } from './manifest.js';

export interface CheckpointOptions {
  readonly directory: string;
  /** Whether to go on from the checkpoint that is there, rather than to make a new one. */
  readonly resume: boolean;
  /** How often it is written, in seconds. */
  readonly interval: number;
  readonly identity: Identity;
}

/**
 * An exploration on the disk, in a folder of its own. What only grows is appended to files; then a small manifest, which
 * says how much of each is good, is replaced in one step. So whenever the process dies, the last manifest speaks of
 * files that are whole.
 */
export class Checkpoint implements Keeper {
  readonly #files = new Map<string, ColumnFile>();
  #manifest: Manifest | undefined;
  #isOpen = true;
  #writtenAt = performance.now();

  private constructor(
    readonly options: CheckpointOptions,
    private readonly unlock: () => void,
    readonly earlier: Snapshot | undefined,
    manifest: Manifest | undefined,
  ) {
    this.#manifest = manifest;
  }

  /**
   * Opens a folder for an exploration, and keeps other processes out until it is closed.
   * @throws CheckpointError if there is no whole checkpoint to resume, or one of something else; if there is one, or
   * anything else, where a new one is to be; or if another process has it
   */
  static async open(options: CheckpointOptions): Promise<Checkpoint> {
    const { directory, resume, identity } = options;
    if (resume && !existsSync(directory)) {
      throw new CheckpointError(`there is no checkpoint in ${directory} to go on from: there is no such folder`);
    }
    if (!resume) prepare(directory);
    const unlock = failingClearly(directory, () => lock(resolve(directory)));
    try {
      if (!resume) {
        refuseExisting(directory);
        return new Checkpoint(options, unlock, undefined, undefined);
      }
      const manifest = await readManifest(directory);
      refuseOther(directory, manifest.identity, identity);
      return new Checkpoint(options, unlock, manifest.snapshot, manifest);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Whether there is something to go on from. */
  get isWritten(): boolean {
    return this.#manifest !== undefined;
  }

  get isDue(): boolean {
    return performance.now() - this.#writtenAt >= 1000 * this.options.interval;
  }

  async load(columns: readonly Column[]): Promise<void> {
    for (const column of columns) {
      await this.#failing('cannot be read', () => this.#fileOf(column).load());
    }
  }

  async keep(columns: readonly Column[], snapshot: Snapshot): Promise<void> {
    const { directory, identity } = this.options;
    await this.#failing('cannot be written', async () => {
      const kept: { [column: string]: Manifest['columns'][string] } = {};
      for (const column of columns)
        kept[column.name] = await this.#fileOf(column).save(snapshot.rows[column.name] ?? 0);
      const manifest = { identity, columns: kept, snapshot };
      await replaceManifest(directory, manifest);
      this.#manifest = manifest;
      for (const column of columns) this.#fileOf(column).kept = kept[column.name];
    });
    this.#writtenAt = performance.now();
  }

  /** Leaves the folder, with what is in it, to others; does so once. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#closeFiles();
    if (!this.isWritten) this.#removeFiles();
    this.unlock();
    if (!this.isWritten) removeEmpty(this.options.directory);
  }

  /** Removes the checkpoint, and closes it: there is nothing to go on with. */
  async remove(): Promise<void> {
    this.#manifest = undefined;
    await this.close();
  }

  async #closeFiles(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
    this.#files.clear();
  }

  #removeFiles(): void {
    const { directory } = this.options;
    rmSync(join(directory, MANIFEST), { force: true });
    for (const name of readdirSync(directory)) {
      if (isColumnFile(name)) rmSync(join(directory, name), { force: true });
    }
  }

  #fileOf(column: Column): ColumnFile {
    const known = this.#files.get(column.name);
    if (known !== undefined) return known;
    const file = new ColumnFile(this.options.directory, column, this.#manifest?.columns[column.name]);
    this.#files.set(column.name, file);
    return file;
  }

  async #failing(what: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!isOfTheSystem(error)) throw error;
      throw new CheckpointError(`the checkpoint in ${this.options.directory} ${what}: ${error.message}`, {
        cause: error,
      });
    }
  }
}

function prepare(directory: string): void {
  failingClearly(directory, () => mkdirSync(directory, { recursive: true }));
}

function removeEmpty(directory: string): void {
  if (existsSync(directory) && readdirSync(directory).length === 0) rmdirSync(directory);
}

/** A new checkpoint takes no other one's place, and lies in a folder of its own. */
function refuseExisting(directory: string): void {
  const names = readdirSync(directory);
  if (names.includes(MANIFEST)) {
    throw new CheckpointError(
      `there is a checkpoint in ${directory} already: go on from it (resume), or remove it to begin anew`,
    );
  }
  const other = names.find((name) => !isOurs(name));
  if (other !== undefined) {
    throw new CheckpointError(`a checkpoint needs a folder of its own, and in ${directory} is ${other}`);
  }
}

function isOurs(name: string): boolean {
  return name.startsWith(MANIFEST) || name.startsWith(LOCK) || isColumnFile(name);
}

function failingClearly<Result>(directory: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    throw new CheckpointError(`no checkpoint can be in ${directory}: ${messageOf(error)}`, { cause: error });
  }
}

function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
