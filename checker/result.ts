import type { Explanation } from './explain/explanation.js';
import type { AssumedFairness, Fairness, Meaning, Shown } from './language/index.js';

/** A state as plain JSON: records and per-process arrays as objects by name, sets and sequences as arrays. */
export type Snapshot = Shown | readonly Snapshot[] | { readonly [name: string]: Snapshot };

/** What an exploration says about a property. Only an exhaustive one says `holds`; a budget that ran out never does. */
export type Verdict = 'holds' | 'violated' | 'unrefuted' | 'inconclusive';

/** What a check expects of a property: that it holds, that a known flaw is still found, or that its premise cannot hold here. */
export type Expected = 'holds' | 'violated' | 'vacuous';

/** A place in the text of a program. */
export interface SourcePosition {
  /** From the working directory if it is there, from the folder of signalbox if it is one of its own, else as a whole; with "/". */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What became of a message in a step. */
export interface MessageEvent {
  readonly event: 'sent' | 'received' | 'lost' | 'duplicated' | 'forged';
  /** The field of the state that is the network. */
  readonly network: string;
  readonly kind: string;
  /** The message's fields by name; those of a channel include `from` and `to`. */
  readonly content: { readonly [field: string]: Shown };
}

/** What a step changed of the state, in one place. */
export interface Change {
  /** Where in the state: `participant[rm2].phase`. */
  readonly field: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** A step of a run: which action, for which values, and what it did. */
export interface TraceStep {
  readonly action: string;
  readonly kind: 'protocol' | 'timer' | 'fault' | 'repair';
  /** By name; a single unnamed index is called after its process set, else `value`. */
  readonly arguments: { readonly [name: string]: Shown };
  /** Who acts, or null. */
  readonly process: string | null;
  /** What the model says that the fault or repair is; absent where it says nothing. */
  readonly means?: Meaning;
  readonly messages: readonly MessageEvent[];
  readonly changes: readonly Change[];
  readonly state: Snapshot;
}

/** Why a run that repeats itself for ever is fair to an action. */
export interface FairnessEvidence {
  readonly action: string;
  /** For which arguments; null for all of them together. */
  readonly arguments: { readonly [name: string]: Shown } | null;
  readonly fairness: Fairness;
  /** It is taken in the loop; or, weakly fair, it cannot be taken in one of its states; or in none of them. */
  readonly because: 'taken' | 'disabled' | 'never enabled';
  /** The step (from 1) by which it is taken, or the number of steps after which it is disabled; null if it is never enabled. */
  readonly step: number | null;
}

/** How a run goes on for ever after its last step. */
export interface Loop {
  /** The last state is the one after so many steps (0: the initial one), from where all repeats; if there are no more steps, the run stays there. */
  readonly start: number;
  /** What fairness the run had to have; null if that was not asked. */
  readonly assumed: AssumedOfRun | null;
  /** Why it has it, for every action to which it must be fair. */
  readonly fairness: readonly FairnessEvidence[];
  /** Where the run stays in a state: the actions that could still change it. It owes them nothing. */
  readonly couldHappen: readonly string[];
}

/** The fairness that was assumed when a run was found. */
export interface AssumedOfRun {
  /** Of the protocol's actions and timers. */
  readonly fairness: AssumedFairness;
  /** Of repairs; null if none. */
  readonly repairs: Fairness | null;
}

/**
 * Which parts of a model's state are sets, and which are maps from names or values: a snapshot shows sets as it does sequences,
 * and maps as it does records. Paths as in changes, with `[]` for each of several: `participant[].voters`.
 */
export interface Collections {
  readonly sets: readonly string[];
  readonly maps: readonly string[];
}

/** A run of a model: an initial state and steps. Everything needed to find it again is in it. */
export interface Trace {
  readonly version: 1;
  /** The address under which the model was found: a shipped name or `path#export`. */
  readonly model: string;
  readonly variant: string;
  readonly parameters: { readonly [name: string]: Shown };
  readonly seed: number | null;
  /** The property that it is about, or null where the model itself failed. */
  readonly property: string | null;
  /** What JSON does not say of the states. Traces of earlier versions lack it. */
  readonly collections?: Collections;
  readonly initial: Snapshot;
  readonly steps: readonly TraceStep[];
  /** How the run goes on for ever, or null where it is enough to see it so far. */
  readonly loop: Loop | null;
}

/** What a check says about a property, and by what. */
export interface PropertyResult {
  readonly id: string;
  /** The sentence for people. */
  readonly name: string;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly expected: Expected;
  /** The verdict's ground in words: "all 4,123 states", "stopped at 1,000,000 states". */
  readonly reason: string;
  /** Whether it passed although its premise never held. */
  readonly vacuous: boolean;
  /** How many states or steps put it to the test: those in which its premise held. */
  readonly cases: number;
  /** The counterexample of a violation, or the witness of what is reachable. */
  readonly trace?: Trace;
  /** By which random run it was decided, if by one. */
  readonly found?: Found;
  /** Of a property of functions: the counterexample of a violation, or the witness. */
  readonly input?: DecidingInput;
  /** The property as a formula, for people. */
  readonly formula?: string;
  /** Where it is declared, if that was asked and is known. */
  readonly source?: SourcePosition;
  /** What the trace means, if that was asked. */
  readonly explanation?: Explanation;
}

/** An input of functions that decides a property, and what the functions made of it. */
export interface DecidingInput {
  /** What JSON has no word for (NaN, infinities, undefined) is text. */
  readonly input: Snapshot;
  /** The calls by which the property was judged, in order, equal ones once; not more than twenty. */
  readonly calls: readonly FunctionCall[];
  /** From which it was drawn; null where inputs were gone through. */
  readonly seed: number | null;
  /** Which one it is: its number, from 1, where inputs were gone through; else, with the seed, fast-check's `path`. */
  readonly path: string;
}

/** A call of a function that is checked. */
export interface FunctionCall {
  readonly function: string;
  readonly arguments: readonly Snapshot[];
  /** What it returned; absent if it threw. */
  readonly result?: Snapshot;
  /** What it threw. */
  readonly threw?: string;
}

/** How many inputs functions were given, of all properties together. */
export interface InputsTried {
  readonly tried: number;
  /** How many of these were drawn at random; the others were gone through. */
  readonly drawn: number;
}

/** How a strategy of random exploration chooses the next step. */
export type Strategy = 'uniform' | 'weighted' | 'priority' | 'novel';

/** The random run that decided a property, before and after it was made short. */
export interface Found {
  /** The number of the walk, from 0. */
  readonly walk: number;
  readonly strategy: Strategy;
  /** How many steps the walk took until then; the trace, made short, has fewer. */
  readonly steps: number;
  /** With the seed it makes the shortened run again: the walk, and which way it was shrunk; fast-check's `path`. */
  readonly path: string;
}

/** What a random exploration did, whatever it found. */
export interface RandomRuns {
  readonly walks: number;
  /** Of all walks together, initial states not counted. */
  readonly steps: number;
  /** After so many steps a walk ends. */
  readonly stepsPerWalk: number;
  /** Whether `distinctStates` is an estimate: more were seen than are kept. */
  readonly isEstimated: boolean;
  /** How many walks took how many steps, in ranges that double: from … to, both included. */
  readonly lengths: readonly { readonly from: number; readonly to: number; readonly walks: number }[];
  readonly strategies: readonly { readonly strategy: Strategy; readonly walks: number; readonly steps: number }[];
  /** How many walks ended in a state without successors. */
  readonly deadEnds: number;
  /** How many ended in a state from which all steps lead back to it. */
  readonly standstills: number;
}

/** How often an action had its chance, and took it. */
export interface ActionCoverage {
  readonly name: string;
  /** In how many expanded states it was enabled; of random runs only those in which it was taken are known. */
  readonly enabled: number;
  /** How many transitions it generated. */
  readonly taken: number;
  /** How many of these changed nothing; null of random runs, which do not count them. */
  readonly idle: number | null;
  /** Where it is declared, if that was asked and is known. */
  readonly source?: SourcePosition;
}

/** Why the exploration could not go on: the model is at fault, or signalbox contradicts itself. */
export interface Failure {
  readonly kind: 'model' | 'disagreement';
  readonly message: string;
  readonly trace: Trace | null;
  /** Of functions: the input on which they failed. */
  readonly input?: DecidingInput;
}

/** What one check of one model found. Counts are TLC's: initial states are transitions too, depth counts levels from 1. */
export interface CheckResult {
  /** The version of signalbox that found it; results of the first ones do not say. */
  readonly signalbox?: string;
  readonly model: string | null;
  /** Where the model, or the design of functions, is declared, if that was asked and is known. */
  readonly source?: SourcePosition;
  readonly variant: string;
  readonly parameters: { readonly [name: string]: Shown };
  /** The names of those that were chosen, the others being as they are by default; results of the first versions do not say. */
  readonly chosen?: readonly string[];
  readonly engine: 'exhaustive' | 'random';
  /** In which order states were explored; by random walks they are in none. */
  readonly search: 'bfs' | 'dfs' | 'walks';
  /** How many threads explored, in the end. */
  readonly workers: number;
  readonly symmetry: 'off' | 'on';
  /** Whether steps were left out by partial-order reduction: then counts, lengths and coverage are of the reduced space. */
  readonly reduction: 'off' | 'on';
  /** The fairness assumed of the protocol's actions: as the model declares it, or the same for all of them. */
  readonly fairness: AssumedFairness;
  /** How visited states were stored: whole, as a hash, or as a few bits. */
  readonly storage: 'exact' | 'compact' | 'bitstate';
  /** Of the hashes, where storage is not exact; else null. */
  readonly seed: number | null;
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** Breadth first: how many of the distinct states were first reached on each level, from the first; there are `depth` of them. */
  readonly levels?: readonly number[];
  /**
   * Whether every state that was found was expanded. With exact storage these are all reachable states; else some may have
   * been missed, `omissionProbability` says how probably, and nothing holds.
   */
  readonly complete: boolean;
  /** Why the exploration ended, in words. */
  readonly reason: string;
  readonly interrupted: boolean;
  /** The budget that ran out first, or null. */
  readonly ranOut: 'states' | 'depth' | 'time' | 'memory' | null;
  /** The folder from which another check can go on, or null. */
  readonly saved: string | null;
  readonly seconds: number;
  /** Bytes of the visited set (states, index, parent links) per distinct state. */
  readonly bytesPerState: number;
  /** Bytes for each transition that was kept, for temporal properties; null if none had to be. */
  readonly bytesPerTransition: number | null;
  /** The largest resident memory of the process seen, in bytes. */
  readonly peakMemory: number;
  /** The estimated probability that a reachable state was missed: 0 with exact storage. */
  readonly omissionProbability: number;
  /** The estimated fraction of the reachable states that were missed, not counting those to which only missed ones lead. */
  readonly omittedFraction: number;
  readonly actions: readonly ActionCoverage[];
  readonly warnings: readonly string[];
  readonly properties: readonly PropertyResult[];
  /** What random runs were tried; null where all states were to be explored. */
  readonly random: RandomRuns | null;
  /** What was checked are functions, not a model: they were given so many inputs, and there are no states. */
  readonly inputs?: InputsTried;
  readonly failure: Failure | null;
}

/** What is known while an exploration runs. */
export interface Progress {
  readonly distinctStates: number;
  readonly transitions: number;
  readonly depth: number;
  /** States found and not yet expanded. */
  readonly queue: number;
  readonly seconds: number;
  /** How many random walks there were; undefined where all states are explored. Then each has a transition, its beginning. */
  readonly walks?: number | undefined;
  /** What will come of it; undefined where nothing reasonable can be said, as at the beginning or depth first. */
  readonly estimate?: Estimate | undefined;
}

/** What an exploration will have found and used in the end, from how its levels grow. Often within a factor of two; no promise. */
export interface Estimate {
  /** Distinct states. */
  readonly states: number;
  /** How much of them is expanded, from 0 to 1. */
  readonly fraction: number;
  /** Resident memory of the process, in bytes. */
  readonly memory: number;
}
