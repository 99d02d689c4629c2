import {
  type CheckResult,
  checkFunctions,
  defaultRuns,
  type FunctionDesign,
  type FunctionsOptions,
  UsageError,
} from '../../checker/index.js';
import { renderCheck, styleOf, toJson } from '../../reports/index.js';
import { type ExitCode, exitCodeOf } from '../exit-code.js';
import { instantiateFunctions } from '../instantiate.js';
import { catchInterruption } from '../interruption.js';
import type { Loaded } from '../load/load-model.js';
import { inputPropertiesToCheck } from '../properties-to-check.js';
import { parseCount } from '../quantities.js';
import { word } from '../word.js';
import { once, oneOfWords, parseText } from './option.js';

/** What can be said of how functions are checked, besides what can be said of models as well. */
export const optionsOfFunctions = {
  engine: {
    string: true,
    requiresArg: true,
    describe: 'Of functions: exhaustive goes through all inputs, random draws some; if not given, whichever each property allows',
    coerce: once('engine', oneOfWords('exhaustive', 'random')),
  },
  runs: {
    string: true,
    requiresArg: true,
    describe: `Of functions: how many inputs to draw for each property that has more than can be gone through; ${defaultRuns} if not given`,
    coerce: once('runs', parseCount),
  },
  path: {
    string: true,
    requiresArg: true,
    describe: 'Of functions, with --property: try the one input again that a check has found',
    coerce: once('path', parseText),
  },
} as const;

/** The options of `check` that mean something for functions. */
const meant = ['variant', 'property', 'expect', 'seed', 'time-limit', 'memory-limit', 'json', ...Object.keys(optionsOfFunctions)];

/** As much of what was said to `check` as is read here. */
interface Given {
  readonly variant?: string | undefined;
  readonly property?: readonly string[] | undefined;
  readonly expect?: 'holds' | 'violated' | 'vacuous' | undefined;
  readonly seed?: number | undefined;
  readonly engine?: 'exhaustive' | 'random' | undefined;
  readonly runs?: number | undefined;
  readonly path?: string | undefined;
  readonly 'time-limit'?: number | undefined;
  readonly 'memory-limit'?: number | undefined;
  readonly json: boolean;
}

/** @throws UsageError for an option that only functions have */
export function refuseForModels(given: Given): void {
  const [name] = Object.keys(optionsOfFunctions).filter((option) => isGiven(given, option));
  if (name === undefined) return;
  throw new UsageError(`--${name} is about the inputs of functions, and this is a model: leave it out`);
}

/**
 * Checks functions as `check` does models.
 * @param options the names of all options of `check`
 * @throws UsageError for one that means nothing here
 */
export async function checkFunctionDesign(
  { design, address, isShipped }: Loaded<FunctionDesign>,
  given: Given,
  options: readonly string[],
): Promise<ExitCode> {
  const idle = options.find((name) => !meant.includes(name) && isGiven(given, name));
  if (idle !== undefined) {
    throw new UsageError(`--${idle} is about models, and ${address} is a design of functions: leave it out`);
  }
  const { variant, property: names = [], expect = 'holds', json } = given;
  const instance = instantiateFunctions(design, variant);
  const properties = inputPropertiesToCheck(instance, isShipped, names);
  const expected = Object.fromEntries(Object.keys(properties).map((id) => [id, expect]));
  const result = await tryOut((signal) =>
    checkFunctions(instance, { properties, expected, address, signal, ...howOf(given) }),
  );
  process.stdout.write(
    json
      ? `${JSON.stringify(toJson(result), null, 2)}\n`
      : renderCheck(result, {
          style: styleOf(process.stdout),
          witnesses: names.length > 0,
          next: again(address, given, result),
        }),
  );
  return exitCodeOf(result);
}

/** Checks until it has finished or somebody interrupts it. */
async function tryOut(check: (signal: AbortSignal) => Promise<CheckResult>): Promise<CheckResult> {
  const interruption = catchInterruption(() => {});
  try {
    return await check(interruption.signal);
  } finally {
    interruption.release();
  }
}

function howOf(given: Given): Pick<FunctionsOptions, 'engine' | 'seed' | 'runs' | 'path' | 'timeLimit' | 'memoryLimit'> {
  const { engine, seed, runs, path, 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  return {
    ...(engine === undefined ? {} : { engine }),
    ...(seed === undefined ? {} : { seed }),
    ...(runs === undefined ? {} : { runs }),
    ...(path === undefined ? {} : { path }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
  };
}

/** How to try the first counterexample again. */
function again(address: string, { variant, engine }: Given, { properties }: CheckResult): string[] {
  const violated = properties.find(({ verdict, input }) => verdict === 'violated' && input !== undefined);
  if (violated?.input === undefined) return [];
  const { seed, path } = violated.input;
  const words = [
    'signalbox check',
    word(address),
    ...(variant === undefined ? [] : ['--variant', word(variant)]),
    '--property',
    word(violated.id),
    ...(engine === undefined ? [] : ['--engine', engine]),
    ...(seed === null ? [] : ['--seed', String(seed)]),
    '--path',
    path,
  ];
  return [`try this input again:  ${words.join(' ')}`];
}

/** Whether something was said: options that are lists or switches are there in any case. */
function isGiven(given: object, option: string): boolean {
  const value: unknown = (given as { readonly [name: string]: unknown })[option];
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}
