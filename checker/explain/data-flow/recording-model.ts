import { beforeView, compile, type Program, type Reducer, type Subjects, snapshotOf } from '../../compile/index.js';
import { DisagreementError } from '../../errors.js';
import type { Action, Instance } from '../../language/index.js';
import type { Snapshot } from '../../result.js';
import { type Bits, exclude, include } from './bits.js';

/** A step of a model, and what of the state it had to do with. */
export interface RecordedStep {
  readonly action: Action;
  /** What its guard and its effect read, and what says that the message which it takes is in flight. */
  readonly reads: Bits;
  readonly writes: Bits;
  /** Which of these it makes a little more or less, whoever has written them: what is left of a budget, or of countdowns. */
  readonly counts: Bits;
  /** The state to which it leads. */
  readonly words: Int32Array;
}

/** What can happen in a state, and what is read to see that nothing else can. */
export interface Possible {
  /** By number: the instances of the protocol's actions, its timers and repairs that are enabled. */
  readonly enabled: ReadonlySet<number>;
  /** Whether nothing can happen, faults included. */
  readonly isDead: boolean;
  /** What the guards read that say no, with what says that no message is in flight. */
  readonly refusals: Bits;
}

/**
 * A model compiled to note what its steps and properties read and write, bit by bit of its packed states. That a fault takes
 * one from its budget is left out: what has happened elsewhere does not make it happen, nor would it, if it had not, prevent it.
 */
export class RecordingModel {
  readonly #program: Program;
  readonly #reads: Bits;
  /** The state before a step, with a view of its own. */
  readonly #before: Int32Array;
  readonly #viewOfBefore: unknown;
  readonly #notes: Notes;
  readonly #beginnings: Int32Array[] = [];

  constructor(readonly instance: Instance) {
    const ignore = () => {};
    let notes: Notes | undefined;
    this.#program = compile(
      instance,
      [],
      {
        found: ignore,
        decided: ignore,
        decidedByStep: ignore,
        arrived: () => this.#beginnings.push(this.#words.slice()),
      },
      {
        reducer: (store, subjects, words) => {
          notes = new Notes(instance, subjects, words, store.registers.current);
          return notes;
        },
      },
    );
    if (notes === undefined) throw new Error('a program is compiled without being told who is told');
    this.#notes = notes;
    this.#reads = notes.reads;
    this.#before = new Int32Array(this.#reads.length);
    this.#viewOfBefore = beforeView(instance, this.#before, notes);
  }

  get #words(): Int32Array {
    return this.#program.store.registers.current;
  }

  /** An initial state. @throws DisagreementError if there is no such initial state */
  initially(state: Snapshot): Int32Array {
    if (this.#beginnings.length === 0) this.#program.start();
    const text = JSON.stringify(state);
    const found = this.#beginnings.find((words) => {
      this.#words.set(words);
      return JSON.stringify(snapshotOf(this.instance.fields, this.#program.state)) === text;
    });
    if (found === undefined) throw new DisagreementError('the compiled model does not begin as the trace does');
    return found;
  }

  /** The transition with a position among those that leave a state. @throws DisagreementError if there is none */
  step(from: Int32Array, position: number): RecordedStep {
    this.#expand(from, position);
    const { taken } = this.#notes;
    if (taken === undefined) throw new DisagreementError('the compiled model cannot make a step of the trace');
    return taken;
  }

  /** What can happen in a state. */
  possibleIn(state: Int32Array): Possible {
    this.#expand(state, -1);
    return this.#notes.possible();
  }

  /** A state as people see it. */
  shown(words: Int32Array): Snapshot {
    this.#words.set(words);
    return snapshotOf(this.instance.fields, this.#program.state);
  }

  /** What a function reads of a state, and what it returns. */
  readIn<Result>(
    words: Int32Array,
    ask: (state: unknown) => Result,
  ): { readonly result: Result; readonly reads: Bits } {
    return this.readInStep(words, words, (_, state) => ask(state));
  }

  /** The same of a function of the states before and after a step. */
  readInStep<Result>(
    before: Int32Array,
    after: Int32Array,
    ask: (before: unknown, after: unknown) => Result,
  ): { readonly result: Result; readonly reads: Bits } {
    this.#before.set(before);
    this.#words.set(after);
    this.#reads.fill(0);
    const result = ask(this.#viewOfBefore, this.#program.state);
    return { result, reads: this.#reads.slice() };
  }

  #expand(from: Int32Array, position: number): void {
    this.#notes.lookFor(position);
    this.#words.set(from);
    this.#program.expandCurrent();
  }
}

/** Keeps what the instance at hand reads and writes; none of the successors is stored. */
class Notes implements Reducer {
  readonly reads: Bits;
  readonly writes: Bits;
  readonly row = Int32Array.of(0);
  taken: RecordedStep | undefined;
  readonly #enabled = new Set<number>();
  readonly #refusals: Bits;
  #wanted = -1;
  #position = 0;
  #subject: number;
  #isEnabled = false;
  /** What the guard of the instance at hand has read, with what is needed for it to be asked. */
  readonly #guard: Bits;
  /** By action: the bits of its budget. */
  readonly #budgets = new Map<number, Bits>();
  /** By instance: what must be in flight. */
  readonly #arrivals = new Map<number, Bits>();
  readonly #actionOf: readonly number[];

  constructor(
    readonly instance: Instance,
    readonly subjects: Subjects,
    words: number,
    readonly current: Int32Array,
  ) {
    this.reads = new Int32Array(words);
    this.writes = new Int32Array(words);
    this.#guard = new Int32Array(words);
    this.#refusals = new Int32Array(words);
    this.#subject = subjects.nobody;
    this.#actionOf = subjects.instances.flatMap(({ size }, action) => Array.from({ length: size }, () => action));
  }

  lookFor(position: number): void {
    this.#wanted = position;
    this.#position = 0;
    this.taken = undefined;
    this.#enabled.clear();
    this.#refusals.fill(0);
  }

  possible(): Possible {
    const refusals = this.#refusals.slice();
    // A message that is not in flight is asked for by nobody.
    for (const [instance, arrivals] of this.#arrivals) if (this.#isOfDesign(instance)) include(refusals, arrivals);
    return { enabled: new Set(this.#enabled), isDead: this.#position === 0, refusals };
  }

  readonly begin = (subject: number) => {
    this.end();
    this.#subject = subject;
  };

  readonly enable = () => {
    this.#isEnabled = true;
    this.#guard.set(this.reads);
  };

  readonly end = () => {
    const { subjects } = this;
    const subject = this.#subject;
    if (subject < subjects.arrivals) {
      if (!this.#isOfDesign(subject)) return this.#leave();
      if (this.#isEnabled) this.#enabled.add(subject);
      else include(this.#refusals, this.reads);
    } else if (subject < subjects.budgets) {
      this.#arrivals.set(subject - subjects.arrivals, this.reads.slice());
    } else if (subject < subjects.properties) {
      this.#budgets.set(subject - subjects.budgets, this.reads.slice());
    }
    this.#leave();
  };

  readonly setAside = () => {
    if (this.#position++ === this.#wanted) this.taken = this.#step();
    // Other choices of the same effect follow, behind the same guard.
    this.reads.set(this.#guard);
    this.writes.fill(0);
  };

  readonly exhaust = () => this.#leave();

  readonly choose = () => 0;
  readonly beginImplied = () => {};
  readonly endImplied = () => {};
  readonly open = () => {};
  readonly settled = () => {};
  readonly stutter = () => {};

  #step(): RecordedStep {
    const { actions } = this.instance;
    const isTime = this.#subject === this.subjects.nobody;
    const number = isTime ? actions.length - 1 : (this.#actionOf[this.#subject] ?? 0);
    const action = actions[number];
    if (action === undefined) throw new Error('a model that takes a step has an action');
    // Time passes by itself: whatever happens, its countdowns go on.
    const reads = isTime ? new Int32Array(this.reads.length) : this.reads.slice();
    const budget = this.#budgets.get(number);
    if (budget !== undefined) {
      exclude(reads, budget);
      // The guard may have asked for itself what is left.
      include(reads, this.#guard);
    }
    const writes = this.writes.slice();
    return {
      action,
      reads: this.#withArrivals(reads, this.#subject),
      writes,
      counts: isTime ? writes : (budget ?? new Int32Array(writes.length)),
      words: this.current.slice(),
    };
  }

  #withArrivals(reads: Bits, instance: number): Bits {
    const all = reads.slice();
    const arrivals = this.#arrivals.get(instance);
    if (arrivals !== undefined) include(all, arrivals);
    return all;
  }

  #isOfDesign(instance: number): boolean {
    return this.instance.actions[this.#actionOf[instance] ?? 0]?.kind !== 'fault';
  }

  #leave(): void {
    this.#subject = this.subjects.nobody;
    this.#isEnabled = false;
    this.reads.fill(0);
    this.writes.fill(0);
    this.#guard.fill(0);
  }
}
