import { ModelError } from '../errors.js';
import type { Action, Property, TransitionSystem } from '../language/index.js';
import { AliasTable } from './alias-table.js';
import { emitAttempts } from './attempts.js';
import { beforeView } from './before.js';
import { Emitter } from './emitter.js';
import { numberOccurrences, type Occurrences } from './occurrences.js';
import { emitSuccessors } from './successors.js';
import { emitState } from './views/state.js';

/** Random numbers: 32 bits each. */
export interface RandomNumbers {
  next(): number;
}

/** A model compiled to take one step at a time, without a store: for random runs. */
export interface Stepper {
  /** The words of the state, to be read; `moveTo` sets them. */
  readonly words: Int32Array;
  /** Those of the state before the last step. */
  readonly before: Int32Array;
  /** The view of the state. */
  readonly state: unknown;
  /** What can begin a run, and what can occur in it. */
  readonly initial: Occurrences;
  readonly occurrences: Occurrences;
  /** Begins a run, by the occurrence of an initial action with a number (−1 where the blank state is initial) and a choice; false if it is not enabled. */
  readonly begin: (occurrence: number, choice: number) => boolean;
  /** Takes a step, by the occurrence of an action and a choice; false, and the state as it was, if it is not enabled. */
  readonly step: (occurrence: number, choice: number) => boolean;
  /** Whether the last step has left the state as it was. */
  readonly unchanged: () => boolean;
  /** Takes the last step back. */
  readonly stepBack: () => void;
  /** Goes to a state, by its words. */
  readonly moveTo: (words: Int32Array) => void;
  /**
   * Draws occurrences until one is enabled, which is taken, or so many have been drawn in vain. Each that is enabled has
   * the chance that its weight gives it among these. Returns whether a step was taken; `drawn` and `drawnChoice` say which.
   */
  readonly stepAtRandom: (tries: number) => boolean;
  readonly drawn: () => number;
  readonly drawnChoice: () => number;
  /** The weights of actions in `stepAtRandom`, by position; all the same at first. */
  readonly setWeights: (weights: ArrayLike<number> | undefined) => void;
  /** Puts the enabled occurrences into `candidates`, in order; returns how many there are. */
  readonly enabled: () => number;
  /** The same of those that can begin a run. */
  readonly enabledInitially: () => number;
  readonly candidates: Int32Array;
  /**
   * The position, from one on, of the next property that the state, or the step that led there, decides: which it violates
   * or, if it is to be reached, reaches. −1 if there is none. Deadlocks and whole runs are not judged, nor again a state
   * that the step has left as it was.
   */
  readonly judge: (from: number) => number;
  /** The same for an initial state, to which no step led. */
  readonly judgeInitially: (from: number) => number;
  /** Whether a property is judged; all are at first. */
  readonly setOpen: (property: number, isOpen: boolean) => void;
  /** For each property: how many states or steps that were judged met its premise. */
  readonly cases: Float64Array;
}

let steppers = 0;

/**
 * Compiles a model to take single steps. Each guard, effect and property has a call site of its own, as in `compile`.
 * @param numbers for `stepAtRandom`, which cannot be called without
 * @throws UsageError if the model refers to a field that it does not have, or ranges over too much.
 */
export function compileStepper(
  system: TransitionSystem,
  properties: readonly Property[],
  numbers: RandomNumbers = noNumbers,
): Stepper {
  const emitter = new Emitter();
  const state = emitState(system.fields, system.time, emitter);
  const width = Math.max(1, emitter.layout.words);
  const words = new Int32Array(width);
  const before = new Int32Array(width);
  const each = (text: (word: number | string) => string, joint: string) =>
    Array.from({ length: width }, (_, word) => text(word)).join(joint);
  const copy = (to: string, from: string) =>
    width <= 16
      ? each((word) => `${to}[${word}] = ${from}[${word}];`, ' ')
      : `for (let word = 0; word < ${width}; word++) ${to}[word] = ${from}[word];`;
  const same = each((word) => `W[${word}] === O[${word}]`, ' && ');
  const restore = copy('W', 'O');

  const initial = numberOccurrences(system.initial, system);
  const occurrences = numberOccurrences(system.actions, system);
  const code = { instance: system, state, restore };
  const attemptsOf = (actions: readonly Action[]) =>
    actions.map((action, position) => emitAttempts(action, position, code, emitter));
  const beginnings = attemptsOf(system.initial);
  const attempts = attemptsOf(system.actions);
  const dispatch = (named: typeof attempts, { first }: Occurrences) =>
    named.map(({ attempt }, action) => `case ${action}: return ${attempt}(occurrence - ${first[action]}, choice);`);
  const gather = (named: typeof attempts, { first }: Occurrences) =>
    named.map(({ enabled }, action) => `${enabled}(${first[action]});`).join(' ');

  const judged = properties.map((property, position) => judgement(property, position, state.root, emitter));
  const isOfSteps = (_: string, position: number) => properties[position]?.form === 'alwaysStep';
  const judgedOfSteps = judged.filter(isOfSteps);
  const judgedOfStates = judged.filter((text, position) => !isOfSteps(text, position));
  const around = system.time === undefined ? [] : othersThanTime(system, code, emitter);

  const { text, values } = emitter.finish();
  steppers += 1;
  const program = `"use strict"; // stepper ${steppers}: ${system.model}
let found = 0, isMoved = false, drawn = -1, drawnChoice = 0, isWeighted = false, answered = false, isOfDesign = false;
${properties.map((_, position) => `let open${position} = true;`).join(' ')}
${text}
function unchanged() { return ${same}; }
function lookAround() {
${system.time === undefined ? '' : 'moved = false;'} answered = false;
${around.join('\n')}
}
// The state is the one before the step to come.
function settle() { ${copy('O', 'W')} isMoved = false; }
function begin(occurrence, choice) {
${state.root}.reset();
settle();
isMoved = true;
if (occurrence < 0) return true;
switch (beginningOf[occurrence]) { ${dispatch(beginnings, initial).join('\n')} }
return false;
}
function attempt(action, occurrence, choice) {
switch (action) { ${dispatch(attempts, occurrences).join('\n')} }
return false;
}
function step(occurrence, choice) {
if (isMoved) settle();
return isMoved = attempt(actionOf[occurrence], occurrence, choice);
}
function stepAtRandom(tries) {
if (isMoved) settle();
for (let t = 0; t < tries; t++) {
let at = below(possible.length);
if (isWeighted && fraction() >= kept[at]) at = alias[at];
const occurrence = possible[at], action = actionOf[occurrence];
const choices = choicesOf[action], choice = choices === 1 ? 0 : below(choices);
if (!attempt(action, occurrence, choice)) continue;
drawn = occurrence;
drawnChoice = choice;
return isMoved = true;
}
return false;
}
function below(bound) { return Math.floor(fraction() * bound); }
function fraction() { return (next() >>> 0) * 2 ** -32; }
function stepBack() { ${restore} isMoved = false; }
function moveTo(words) { W.set(words); isMoved = true; }
function enabled() {
if (isMoved) settle();
found = 0;
${gather(attempts, occurrences)}
if (!unchanged()) wrote('a guard');
return found;
}
function enabledInitially() {
${state.root}.reset();
settle();
isMoved = true;
found = 0;
${gather(beginnings, initial)}
return found;
}
function judge(from) {
if (unchanged()) {
${judgedOfSteps.join('\n')}
return -1;
}
${judged.join('\n')}
return -1;
}
function judgeInitially(from) {
${judgedOfStates.join('\n')}
return -1;
}
function setOpen(property, isOpen) {
switch (property) { ${properties.map((_, position) => `case ${position}: open${position} = isOpen; break;`).join(' ')} }
}
return { begin, step, stepBack, moveTo, stepAtRandom, unchanged, drawn: () => drawn, drawnChoice: () => drawnChoice, weigh: (is) => { isWeighted = is; }, enabled, enabledInitially, judge, judgeInitially, setOpen, state: ${state.root} };`;
  const candidates = new Int32Array(Math.max(initial.size, occurrences.size));
  const cases = new Float64Array(properties.length);
  const table = new AliasTable(occurrences.possible.length);
  const environment = {
    ...values,
    W: words,
    O: before,
    B: beforeView(system, before),
    candidates,
    cases,
    actionOf: occurrences.actionOf,
    choicesOf: occurrences.choices,
    possible: occurrences.possible,
    kept: table.kept,
    alias: table.alias,
    next: () => numbers.next(),
    beginningOf: initial.actionOf,
    // Of the functions that find all successors only what they come upon is asked.
    current: -1,
    statistics: new Float64Array(2 * system.actions.length),
    firstEnabled: new Int32Array(system.actions.length),
    ModelError,
    wrote: (who: string) => {
      throw new ModelError(`${who} changes the state`);
    },
  };
  const { weigh, ...generated } = new Function(...Object.keys(environment), program)(...Object.values(environment));
  const weights = new Float64Array(occurrences.possible.length);
  const setWeights = (ofActions: ArrayLike<number> | undefined) => {
    weigh(ofActions !== undefined);
    if (ofActions === undefined) return;
    for (let at = 0; at < weights.length; at++) {
      weights[at] = ofActions[occurrences.actionOf[occurrences.possible[at] ?? 0] ?? 0] ?? 1;
    }
    table.fill(weights);
  };
  return { ...generated, setWeights, words, before, initial, occurrences, candidates, cases };
}

const noNumbers: RandomNumbers = {
  next: () => {
    throw new Error('a stepper without random numbers takes no steps at random');
  },
};

/** Calls of functions that make all steps but the passing of time, to see what it would have to wait for. */
function othersThanTime(
  instance: TransitionSystem,
  { state, restore }: { readonly state: ReturnType<typeof emitState>; readonly restore: string },
  emitter: Emitter,
): string[] {
  return instance.actions.flatMap((action, position) => {
    if (action.range.over === 'time') return [];
    const isOfDesign = action.kind === 'protocol' || action.kind === 'timer';
    const arrive = () => `if (!unchanged()) { moved = true; ${isOfDesign ? 'answered = true;' : ''} }`;
    return [`${emitSuccessors(action, position, { instance, state, arrive, restore }, emitter)}();`];
  });
}

/** Statements that return a property's position if it is decided here. */
function judgement(property: Property, position: number, root: string, emitter: Emitter): string {
  if (property.form !== 'always' && property.form !== 'reachable' && property.form !== 'alwaysStep') return '';
  const states = property.form === 'alwaysStep' ? `B, ${root}` : root;
  const holds = `${emitter.constant('holds', property.holds)}(${states})`;
  const decide = `if (${property.form === 'reachable' ? holds : `!${holds}`}) return ${position};`;
  const given = property.form === 'reachable' ? undefined : property.given;
  const ask =
    given === undefined
      ? decide
      : `if (${emitter.constant('given', given)}(${states})) { cases[${position}]++; ${decide} }`;
  return `if (from <= ${position} && open${position}) { ${ask} }`;
}
