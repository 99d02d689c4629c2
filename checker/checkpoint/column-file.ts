import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { CheckpointError } from '../errors.js';
import type { Column } from '../store/index.js';
import { readAt, writeAt } from './disk.js';

/** What a checkpoint says of the rows of a column. */
export interface KeptRows {
  readonly file: string;
  readonly width: number;
  readonly rows: number;
  /** CRC-32 of their bytes. */
  readonly checksum: number;
}

export const NOTHING_KEPT = { rows: 0, checksum: 0 } as const;

/** A mebibyte of rows is written or read at a time. */
const WORDS_AT_ONCE = 2 ** 18;

const DAMAGED = 'is not as it was written';

/** Names of the files of columns, among whatever else is in a folder. */
export const isColumnFile = (name: string): boolean => /^[a-z0-9-]+\.[ab]$/.test(name);

/**
 * The files in which a column is kept. To one that only grows, what is new is appended. Another is written whole, in turn
 * to one of two files, so that what was kept before stays until the manifest no longer speaks of it.
 */
export class ColumnFile {
  readonly #files = new Map<string, FileHandle>();

  constructor(
    readonly directory: string,
    readonly column: Column,
    /** What the last manifest says, or nothing. */
    public kept: KeptRows | undefined,
  ) {}

  /** Fills the column with what was kept, and cuts off what lies behind. @throws CheckpointError if it is damaged */
  async load(): Promise<void> {
    const { directory, column, kept } = this;
    if (kept === undefined) return;
    const refuse = (why: string): never => {
      throw new CheckpointError(`the checkpoint in ${directory} is damaged: ${kept.file} ${why}`);
    };
    if (kept.width !== column.width) refuse(`has rows of ${kept.width} words, not of ${column.width}`);
    const file = await this.#open(kept.file, 'r+');
    const { words, bytes, rowsAtOnce } = this.#window();
    let checksum = 0;
    for (let row = 0; row < kept.rows; row += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, kept.rows - row);
      const wanted = bytes.subarray(0, rows * this.#bytesPerRow);
      if ((await readAt(file, wanted, row * this.#bytesPerRow)) < wanted.length) refuse('is too short');
      checksum = crc32(wanted, checksum);
      this.#append(words, rows, refuse);
    }
    if (checksum !== kept.checksum) refuse(DAMAGED);
    await file.truncate(kept.rows * this.#bytesPerRow);
  }

  #append(words: Int32Array, rows: number, refuse: (why: string) => never): void {
    try {
      this.column.append(words, rows);
    } catch (thrown) {
      // No rows that were ever written are impossible.
      if (thrown instanceof RangeError) refuse(DAMAGED);
      throw thrown;
    }
  }

  /** Writes the first `rows` rows, as far as they are not kept, and waits until the disk has them. */
  async save(rows: number): Promise<KeptRows> {
    const { column } = this;
    const name =
      column.isAppendOnly || this.kept?.file !== `${column.name}.a` ? `${column.name}.a` : `${column.name}.b`;
    const before = column.isAppendOnly ? (this.kept ?? NOTHING_KEPT) : NOTHING_KEPT;
    const file = await this.#open(name, 'w+');
    const { words, bytes, rowsAtOnce } = this.#window();
    let { checksum } = before;
    for (let row = before.rows; row < rows; row += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rows - row);
      column.read(row, count, words);
      const written = bytes.subarray(0, count * this.#bytesPerRow);
      checksum = crc32(written, checksum);
      await writeAt(file, written, row * this.#bytesPerRow);
    }
    await file.datasync();
    return { file: name, width: column.width, rows, checksum };
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
    this.#files.clear();
  }

  get #bytesPerRow(): number {
    return 4 * this.column.width;
  }

  #window() {
    const rowsAtOnce = Math.max(1, Math.floor(WORDS_AT_ONCE / this.column.width));
    const words = new Int32Array(rowsAtOnce * this.column.width);
    return { words, bytes: new Uint8Array(words.buffer), rowsAtOnce };
  }

  async #open(name: string, how: 'r+' | 'w+'): Promise<FileHandle> {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const file = await open(join(this.directory, name), how);
    this.#files.set(name, file);
    return file;
  }
}
