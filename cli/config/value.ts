import { UsageError } from '../../checker/index.js';
import { listed } from '../../reports/index.js';
import { suggestionOrAll } from '../suggestion.js';

/** A value in a configuration, which may be anything, and where it stands: whatever is wrong with it is said with its place. */
export class Value {
  /**
   * @param file the configuration, as people call it
   * @param place within it: `checks[2].parameters.clients`; empty for all of it
   */
  constructor(
    readonly value: unknown,
    readonly file: string,
    readonly place = '',
  ) {}

  /** Its name in a sentence: "signalbox.config.ts: checks[2].parameters.clients". */
  get name(): string {
    return this.place === '' ? this.file : `${this.file}: ${this.place}`;
  }

  /** What is wrong with it, in a sentence that begins with its place. */
  objection(what: string): UsageError {
    return new UsageError(`${this.name} ${what}`);
  }

  get isGiven(): boolean {
    return this.value !== undefined;
  }

  /** What it has of these names; what it does not have is a value that is not given. @throws UsageError if it has others, or is no object */
  fields<const Name extends string>(...names: readonly Name[]): { readonly [name in Name]: Value } {
    const fields = this.#object(`with ${listed(names)}`);
    const unknown = Object.keys(fields).find((name) => !names.some((known) => known === name));
    if (unknown !== undefined) throw this.objection(`has no "${unknown}"${suggestionOrAll(unknown, names)}`);
    const entries = names.map((name): [Name, Value] => [name, this.#at(fields[name], name)]);
    // Each name has its value, which Object.fromEntries cannot say.
    return Object.fromEntries(entries) as { readonly [name in Name]: Value };
  }

  /** What it has, by names that are not known beforehand. @throws UsageError if it is no object */
  entries(): readonly (readonly [name: string, value: Value])[] {
    return Object.entries(this.#object('with values by name')).map(([name, value]) => [name, this.#at(value, name)]);
  }

  /** @throws UsageError if it is no list */
  list(): readonly Value[] {
    if (!Array.isArray(this.value)) throw this.#isNot('a list');
    return this.value.map((value: unknown, at) => new Value(value, this.file, `${this.place}[${at}]`));
  }

  /** @throws UsageError if it is no text, or an empty one */
  text(): string {
    if (typeof this.value !== 'string' || this.value.trim() === '') throw this.#isNot('a text');
    return this.value;
  }

  /** @throws UsageError if it is none of these */
  oneOf<const Word extends string>(...words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value);
    if (found === undefined) throw this.#isNot(words.map((word) => `"${word}"`).join(' or '));
    return found;
  }

  /** @throws UsageError if it is no number within these bounds, or not a whole one where that is asked */
  number(least: number, most: number, isWhole = false): number {
    const { value } = this;
    if (typeof value === 'number' && value >= least && value <= most && (!isWhole || Number.isSafeInteger(value))) {
      return value;
    }
    const kind = isWhole ? 'a whole number' : 'a number';
    const range = most >= Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw this.#isNot(`${kind} ${range}`);
  }

  #isNot(expected: string): UsageError {
    return this.objection(this.isGiven ? `is ${expected}, not ${shown(this.value)}` : `is missing: it is ${expected}`);
  }

  #at(value: unknown, name: string): Value {
    return new Value(value, this.file, this.place === '' ? name : `${this.place}.${name}`);
  }

  #object(described: string): { readonly [name: string]: unknown } {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.#isNot(`an object ${described}`);
    }
    return { ...value };
  }
}

/** A value as a sentence has it. */
function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  return JSON.stringify(value) ?? String(value);
}
