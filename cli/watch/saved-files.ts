import { dirname } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Editors save in several steps: what comes within this time, in milliseconds, is one save. */
const ONE_SAVE = 60;

/** Says when one of some files is saved, made or removed. */
export class SavedFiles {
  #files: ReadonlySet<string> = new Set();
  #watcher: FSWatcher | undefined;
  #saved: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #tell: ((file: string) => void) | undefined;

  /**
   * From now on it is about these files; resolves once none of their changes is missed. They need not exist, but their folders
   * are watched only if they do.
   */
  async watch(files: readonly string[]): Promise<void> {
    if (files.length === this.#files.size && files.every((file) => this.#files.has(file))) return;
    const watched = new Set(files);
    this.#files = watched;
    const former = this.#watcher;
    // Folders rather than files: a file that is replaced by another one, as many editors do it, is still seen.
    const watcher = watch([...new Set(files.map((file) => dirname(file)))], {
      depth: 0,
      ignoreInitial: true,
      ignored: (path, stats) => stats?.isFile() === true && !watched.has(path),
    });
    watcher.on('all', (_, path) => {
      if (this.#files.has(path)) this.#notice(path);
    });
    this.#watcher = watcher;
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    await former?.close();
  }

  /** The next file that is saved, or one that was since the last time that this was asked. */
  next(): Promise<string> {
    return new Promise((resolve) => {
      this.#tell = resolve;
      this.#tellIfSettled();
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watcher?.close();
  }

  #notice(file: string): void {
    this.#saved = file;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#tellIfSettled();
    }, ONE_SAVE);
  }

  #tellIfSettled(): void {
    if (this.#saved === undefined || this.#timer !== undefined || this.#tell === undefined) return;
    const [tell, file] = [this.#tell, this.#saved];
    this.#tell = undefined;
    this.#saved = undefined;
    tell(file);
  }
}
