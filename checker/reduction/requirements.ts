import type { Subjects } from '../compile/index.js';
import type { Dependence } from './dependence.js';
import { lowestBit } from './instance-set.js';
import { outcomes, type Recorder } from './recorder.js';

/** So many are remembered; then all are forgotten, which costs only time. */
const MOST_ENTRIES = 2 ** 14;
const SLOTS = 2 * MOST_ENTRIES;

/**
 * What a stubborn set must have if it has an instance, as rows of `Dependence`'s members. That depends on what the instance
 * has read and written in a state, which is much the same in most states: so it is remembered, by just that.
 */
export class Requirements {
  /** By entry. */
  rows = new Int32Array(0);
  /** By entry: whether the instance is enabled and writes what properties may read. */
  readonly sees = new Uint8Array(MOST_ENTRIES);
  #count = 0;
  #keys = new Int32Array(0);
  readonly #key: Int32Array;
  /** By hash: an entry plus one, or 0. */
  readonly #slots = new Int32Array(SLOTS);
  /** By instance: the entry for where nothing is in flight for it, or its budget is spent, or −1; that is always the same. */
  readonly #untried: Int32Array;
  readonly #exhausted: Int32Array;
  /** By instance: its entry in the state at hand, and in which state, of all so far, that was found. */
  readonly #entries: Int32Array;
  readonly #foundIn: Int32Array;
  #state = 0;

  constructor(
    readonly subjects: Subjects,
    readonly words: number,
    readonly recorder: Recorder,
    readonly dependence: Dependence,
  ) {
    this.#key = new Int32Array(1 + 2 * words);
    this.#untried = new Int32Array(subjects.size).fill(-1);
    this.#exhausted = new Int32Array(subjects.size).fill(-1);
    this.#entries = new Int32Array(subjects.size);
    this.#foundIn = new Int32Array(subjects.size);
  }

  /** Begins with a state that the recorder knows. */
  begin(): void {
    this.#state += 1;
  }

  /** The entry of an instance in the state at hand. Later ones may overwrite its row. */
  of(instance: number): number {
    if (this.#foundIn[instance] === this.#state) return this.#entries[instance] ?? 0;
    const entry = this.#find(instance);
    this.#entries[instance] = entry;
    this.#foundIn[instance] = this.#state;
    return entry;
  }

  #find(instance: number): number {
    const { subjects, recorder } = this;
    switch (recorder.outcome[instance]) {
      case outcomes.untried:
        return this.#always(this.#untried, instance, subjects.arrivals + instance);
      case outcomes.exhausted:
        return this.#always(this.#exhausted, instance, subjects.budgets + (recorder.actionOf[instance] ?? 0));
      case outcomes.effective:
        return this.#entry(3 * instance + 2, instance, true, true);
      default:
        return this.#entry(3 * instance + 1, instance, true, false);
    }
  }

  #always(entries: Int32Array, instance: number, subject: number): number {
    if ((entries[instance] ?? -1) < 0) entries[instance] = this.#entry(3 * instance, subject, false, false);
    return entries[instance] ?? 0;
  }

  #entry(name: number, subject: number, isTried: boolean, isEffective: boolean): number {
    const { words, recorder } = this;
    const { reads, writes } = recorder;
    const key = this.#key;
    key[0] = name;
    let hash = Math.imul(name, 0x9e3779b1);
    for (let word = 0, at = subject * words; word < words; word++, at++) {
      const read = reads[at] ?? 0;
      const written = isTried ? (writes[at] ?? 0) : 0;
      key[1 + 2 * word] = read;
      key[2 + 2 * word] = written;
      hash = Math.imul(hash ^ read ^ (hash >>> 15), 0x85ebca6b);
      hash = Math.imul(hash ^ written ^ (hash >>> 13), 0xc2b2ae35);
    }
    let slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (this.#isKeyOf(entry)) return entry;
    }
    if (this.#count === MOST_ENTRIES) {
      this.#forget();
      return this.#entry(name, subject, isTried, isEffective);
    }
    this.#makeRoom();
    const entry = this.#count++;
    this.#slots[slot] = entry + 1;
    this.#keys.set(key, entry * key.length);
    this.#fill(entry, isEffective);
    return entry;
  }

  #isKeyOf(entry: number): boolean {
    const key = this.#key;
    for (let word = 0, at = entry * key.length; word < key.length; word++, at++) {
      if (key[word] !== this.#keys[at]) return false;
    }
    return true;
  }

  #forget(): void {
    this.#count = 0;
    this.#slots.fill(0);
    this.#state += 1;
    this.#untried.fill(-1);
    this.#exhausted.fill(-1);
  }

  #makeRoom(): void {
    const { length } = this.#key;
    if ((this.#count + 1) * length <= this.#keys.length) return;
    const entries = Math.min(MOST_ENTRIES, Math.max(256, 2 * this.#count));
    const [rows, keys] = [this.rows, this.#keys];
    this.rows = new Int32Array(entries * this.dependence.writers.width);
    this.rows.set(rows);
    this.#keys = new Int32Array(entries * length);
    this.#keys.set(keys);
  }

  /** Finds out what is necessary, from what the key says. */
  #fill(entry: number, isEffective: boolean): void {
    const { words, dependence, rows } = this;
    const { writers, users, visible, observed } = dependence;
    const key = this.#key;
    rows.fill(0, entry * writers.width, (entry + 1) * writers.width);
    let seen = 0;
    for (let word = 0; word < words; word++) {
      const read = key[1 + 2 * word] ?? 0;
      const written = key[2 + 2 * word] ?? 0;
      for (let rest = read | written; rest !== 0; rest &= rest - 1) {
        writers.addTo(rows, entry, 32 * word + lowestBit(rest));
      }
      if (!isEffective) continue;
      for (let rest = written; rest !== 0; rest &= rest - 1) users.addTo(rows, entry, 32 * word + lowestBit(rest));
      seen |= written & (observed[word] ?? 0);
    }
    this.sees[entry] = seen === 0 ? 0 : 1;
    if (seen !== 0) visible.addTo(rows, entry, 0);
  }
}
