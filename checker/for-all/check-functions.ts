import type { Arbitrary } from 'fast-check';
import { ModelError, messageOf, UsageError } from '../errors.js';
import { formulaOf } from '../explain/index.js';
import { Watch } from '../explore/index.js';
import type { CheckResult, Failure, PropertyResult } from '../result.js';
import { budgetOf, counted, number, reasonOfStop } from '../verdict/index.js';
import { packageVersion } from '../version.js';
import { decidedOf } from './decided.js';
import { draw } from './draw.js';
import { evidenceOf } from './evidence.js';
import type { FunctionsInstance } from './functions.js';
import { goThrough, tryOne } from './go-through.js';
import type { Drawn, FastCheck } from './inputs.js';
import { judge as judgeTrial } from './judge.js';
import { defaultRuns, type FunctionsOptions } from './options.js';
import type { InputProperty, Trial } from './property.js';
import type { Tried } from './tried.js';

/** What was tried of one property, and what is said of it. */
interface Judged {
  readonly tried: Tried;
  readonly result: PropertyResult;
  readonly failure: Failure | null;
}

/**
 * Decides properties of functions: by going through all inputs where they can be gone through, else by drawing some. An
 * input that decides is tried once more before it is reported. A function that throws is at fault, unless the property
 * expects it and catches what is thrown; then, and if a function is not pure, the result has a `failure`, and the other
 * properties are decided all the same.
 * @throws UsageError for a property whose inputs cannot be gone through or drawn as asked, or options that make no sense
 */
export async function checkFunctions(instance: FunctionsInstance, options: FunctionsOptions): Promise<CheckResult> {
  const { seed, entries } = planOf(options);
  const watch = new Watch(options);
  const judged: Judged[] = [];
  for (const [id, property] of entries) {
    const tried = await tryOut(id, property, instance, options, seed, watch);
    judged.push(judgedOf(id, property, instance, tried, seed, options.expected?.[id] ?? 'holds'));
  }
  const all = judged.map(({ tried }) => tried);
  const drawn = all.filter(({ of }) => of === null);
  const failure = judged.map((each) => each.failure).find((each) => each !== null) ?? null;
  const endings = all.map(({ ending }) => ending ?? null);
  const ended = endings.find((ending) => ending !== null) ?? null;
  const isComplete = failure === null && ended === null && drawn.length === 0 && options.path === undefined;
  const inputs = { tried: total(all), drawn: total(drawn) };
  // A last look, for the memory of what was quick.
  watch.look({ distinctStates: 0, transitions: 0, depth: 0, queue: 0 });
  return {
    signalbox: packageVersion(),
    model: options.address ?? instance.model,
    variant: instance.variant,
    parameters: {},
    engine: drawn.length === 0 ? 'exhaustive' : 'random',
    search: 'bfs',
    workers: 1,
    symmetry: 'off',
    reduction: 'off',
    fairness: 'declared',
    storage: 'exact',
    seed: drawn.length === 0 ? null : seed,
    distinctStates: 0,
    transitions: 0,
    depth: 0,
    complete: isComplete,
    reason: failure?.message ?? `${ended === null ? '' : `${reasonOfStop(ended)} at `}${inWords(inputs, seed)}`,
    interrupted: ended?.because === 'interrupted' || options.signal?.aborted === true,
    ranOut: endings.map(budgetOf).find((budget) => budget !== null) ?? null,
    saved: null,
    seconds: watch.seconds,
    bytesPerState: 0,
    bytesPerTransition: null,
    peakMemory: watch.peakMemory,
    omissionProbability: 0,
    omittedFraction: 0,
    actions: [],
    warnings: [],
    properties: judged.map(({ result }) => result),
    random: null,
    inputs,
    failure,
  };
}

/** @throws UsageError for options that make no sense */
function planOf(options: FunctionsOptions) {
  const { properties, seed = 1, runs = defaultRuns, path } = options;
  const entries = Object.entries(properties);
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw new UsageError(`a seed is a whole number from 0 to 4294967295, not ${seed}`);
  }
  if (!(Number.isSafeInteger(runs) && runs > 0)) {
    throw new UsageError(`the number of inputs to draw is a whole number from 1 on, not ${runs}`);
  }
  if (path !== undefined && entries.length !== 1) {
    throw new UsageError(`a path leads to an input of one property: check that one alone, not ${entries.length}`);
  }
  const idle = (['seed', 'runs'] as const).find((name) => options[name] !== undefined);
  if (idle !== undefined && entries.every(([, property]) => !isDrawn(property, options))) {
    throw new UsageError(`no inputs are drawn, so ${idle} says nothing: leave it out, or take the engine "random"`);
  }
  return { seed, entries };
}

/** Whether inputs of a property are drawn, and not gone through. */
function isDrawn({ trials }: InputProperty, { engine }: FunctionsOptions): boolean {
  return engine === 'random' || trials.all === undefined;
}

async function tryOut(
  id: string,
  property: InputProperty,
  { functions }: FunctionsInstance,
  options: FunctionsOptions,
  seed: number,
  watch: Watch,
): Promise<Tried> {
  const { form, trials } = property;
  const { engine, runs = defaultRuns, path } = options;
  const { all } = trials;
  const judge = (trial: Trial) => judgeTrial(form, trial, functions);
  if (engine === 'exhaustive' && all === undefined) {
    throw new UsageError(
      `the inputs of ${id} cannot be gone through, only drawn: check it with the engine "random", or by default`,
    );
  }
  try {
    if (all === undefined || isDrawn(property, options)) {
      return await draw((fastCheck) => arbitraryOf(trials, fastCheck), judge, watch, { seed, runs, path });
    }
    return path === undefined ? await goThrough(all, judge, watch) : tryOne(all, path, judge);
  } catch (error) {
    if (path === undefined)
      throw new ModelError(`the inputs of ${id} cannot be made: ${messageOf(error)}`, { cause: error });
    throw new UsageError(`the path "${path}" leads to no input of ${id}: ${messageOf(error)}`, { cause: error });
  }
}

/** Beyond the inputs that can be gone through if there are such, else from among them. */
function arbitraryOf({ all, drawn }: InputProperty['trials'], fastCheck: FastCheck): Arbitrary<Trial> {
  if (drawn !== undefined) return made(drawn, fastCheck);
  if (all === undefined) throw new TypeError('a property has inputs');
  return fastCheck.integer({ min: 0, max: all.size - 1 }).map((position) => all.at(position));
}

function made(drawn: Drawn<Trial>, fastCheck: FastCheck): Arbitrary<Trial> {
  return typeof drawn === 'function' ? drawn(fastCheck) : drawn;
}

function judgedOf(
  id: string,
  property: InputProperty,
  instance: FunctionsInstance,
  tried: Tried,
  seed: number,
  expected: PropertyResult['expected'],
): Judged {
  const head = { id, name: property.sentence, kind: property.form, expected, formula: formulaOf(property) };
  const decided = decidedOf(property, tried, seed);
  if (tried.found === undefined) return { tried, result: { ...head, ...decided }, failure: null };
  const evidence = evidenceOf(id, property, instance, tried.found, tried.of === null ? seed : null);
  if (evidence.failure === undefined) {
    return { tried, result: { ...head, ...decided, input: evidence.input }, failure: null };
  }
  const { failure } = evidence;
  const undecided = { verdict: 'inconclusive', reason: failure.message, vacuous: false, cases: tried.cases } as const;
  return { tried, result: { ...head, ...undecided }, failure };
}

function total(all: readonly Tried[]): number {
  return all.reduce((sum, { tried }) => sum + tried, 0);
}

function inWords({ tried, drawn }: { readonly tried: number; readonly drawn: number }, seed: number): string {
  if (drawn === 0) return counted(tried, 'input');
  const which = drawn === tried ? '' : `${number(drawn)} of them `;
  return `${counted(tried, 'input')}, ${which}drawn with seed ${seed}`;
}
