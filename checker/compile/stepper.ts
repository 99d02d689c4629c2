import { ModelError } from '../errors.js';
import type { Action, Property, TransitionSystem } from '../language/index.js';
import { emitQuestion, emitTaking } from './attempts.js';
import { beforeView } from './before.js';
import { Candidates } from './candidates.js';
import { Emitter } from './emitter.js';
import { numberOccurrences, type Occurrences } from './occurrences.js';
import { emitSuccessors } from './successors.js';
import { emitState } from './views/state.js';

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
  /** Takes a step that is known to be enabled: one of the candidates in this state. */
  readonly take: (occurrence: number, choice: number) => void;
  /** Whether the last step has left the state as it was. */
  readonly unchanged: () => boolean;
  /** Takes the last step back. */
  readonly stepBack: () => void;
  /** Goes to a state, by its words. */
  readonly moveTo: (words: Int32Array) => void;
  /** Puts the enabled occurrences into `candidates`, in order; returns how many there are. */
  readonly enabled: () => number;
  /** To be read, until the next call of `enabled`. */
  readonly candidates: Int32Array;
  /** The occurrences that can begin a run, in order. */
  readonly enabledInitially: () => readonly number[];
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
 * @throws UsageError if the model refers to a field that it does not have, or ranges over too much.
 */
export function compileStepper(system: TransitionSystem, properties: readonly Property[]): Stepper {
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
  const code = { instance: system, state };
  const emitted = (actions: readonly Action[]) =>
    actions.map((action, position) => ({
      ask: action.range.over === 'time' ? undefined : emitQuestion(action, code, emitter),
      take: emitTaking(action, position, code, emitter),
    }));
  const initially = emitted(system.initial);
  const actions = emitted(system.actions);
  /** Statements for one of several actions: they take one of its occurrences if it is enabled, or as it is. */
  const cases = (
    named: typeof actions,
    { first }: Occurrences,
    text: (one: (typeof actions)[number], number: string) => string,
  ) => named.map((one, action) => `case ${action}: ${text(one, `occurrence - ${first[action]}`)}`).join('\n');
  const attempt = ({ ask, take }: (typeof actions)[number], number: string) =>
    `return ${ask === undefined ? '' : `${ask}(${number}) && `}${take}(${number}, choice);`;

  const judged = properties.map((property, position) => judgement(property, position, state.root, emitter));
  const isOfSteps = (_: string, position: number) => properties[position]?.form === 'alwaysStep';
  const judgedOfSteps = judged.filter(isOfSteps);
  const judgedOfStates = judged.filter((text, position) => !isOfSteps(text, position));
  const around = system.time === undefined ? [] : othersThanTime(system, { state, restore }, emitter);

  const { text, values } = emitter.finish();
  steppers += 1;
  const program = `"use strict"; // stepper ${steppers}: ${system.model}
let isMoved = false, isFirst = false, answered = false;
${properties.map((_, position) => `let open${position} = true;`).join(' ')}
${text}
function unchanged() { return ${same}; }
function lookAround() {
${system.time === undefined ? '' : 'moved = false;'} answered = false;
${around.join('\n')}
}
// The state is the one before the step to come.
function settle() { ${copy('O', 'W')} isMoved = isFirst = false; }
function begin(occurrence, choice) {
blank();
isFirst = true;
if (occurrence < 0) return true;
switch (beginningOf[occurrence]) { ${cases(initially, initial, attempt)} }
return false;
}
function canBegin(occurrence) {
switch (beginningOf[occurrence]) { ${cases(initially, initial, ({ ask }, number) => `return ${ask}(${number});`)} }
return false;
}
function attempt(occurrence, choice) {
switch (actionOf[occurrence]) { ${cases(actions, occurrences, attempt)} }
return false;
}
function step(occurrence, choice) {
if (isMoved) settle();
return isMoved = attempt(occurrence, choice);
}
function take(occurrence, choice) {
if (isMoved) settle();
isMoved = true;
switch (actionOf[occurrence]) { ${cases(actions, occurrences, ({ take }, number) => `${take}(${number}, choice); break;`)} }
}
function canTimePass() {
if (isMoved) settle();
const can = attempt(time, 0);
${restore}
return can;
}
function stepBack() { ${restore} isMoved = false; }
function moveTo(words) { W.set(words); isMoved = true; isFirst = false; }
function blank() { ${state.root}.reset(); settle(); isMoved = true; }
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
return { blank, begin, canBegin, isAtBeginning: () => isFirst, step, take, stepBack, moveTo, canTimePass, unchanged, judge, judgeInitially, setOpen, state: ${state.root} };`;
  const met = new Float64Array(properties.length);
  const environment = {
    ...values,
    W: words,
    O: before,
    B: beforeView(system, before),
    cases: met,
    actionOf: occurrences.actionOf,
    time: occurrences.possible.find(
      (number) => system.actions[occurrences.actionOf[number] ?? 0]?.range.over === 'time',
    ),
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
  const { blank, canBegin, isAtBeginning, canTimePass, ...generated } = new Function(
    ...Object.keys(environment),
    program,
  )(...Object.values(environment));
  // Who only takes steps again never asks what is enabled.
  let known: Candidates | undefined;
  const candidates = new Int32Array(occurrences.possible.length);
  const enabled = () => {
    known ??= new Candidates(system, occurrences, { words, canTimePass }, candidates);
    return known.list(isAtBeginning());
  };
  let beginnings: readonly number[] | undefined;
  const enabledInitially = () => {
    if (beginnings === undefined) {
      blank();
      beginnings = Array.from(initial.possible).filter(canBegin);
    }
    return beginnings;
  };
  return { ...generated, enabled, candidates, enabledInitially, words, before, initial, occurrences, cases: met };
}

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
