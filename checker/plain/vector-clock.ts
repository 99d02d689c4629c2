import { DomainError } from '../errors.js';
import type { ProcessId, ReadonlyVectorClockView, VectorClock, VectorClockView } from '../language/index.js';
import type { Snapshot } from '../result.js';
import { elementOf } from './array.js';
import { encode } from './codes.js';
import type { Journal } from './journal.js';
import type { Part } from './part.js';
import { namesIn } from './snapshots.js';

/** A counter for each process. */
export class PlainVectorClock implements Part, VectorClockView<string> {
  readonly view = this;
  #counts: number[];

  constructor(
    private readonly type: VectorClock,
    private readonly field: string,
    private readonly journal: Journal,
  ) {
    this.#counts = this.#zeros();
  }

  at(process: ProcessId): number {
    return this.#counts[this.#position(process)] ?? 0;
  }

  isAtMost(other: ReadonlyVectorClockView<string>): boolean {
    return this.type.processes.ids.every((process) => this.at(process) <= other.at(process));
  }

  isBefore(other: ReadonlyVectorClockView<string>): boolean {
    return this.isAtMost(other) && !this.#isAtLeast(other);
  }

  isConcurrentWith(other: ReadonlyVectorClockView<string>): boolean {
    return !this.isAtMost(other) && !this.#isAtLeast(other);
  }

  set(process: ProcessId, count: number): void {
    this.journal.write(this.field);
    const position = this.#position(process);
    this.#counts[position] = this.#count(count, position);
  }

  tick(process: ProcessId): void {
    this.set(process, this.at(process) + 1);
  }

  merge(other: ReadonlyVectorClockView<string>): void {
    for (const process of this.type.processes.ids) this.set(process, Math.max(this.at(process), other.at(process)));
  }

  reset(): void {
    this.#counts = this.#zeros();
  }

  snapshot(): Snapshot {
    return Object.fromEntries(this.type.processes.names.map((name, position) => [name, this.#counts[position] ?? 0]));
  }

  restore(snapshot: Snapshot | undefined): void {
    const counts = namesIn(snapshot, this.field);
    this.#counts = this.type.processes.names.map((name, position) => this.#count(counts[name], position));
  }

  #isAtLeast(other: ReadonlyVectorClockView<string>): boolean {
    return this.type.processes.ids.every((process) => this.at(process) >= other.at(process));
  }

  #position(process: ProcessId): number {
    return encode(this.type.processes, process, `the index of ${this.field}`);
  }

  #count(value: unknown, position: number): number {
    const { processes, max } = this.type;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max) return value;
    throw new DomainError(elementOf(this.field, processes, position), value, `an integer from 0 to ${max}`);
  }

  #zeros(): number[] {
    return this.type.processes.ids.map(() => 0);
  }
}
