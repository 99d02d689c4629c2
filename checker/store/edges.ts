import type { Column } from './column.js';
import { enlarged, OutOfMemory, sharedWords } from './memory.js';

/** Memory grows by half when it is full: whatever their number, edges then cost little more than they hold. */
const GROWTH = 1.5;
const FIRST_EDGES = 2 ** 10;
/** Their positions are kept in 32 bits, with a sign. */
const MOST_EDGES = 2 ** 31 - 2;

/**
 * The transitions of a state graph, each with a label, as they are found: those of one state lie one after another, in the
 * order in which the states were expanded.
 */
export class Edges {
  /** By state: one more than where its edges begin; 0 if it was never expanded. */
  #begins = sharedWords(1024);
  #ends = sharedWords(1024);
  #targets = sharedWords(FIRST_EDGES);
  #labels: Int32Array | Uint16Array;
  #count = 0;
  /** One more than the highest state that was opened. */
  #opened = 0;
  /** By label, from the first behind those of actions: how many steps of time pass. */
  readonly durations: number[] = [];
  readonly #labelsOfDurations = new Map<number, number>();

  /** The labels of actions are below `firstDuration`; few of them take less memory. Where there is time, there are more. */
  constructor(
    readonly firstDuration: number,
    isTimed: boolean,
  ) {
    this.#labels =
      firstDuration <= 2 ** 16 && !isTimed
        ? new Uint16Array(new SharedArrayBuffer(2 * FIRST_EDGES))
        : sharedWords(FIRST_EDGES);
  }

  /** The label of a transition by which so many steps of time pass. */
  labelOfDuration(steps: number): number {
    const known = this.#labelsOfDurations.get(steps);
    if (known !== undefined) return known;
    const label = this.firstDuration + this.durations.length;
    this.durations.push(steps);
    this.#labelsOfDurations.set(steps, label);
    return label;
  }

  /** Says that the edges to come are of this state. @throws OutOfMemory if the machine gives no more. */
  open(source: number): void {
    if (source >= this.#begins.length) {
      const length = Math.max(2 * this.#begins.length, source + 1);
      this.#begins = enlarged(this.#begins, length);
      this.#ends = enlarged(this.#ends, length);
    }
    this.#begins[source] = this.#count + 1;
    this.#ends[source] = this.#count;
    if (source >= this.#opened) this.#opened = source + 1;
  }

  /** The edges of this state are unknown again: its expansion was broken off. */
  forget(source: number): void {
    if (source < this.#begins.length) this.#begins[source] = 0;
  }

  /** Adds edges from the state opened last. @throws OutOfMemory if the machine gives no more. */
  append(source: number, targets: Int32Array, labels: Int32Array, count: number): void {
    if (this.#count + count > this.#targets.length) this.#grow(this.#count + count);
    const [allTargets, allLabels] = [this.#targets, this.#labels];
    for (let edge = 0, at = this.#count; edge < count; edge++, at++) {
      allTargets[at] = targets[edge] ?? 0;
      allLabels[at] = labels[edge] ?? 0;
    }
    this.#count += count;
    this.#ends[source] = this.#count;
  }

  /** By state: one more than the position of its first edge, or 0 if it was not expanded and its edges are unknown. */
  get begins(): Int32Array {
    return this.#begins;
  }

  /** By state: the position behind its last edge. */
  get ends(): Int32Array {
    return this.#ends;
  }

  /** By position: the state to which an edge leads. */
  get targets(): Int32Array {
    return this.#targets;
  }

  /** By position. */
  get labels(): Int32Array | Uint16Array {
    return this.#labels;
  }

  get count(): number {
    return this.#count;
  }

  /** All memory set apart, used or not. */
  get bytes(): number {
    return this.#targets.byteLength + this.#labels.byteLength + this.#begins.byteLength + this.#ends.byteLength;
  }

  /** The edges and where those of each state lie; `isInOrder` says that states are expanded in the order of their ids. */
  columns(isInOrder: boolean): readonly Column[] {
    return [
      {
        name: 'edges',
        width: 2,
        isAppendOnly: true,
        rows: () => this.#count,
        read: (first, rows, into) => {
          for (let row = 0; row < rows; row++) {
            into[2 * row] = this.#targets[first + row] ?? 0;
            into[2 * row + 1] = this.#labels[first + row] ?? 0;
          }
        },
        append: (from, rows) => {
          if (this.#count + rows > this.#targets.length) this.#grow(this.#count + rows);
          for (let row = 0; row < rows; row++, this.#count++) {
            this.#targets[this.#count] = from[2 * row] ?? 0;
            this.#labels[this.#count] = from[2 * row + 1] ?? 0;
          }
        },
      },
      {
        name: 'edges-of-states',
        width: 2,
        isAppendOnly: isInOrder,
        rows: () => this.#opened,
        read: (first, rows, into) => {
          for (let row = 0; row < rows; row++) {
            into[2 * row] = this.#begins[first + row] ?? 0;
            into[2 * row + 1] = this.#ends[first + row] ?? 0;
          }
        },
        append: (from, rows) => {
          for (let row = 0; row < rows; row++) {
            const state = this.#opened;
            this.open(state);
            this.#begins[state] = from[2 * row] ?? 0;
            this.#ends[state] = from[2 * row + 1] ?? 0;
          }
        },
      },
    ];
  }

  #grow(needed: number): void {
    if (needed > MOST_EDGES) throw new OutOfMemory(4 * needed);
    const length = Math.max(Math.ceil(GROWTH * this.#targets.length), needed);
    this.#targets = enlarged(this.#targets, length);
    if (this.#labels instanceof Int32Array) {
      this.#labels = enlarged(this.#labels, length);
    } else {
      const words = enlarged(new Int32Array(this.#labels.buffer), Math.ceil(length / 2));
      this.#labels = new Uint16Array(words.buffer);
    }
  }
}
