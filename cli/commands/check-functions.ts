import type { Options } from 'yargs';
import { type CheckResult, checkFunctions, defaultRuns, type FunctionDesign, UsageError } from '../../checker/index.js';
import { word } from '../../reports/index.js';
import { answer } from '../answer.js';
import type { ExitCode } from '../exit-code.js';
import { instantiateFunctions } from '../instantiate.js';
import { leftOutLines } from '../left-out.js';
import type { Loaded } from '../load/load-model.js';
import { inputPropertiesToCheck, leftOut } from '../properties-to-check.js';
import { parseCount } from '../quantities.js';
import { fileOptions, filesAskedFor, type RenderedFiles, refuseUnwritableFiles } from '../rendered-files.js';
import { watched } from '../watched.js';
import { withoutUndefined } from '../without-undefined.js';
import { once } from './option.js';

/** What can be said of functions alone. */
export const functionsOptions = {
  runs: {
    string: true,
    requiresArg: true,
    describe: `Of functions: how many inputs to draw for a property, where they are drawn; ${defaultRuns} if not given`,
    coerce: once('runs', parseCount),
  },
} as const satisfies { readonly [name: string]: Options };

/** The options of `check` that mean something for functions. */
const meant = [
  'variant',
  'property',
  'expect',
  'engine',
  'seed',
  'path',
  'time-limit',
  'memory-limit',
  'json',
  'html',
  ...Object.keys(fileOptions),
  ...Object.keys(functionsOptions),
];

/** As much of what was said to `check` as is read here. */
interface Given extends RenderedFiles {
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
  const [name] = Object.keys(functionsOptions).filter((option) => isGiven(given, option));
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
  const { variant, property: names = [], expect = 'holds', engine, seed, runs, path } = given;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  if (expect !== 'holds' && names.length === 0) {
    throw new UsageError(`--expect ${expect} needs --property: say of which property it is known`);
  }
  const files = filesAskedFor(given);
  refuseUnwritableFiles(files);
  const instance = instantiateFunctions(design, variant);
  const properties = inputPropertiesToCheck(instance, isShipped, names);
  const expected = Object.fromEntries(Object.keys(properties).map((id) => [id, expect]));
  const how = withoutUndefined({ engine, seed, runs, path, timeLimit, memoryLimit });
  const result = await watched(`trying inputs of ${instance.model}`, ({ signal }) =>
    checkFunctions(instance, { properties, expected, address, signal, ...how }),
  );
  const notAsked = names.length > 0 ? [] : leftOut(instance, isShipped);
  const next = [...leftOutLines(notAsked), ...again(address, given, result)];
  const answering = { json: given.json, property: names, trace: undefined, ...files };
  return answer(result, { instance, properties }, answering, next);
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
