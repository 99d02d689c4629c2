import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Judgement } from './judge.js';

/** A line of the file. */
interface Entry {
  readonly model: string;
  /** What it follows from: see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly judgement: Judgement;
}

/** Judgements that were made, kept in a file so that a report that was interrupted goes on where it was. */
export class JudgementRecord {
  readonly #path: string | undefined;
  readonly #entries: Entry[];

  /** @param path of JSON lines; where it is not given, nothing is kept */
  constructor(path?: string) {
    this.#path = path;
    this.#entries =
      path === undefined || !existsSync(path) ? [] : readFileSync(path, 'utf8').split('\n').flatMap(entryOf);
  }

  /** The latest of each mutant of a model, as far as neither the model nor its checks have changed since. */
  of(model: string, fingerprint: string): ReadonlyMap<number, Judgement> {
    const own = this.#entries.filter((entry) => entry.model === model && entry.fingerprint === fingerprint);
    return new Map(own.map(({ judgement }) => [judgement.number, judgement]));
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    // What comes before may have been cut off within a line.
    if (this.#path !== undefined) appendFileSync(this.#path, `\n${JSON.stringify(entry)}`);
  }
}

/** None where the line has been cut off, or is empty. */
function entryOf(line: string): readonly Entry[] {
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
