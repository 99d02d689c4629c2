import { ModelError } from '../errors.js';
import type { Action, Property, TransitionSystem } from '../language/index.js';
import { MOST_ASIDE, makeStore, type SharedTable, type StateStore } from '../store/index.js';
import { beforeView } from './before.js';
import { Emitter } from './emitter.js';
import { endOf, labelsOf } from './labels.js';
import { askOnly, type ExaminationSite, keeping, noted, notesFor, told, whileOpen } from './recorded.js';
import { type MakeReducer, subjectsOf } from './reducer.js';
import { emitSuccessors, type SuccessorNotes } from './successors.js';
import { canonicaliser } from './symmetry/index.js';
import { emitState } from './views/state.js';

/** Told what the generated code comes upon. Called once per state or violation, not per transition. */
export interface Listener {
  /** A new state. */
  found(id: number): void;
  /** A state breaks an `always` property, or is what a `reachable` one looks for. */
  decided(property: number, id: number): void;
  /** A step from `source` to `target` breaks an `alwaysStep` property. */
  decidedByStep(property: number, source: number, target: number): void;
  /** Every initial state and every successor, new or known, while it is in `current`. Compiled in only if it is there. */
  arrived?(): void;
}

/** A model compiled to packed states: the generated successor loop over a store. */
export interface Program {
  readonly store: StateStore;
  /** The view of the state in the registers' `current`, for reading it out. */
  readonly state: unknown;
  /**
   * Goes on with a store made instead of this one, in which the states have the same ids, or with an empty one; between two
   * expansions. Both are exact and of one thread. What V8 knows of guards, effects and views stays, which it would not in
   * a new program.
   */
  readonly storeIn: (store: StateStore) => void;
  /** Stores the initial states; returns how many were generated, repeated ones included. */
  readonly start: () => number;
  /** Generates and stores all successors of a stored state; returns how many there were, repeated ones included. */
  readonly expand: (id: number) => number;
  /** The same for the state in the registers' `current`, stored or not. */
  readonly expandCurrent: () => number;
  /** The id of the state in the registers' `current`, which is stored if it was not. */
  readonly identify: () => number;
  /** Whether time must not pass in the state in the registers' `current` before something that is due has happened. */
  readonly timeWaits: () => boolean;
  /** For each action: in how many expanded states it was enabled, how many transitions it made. */
  readonly statistics: Float64Array;
  /** For each action: how many of these transitions changed nothing. */
  readonly idle: Float64Array;
  /** For each action: the first expanded state in which it was enabled, or −1. */
  readonly firstEnabled: Int32Array;
  /** For each property: how many states or steps met its premise. */
  readonly cases: Float64Array;
}

/** Takes the transitions that change a state, labelled as `labelsOf` says, as they are found. */
export interface EdgeSink {
  /** Says that the edges to come are of this state. */
  open(source: number): void;
  append(source: number, targets: Int32Array, labels: Int32Array, count: number): void;
  /** The label of a transition by which so many steps of time pass. */
  labelOfDuration(steps: number): number;
}

export interface CompileOptions {
  /** Where the transitions are kept, if they are: labels from `firstDuration` on are of those by which time passes. */
  readonly edges?: ((firstDuration: number, isTimed: boolean) => EdgeSink) | undefined;
  /** Makes the store for states of so many words, or gives that of an earlier program for the same instance. */
  readonly store?: ((words: number) => StateStore) | undefined;
  /** Of each property whether it is decided already, and need not be judged any more; none of them if not given. */
  readonly decided?: readonly boolean[];
  /** Whether one state stands for all that permutations of interchangeable processes make of it. */
  readonly symmetry?: boolean | undefined;
  /** Who chooses which successors are kept; all of them are if nobody does. */
  readonly reducer?: MakeReducer | undefined;
}

let programs = 0;

/**
 * Compiles a model instance and its properties. The schema becomes classes whose accessors read and write bit fields of
 * the words of a state; every guard, effect and property gets a call site of its own.
 * @throws UsageError if the model refers to a field that it does not have, or ranges over too much.
 */
export function compile(
  instance: TransitionSystem,
  properties: readonly Property[],
  listener: Listener,
  options: CompileOptions = {},
): Program {
  const isRecorded = options.reducer !== undefined;
  const emitter = new Emitter(isRecorded ? 'by subject' : undefined);
  const state = emitState(instance.fields, instance.time, emitter);
  const words = Math.max(1, emitter.layout.words);
  const store = (options.store ?? ((wide: number) => makeStore(wide)))(words);
  const subjects = subjectsOf(instance, properties.length);
  const reducer = options.reducer?.(store, subjects, words);
  const { current, source } = store.registers;
  const restore =
    words <= 16
      ? Array.from({ length: words }, (_, word) => `W[${word}] = O[${word}];`).join(' ')
      : `for (let word = 0; word < ${words}; word++) W[word] = O[word];`;
  // A step that changes nothing leads to a known state: no need to look it up.
  const same = Array.from({ length: words }, (_, word) => `W[${word}] === O[${word}]`).join(' && ');

  // A property of steps must write neither of the two states.
  const checksum = Array.from({ length: words }, (_, word) => `W[${word}] ^ O[${word}]`).join(' ^ ');

  const successorsBy = (
    actions: readonly Action[],
    arrive: (action: number, instance: string) => string,
    notesOf: (position: number, action: Action) => SuccessorNotes | undefined,
  ): string[] =>
    actions.map((action, position) =>
      emitSuccessors(
        action,
        position,
        { instance, state, arrive: (number) => arrive(position, number), restore, notes: notesOf(position, action) },
        emitter,
      ),
    );
  const labels = labelsOf(instance);
  const label = (action: number, number: string) => {
    const { first = 0, size = 1 } = labels[action] ?? {};
    if (instance.actions[action]?.range.over === 'time') return `label = labelOfDuration(${number});`;
    return `label = ${size === 1 ? first : `${first} + ${number}`};`;
  };
  // What time looks at: whether something else can happen, and whether the design does it.
  const movement = instance.time === undefined ? '' : 'moved = true; if (isOfDesign) answered = true;';
  const edges = options.edges?.(endOf(labels), instance.time !== undefined);
  const initial = successorsBy(
    instance.initial,
    () => 'arriveInitially();',
    () => undefined,
  );
  const successors = successorsBy(
    instance.actions,
    (action, number) =>
      [
        ...(edges === undefined ? [] : [label(action, number)]),
        // Time waits for what the design does, not for the adversary.
        ...(instance.time === undefined ? [] : [`isOfDesign = ${isOfDesign(instance.actions[action])};`]),
        isRecorded
          ? `${movement === '' ? '' : `if (!unchanged()) { ${movement} } `}setAside(unchanged(), ${edges === undefined ? 0 : 'label'});`
          : `arrive(${action});`,
      ].join(' '),
    (position, action) => (isRecorded ? notesFor(position, action, subjects, emitter) : undefined),
  );

  const statistics = new Float64Array(2 * Math.max(instance.actions.length, instance.initial.length));
  const idle = new Float64Array(instance.actions.length);
  const firstEnabled = new Int32Array(statistics.length / 2).fill(-1);
  const cases = new Float64Array(properties.length);
  const site = { root: state.root, emitter, firstSubject: isRecorded ? subjects.properties : undefined };
  const examination = properties.map((property, position) => examine(property, position, site));
  const steps = properties.flatMap((property, position) => stepCheck(property, position, site));
  const before = steps.length > 0 ? beforeView(instance, source, reducer) : undefined;

  // Steps are judged as they are; what is stored is what stands for their ends.
  const isSymmetric = options.symmetry === true;
  const canonicalise = isSymmetric ? 'canonicalise();' : '';

  const first = 'takeFresh' in freshOf(store) ? 'const first = 0;' : 'const first = count();';

  const { text, values } = emitter.finish();
  programs += 1;
  const code = `"use strict"; // program ${programs}: ${instance.model}
let current = -1;
${instance.time === undefined ? 'function timeWaits() { return false; }' : 'let answered = false, isOfDesign = false;'}
${edges === undefined ? '' : recording}${isRecorded && edges === undefined ? 'let unsettled = 0;' : ''}
${properties.map((_, position) => `let open${position} = ${options.decided?.[position] !== true};`).join(' ')}
${text}
function arriveInitially() {
${listener.arrived === undefined ? '' : 'arrived();'}
${canonicalise}
put();
}
function arrive(action) {
${listener.arrived === undefined ? '' : 'arrived();'}
${steps.length > 0 ? 'checkStep();' : ''}
if (unchanged()) {
idle[action]++;
return;
}
${movement}
${edges === undefined ? '' : 'labels[unsettled++] = label;'}${isRecorded && edges === undefined ? 'unsettled++;' : ''}
${canonicalise}
put();
${edges === undefined && !isRecorded ? '' : `if (unsettled === ${MOST_ASIDE}) settleAll();`}
}
function settleAll() {
settle();
${isRecorded ? 'chosenAreSettled(unsettled);' : ''}
${edges === undefined ? '' : 'if (unsettled > 0) { append(current, settled, labels, unsettled); unsettled = 0; }'}${isRecorded && edges === undefined ? 'unsettled = 0;' : ''}
}${isRecorded ? keeping(edges !== undefined) : ''}
function unchanged() {
return ${same};
}
function checkStep() {
const words = ${checksum};
${steps.join('\n')}
if (words !== (${checksum})) wrote('a property');
}
function target() {
if (unchanged()) return current;
settleAll();
${isSymmetric ? 'concrete.set(W);\nconst id = identify();\nW.set(concrete);\nreturn id;' : 'return identify();'}
}
function identify() {
${canonicalise}
const id = intern();
return id < 0 ? -1 - id : id;
}
function examineFrom(first) {
settleAll();
${eachNew(store)}
found(id);
${examination.some((text) => text !== '') ? 'load(id);' : ''}
${examination.join('\n')}
${examination.some((text) => text !== '') ? "if (!unchanged()) wrote('a property');" : ''}
}
}
function start() {
${first}
${state.root}.reset();
adopt();
${initial.length === 0 ? 'const generated = 1;\narriveInitially();' : `const generated = ${initial.map((name) => `${name}()`).join(' + ')};\nstatistics.fill(0);`}
examineFrom(first);
if (count() === 0) throw new ModelError('there is no initial state');
return generated;
}
function expand(id) {
current = id;
${edges === undefined ? '' : 'open(id);'}
${store.take === undefined ? 'load' : 'take'}(id);
return successors();
}
function expandCurrent() {
adopt();
return successors();
}
function successors() {
${first}
${instance.time === undefined ? '' : 'moved = false;\nanswered = false;\n'}${isRecorded ? 'openState();\n' : ''}const generated = ${successors.map((name) => `${name}()`).join(' + ')};
${isRecorded ? 'if (generated === 0) return 0;\nconst kept = choose(keep, settleAll);\nexamineFrom(first);\nreturn kept;' : 'if (generated !== 0) examineFrom(first);\nreturn generated;'}
}
function rebind(store) {
({ intern, put, settle, count, adopt, load } = store);
}
return { start, expand, expandCurrent, identify, timeWaits, rebind, state: ${state.root} };`;
  const environment = {
    ...values,
    W: current,
    O: source,
    B: before,
    statistics,
    idle,
    firstEnabled,
    cases,
    intern: store.intern,
    put: store.put,
    settle: store.settle,
    settled: store.settled,
    open: (source: number) => edges?.open(source),
    labelOfDuration: (steps: number) => edges?.labelOfDuration(steps),
    append: (source: number, targets: Int32Array, labelsOfThem: Int32Array, count: number) =>
      edges?.append(source, targets, labelsOfThem, count),
    count: store.count,
    ...freshOf(store),
    adopt: store.adopt,
    load: store.load,
    take: store.take,
    ModelError,
    wrote: (who: string) => {
      throw new ModelError(`${who} changes the state`);
    },
    ...bound(listener),
    ...(reducer === undefined ? {} : told(reducer)),
    ...(isSymmetric
      ? {
          canonicalise: canonicaliser(state.columns, instance.processes, current),
          concrete: new Int32Array(words),
        }
      : {}),
  };
  const { rebind, ...generated } = new Function(...Object.keys(environment), code)(...Object.values(environment));
  let storing = store;
  return {
    ...generated,
    statistics,
    idle,
    firstEnabled,
    cases,
    get store() {
      return storing;
    },
    storeIn: (other) => {
      rebind(other);
      storing = other;
    },
  };
}

/** The beginning of a loop over the new states. Of a table that others fill, too, not all ids that are new to it are. */
function eachNew(store: StateStore): string {
  return 'takeFresh' in freshOf(store)
    ? 'for (let at = 0, end = takeFresh(); at < end; at++) {\nconst id = fresh[at];'
    : 'for (let id = first, end = count(); id < end; id++) {';
}

/** What a table that others fill, too, says of the new states. */
function freshOf({ tables: [states] }: StateStore): Partial<Pick<SharedTable, 'fresh' | 'takeFresh'>> {
  return states !== undefined && 'takeFresh' in states ? { fresh: states.fresh, takeFresh: states.takeFresh } : {};
}

/** What the code that keeps transitions needs: their labels, until it is known where they lead. */
const recording = `let label = 0, unsettled = 0;
const labels = new Int32Array(${MOST_ASIDE});`;

/** Whether the protocol, its timers included, does it, rather than its environment. */
function isOfDesign(action: Action | undefined): boolean {
  return action?.kind === 'protocol' || action?.kind === 'timer';
}

function bound(listener: Listener) {
  return {
    found: (id: number) => listener.found(id),
    decided: (property: number, id: number) => listener.decided(property, id),
    decidedByStep: (property: number, source: number, target: number) =>
      listener.decidedByStep(property, source, target),
    arrived: () => listener.arrived?.(),
  };
}

/** Statements that put a new state to the test. The premise is counted for ever, the rest decided once. */
function examine(property: Property, position: number, site: ExaminationSite): string {
  if (site.firstSubject !== undefined && property.form !== 'always' && property.form !== 'reachable') {
    return noted(position, site, askOnly(property, position, site));
  }
  if (property.form !== 'always' && property.form !== 'reachable') return '';
  const { root, emitter } = site;
  const holds = emitter.constant('holds', property.holds);
  const decide = (condition: string) =>
    `if (${whileOpen(position, site, condition)}) { open${position} = false; decided(${position}, id); }`;
  if (property.form === 'reachable') return noted(position, site, decide(`${holds}(${root})`));
  if (property.given === undefined) return noted(position, site, decide(`!${holds}(${root})`));
  const given = emitter.constant('given', property.given);
  return noted(position, site, `if (${given}(${root})) { cases[${position}]++; ${decide(`!${holds}(${root})`)} }`);
}

function stepCheck(property: Property, position: number, site: ExaminationSite): string[] {
  if (property.form !== 'alwaysStep') return [];
  const { root, emitter } = site;
  const holds = `!${emitter.constant('holds', property.holds)}(B, ${root})`;
  const decide = `if (${whileOpen(position, site, holds)}) { open${position} = false; decidedByStep(${position}, current, target()); }`;
  if (property.given === undefined) return [noted(position, site, decide)];
  const given = emitter.constant('given', property.given);
  return [noted(position, site, `if (${given}(B, ${root})) { cases[${position}]++; ${decide} }`)];
}
