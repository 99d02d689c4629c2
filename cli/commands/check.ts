import type { Argv, InferredOptionTypes, Options } from 'yargs';
import {
  type CheckOptions,
  type CheckResult,
  check,
  type Instance,
  type StorageOptions,
  UsageError,
} from '../../checker/index.js';
import { renderCheck, styleOf, toJson } from '../../reports/index.js';
import { type ExitCode, exitCodeOf } from '../exit-code.js';
import { instantiate } from '../instantiate.js';
import { catchInterruption } from '../interruption.js';
import { functionsAt, loadModel } from '../load/load-model.js';
import { nextSteps } from '../next-steps.js';
import { parseParameters } from '../parameters.js';
import { showProgress } from '../progress.js';
import { propertiesToCheck } from '../properties-to-check.js';
import { parseCount, parseDuration, parseMemory, parseWhole, parseWorkers } from '../quantities.js';
import { sourcesOf } from '../sources.js';
import { refuseUnwritable, traceToKeep, writeTraceFile } from '../trace-file.js';
import { checkFunctionDesign, optionsOfFunctions, refuseForModels } from './check-functions.js';
import { once, oneOfWords, parseText } from './option.js';

const options = {
  variant: {
    string: true,
    requiresArg: true,
    describe: 'Which design of the model; the first one if not given',
    coerce: once('variant', parseText),
  },
  set: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'A parameter, as name=value; may be repeated',
  },
  property: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Check only this property, or all of it (P4); may be repeated',
  },
  expect: {
    string: true,
    requiresArg: true,
    describe: 'holds (the default); with --property violated, for a known flaw, or vacuous, for an idle premise',
    coerce: once('expect', oneOfWords('holds', 'violated', 'vacuous')),
  },
  search: {
    string: true,
    requiresArg: true,
    describe: 'bfs (the default, finds shortest counterexamples) or dfs',
    coerce: once('search', oneOfWords('bfs', 'dfs')),
  },
  workers: {
    string: true,
    requiresArg: true,
    describe:
      'How many threads explore (breadth first); as many as there are cores if not given, once a model is large',
    coerce: once('workers', parseWorkers),
  },
  fairness: {
    string: true,
    requiresArg: true,
    describe:
      'Assume this of every action of the protocol instead of what the model declares: none, weak or strong; never of faults',
    coerce: once('fairness', oneOfWords('none', 'weak', 'strong')),
  },
  symmetry: {
    string: true,
    requiresArg: true,
    describe:
      'off (the default), on: one state stands for all that differ in which interchangeable process is which, or auto: on where that is sound',
    coerce: once('symmetry', oneOfWords('off', 'on', 'auto')),
  },
  storage: {
    string: true,
    requiresArg: true,
    describe: 'exact (the default) keeps states whole; compact a hash of each; bitstate, depth first, a few bits',
    coerce: once('storage', oneOfWords('exact', 'compact', 'bitstate')),
  },
  'hash-bits': {
    string: true,
    requiresArg: true,
    describe: 'Of a hash with --storage compact: 64 (the default) or 128',
    coerce: once('hash-bits', oneOfWords('64', '128')),
  },
  'hash-functions': {
    string: true,
    requiresArg: true,
    describe: 'How many bits a state sets with --storage bitstate; 3 if not given',
    coerce: once('hash-functions', parseCount),
  },
  'bitstate-memory': {
    string: true,
    requiresArg: true,
    describe: 'For all bits with --storage bitstate: half of --memory-limit, else 128m, if not given',
    coerce: once('bitstate-memory', parseMemory),
  },
  seed: {
    string: true,
    requiresArg: true,
    describe:
      'Of the hashes, and of the inputs drawn for functions: with another one others are missed; 1 if not given',
    coerce: once('seed', parseWhole),
  },
  ...optionsOfFunctions,
  reduce: {
    boolean: true,
    default: false,
    describe: 'Leave out steps whose order makes no difference to the properties (partial-order reduction)',
  },
  'max-states': {
    string: true,
    requiresArg: true,
    describe: 'Stop, inconclusive, at so many distinct states',
    coerce: once('max-states', parseCount),
  },
  'max-depth': {
    string: true,
    requiresArg: true,
    describe: 'Do not go beyond this level; the initial states are level 1',
    coerce: once('max-depth', parseCount),
  },
  'time-limit': {
    string: true,
    requiresArg: true,
    describe: 'Stop, inconclusive, after a time: 500ms, 60s, 5m, 1h',
    coerce: once('time-limit', parseDuration),
  },
  'memory-limit': {
    string: true,
    requiresArg: true,
    describe: 'Stop, inconclusive, when the process takes so much: 512m, 4g',
    coerce: once('memory-limit', parseMemory),
  },
  checkpoint: {
    string: true,
    requiresArg: true,
    describe: 'Keep what is explored in this folder, which is new or empty, to go on from there later',
    coerce: once('checkpoint', parseText),
  },
  'checkpoint-interval': {
    string: true,
    requiresArg: true,
    describe: 'How often: 60s (the default), 10m; and whenever the check ends without an answer',
    coerce: once('checkpoint-interval', parseDuration),
  },
  resume: {
    string: true,
    requiresArg: true,
    describe: 'Go on from the checkpoint in this folder; the rest of the command stays as it was, budgets may differ',
    coerce: once('resume', parseText),
  },
  json: {
    boolean: true,
    default: false,
    describe: 'Print one JSON document on standard output, and nothing else there',
  },
  trace: {
    string: true,
    requiresArg: true,
    describe: 'Write the first counterexample (else witness) to this file, for replay',
    coerce: once('trace', parseText),
  },
} as const satisfies { readonly [name: string]: Options };

type CheckArguments = InferredOptionTypes<typeof options> & { readonly model: string };

export const checkCommand = {
  name: 'check',
  options: Object.keys(options),
  lacking: 'check needs a model: signalbox check <model>; signalbox list models shows the shipped ones',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'check <model>',
      'Explore every reachable state of a model and decide its properties',
      (command) =>
        command
          .positional('model', {
            type: 'string',
            demandOption: true,
            describe: 'A shipped model (signalbox list models), or path/to/module.ts[#export]',
          })
          .options(options)
          .example('$0 check two-phase-commit', 'verify a shipped protocol')
          .example('$0 check two-phase --set resourceManagers=7', 'a larger instance')
          .example('$0 check path/to/my-model.ts', 'a model of your own, in one file')
          .example('$0 check two-phase-commit --variant documented --trace t.json', 'keep the counterexample')
          .example('$0 check my-model.ts --property safe --expect violated', 'is a known flaw still found?')
          .example('$0 check two-phase --set resourceManagers=12 --time-limit 60s', 'within a budget')
          .example('$0 check two-phase --set resourceManagers=12 --checkpoint kept', 'to go on later')
          .example(
            '$0 check two-phase --set resourceManagers=10 --storage bitstate',
            'in little memory, not all states',
          )
          .epilogue(epilogue),
      async (given) => finish(await runCheck(given)),
    ),
};

const epilogue =
  'Exit codes: 0 every verdict as expected, 1 an unexpected verdict, 2 wrong usage, 3 inconclusive (a budget ran out, or storage is not exact), ' +
  '4 the model is at fault, 5 signalbox disagrees with itself, 130 interrupted.';

async function runCheck(given: CheckArguments): Promise<ExitCode> {
  const { variant, set = [], property: names = [], expect, json, trace: traceFile } = given;
  if (expect !== undefined && expect !== 'holds' && names.length === 0) {
    throw new UsageError(`--expect ${expect} needs --property: say of which property it is known`);
  }
  const functions = await functionsAt(given.model);
  if (functions !== undefined) return checkFunctionDesign(functions, given, Object.keys(options));
  refuseForModels(given);
  const { model, address, isShipped } = await loadModel(given.model);
  const instance = instantiate(model, variant, parseParameters(model, set));
  const properties = propertiesToCheck(instance, isShipped, names);
  const expected = Object.fromEntries(Object.keys(properties).map((id) => [id, expect ?? 'holds']));
  if (traceFile !== undefined) refuseUnwritable(traceFile);

  const sources = sourcesOf(given.model, names);
  const result = await explore(instance, { properties, expected, address, sources, ...howOf(given), ...keptIn(given) });

  const { fairness } = given;
  const storage = optionsOfStorage(given);
  const words = process.argv.slice(2);
  const next = nextSteps({ model: given.model, variant, set, fairness, storage, trace: traceFile, words }, result);
  process.stdout.write(
    json
      ? `${JSON.stringify(toJson(result), null, 2)}\n`
      : renderCheck(result, { style: styleOf(process.stdout), witnesses: names.length > 0, next }),
  );
  if (traceFile !== undefined) keepTrace(result, traceFile);
  return exitCodeOf(result);
}

/** Checks, showing how far it is, until it has finished or somebody interrupts it. */
async function explore(instance: Instance, options: CheckOptions): Promise<CheckResult> {
  const progress = await showProgress(`checking ${instance.model}`);
  const interruption = catchInterruption(progress.stopping);
  try {
    return await check(instance, { ...options, signal: interruption.signal, onProgress: progress.update });
  } finally {
    interruption.release();
    progress.end();
  }
}

type How = StorageOptions &
  Pick<
    CheckOptions,
    'search' | 'workers' | 'fairness' | 'symmetry' | 'reduce' | 'maxStates' | 'maxDepth' | 'timeLimit' | 'memoryLimit'
  >;

/** What was said of how to check; the checker knows the defaults. */
function howOf(given: CheckArguments): How {
  const { search, workers, fairness, symmetry, 'max-states': maxStates, 'max-depth': maxDepth } = given;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  return {
    ...storageOf(given),
    ...(search === undefined ? {} : { search }),
    ...(workers === undefined ? {} : { workers }),
    ...(fairness === undefined ? {} : { fairness }),
    ...(symmetry === undefined ? {} : { symmetry }),
    reduce: given.reduce,
    ...(maxStates === undefined ? {} : { maxStates }),
    ...(maxDepth === undefined ? {} : { maxDepth }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
  };
}

/** Where the exploration is kept, if it is. */
function keptIn(given: CheckArguments): Pick<CheckOptions, 'checkpoint' | 'resume'> {
  const { checkpoint, resume, 'checkpoint-interval': interval } = given;
  if (interval !== undefined && checkpoint === undefined && resume === undefined) {
    throw new UsageError('--checkpoint-interval needs --checkpoint or --resume: say in which folder');
  }
  const often = interval === undefined ? {} : { interval };
  return {
    ...(checkpoint === undefined ? {} : { checkpoint: { directory: checkpoint, ...often } }),
    ...(resume === undefined ? {} : { resume: { directory: resume, ...often } }),
  };
}

/** What was said of storage, as options again. */
function optionsOfStorage({ storage, 'hash-bits': hashBits, seed, ...given }: CheckArguments): string[] {
  const { 'hash-functions': hashFunctions, 'bitstate-memory': bytes } = given;
  return [
    ...(storage === undefined ? [] : [`--storage ${storage}`]),
    ...(hashBits === undefined ? [] : [`--hash-bits ${hashBits}`]),
    ...(hashFunctions === undefined ? [] : [`--hash-functions ${hashFunctions}`]),
    ...(bytes === undefined ? [] : [`--bitstate-memory ${bytes / 2 ** 10}k`]),
    ...(seed === undefined ? [] : [`--seed ${seed}`]),
  ];
}

function storageOf(given: CheckArguments): StorageOptions {
  const { storage, 'hash-bits': hashBits, 'hash-functions': hashFunctions, seed } = given;
  const { 'bitstate-memory': bitstateMemory } = given;
  return {
    ...(storage === undefined ? {} : { storage }),
    ...(hashBits === undefined ? {} : { hashBits: Number(hashBits) }),
    ...(hashFunctions === undefined ? {} : { hashFunctions }),
    ...(bitstateMemory === undefined ? {} : { bitstateMemory }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function keepTrace(result: CheckResult, path: string): void {
  const trace = traceToKeep(result);
  if (trace === null) {
    process.stderr.write(`signalbox: no property has a trace, so ${path} is not written\n`);
    return;
  }
  writeTraceFile(path, trace);
  process.stderr.write(`signalbox: the trace of ${trace.property ?? 'the failure'} is in ${path}\n`);
}
