import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { type CheckOptions, type CheckResult, check, type Instance, UsageError } from '../../checker/index.js';
import { renderCheck, styleOf, toJson } from '../../reports/index.js';
import { type ExitCode, exitCodeOf } from '../exit-code.js';
import { instantiate } from '../instantiate.js';
import { catchInterruption } from '../interruption.js';
import { loadModel } from '../load/load-model.js';
import { nextSteps } from '../next-steps.js';
import { parseParameters } from '../parameters.js';
import { showProgress } from '../progress.js';
import { propertiesToCheck } from '../properties-to-check.js';
import { parseCount, parseDuration, parseMemory } from '../quantities.js';
import { refuseUnwritable, traceToKeep, writeTraceFile } from '../trace-file.js';
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
  fairness: {
    string: true,
    requiresArg: true,
    describe:
      'Assume this of every action of the protocol instead of what the model declares: none, weak or strong; never of faults',
    coerce: once('fairness', oneOfWords('none', 'weak', 'strong')),
  },
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
          .epilogue(epilogue),
      async (given) => finish(await runCheck(given)),
    ),
};

const epilogue =
  'Exit codes: 0 every verdict as expected, 1 an unexpected verdict, 2 wrong usage, 3 inconclusive (a budget ran out), ' +
  '4 the model is at fault, 5 signalbox disagrees with itself, 130 interrupted.';

async function runCheck(given: CheckArguments): Promise<ExitCode> {
  const { variant, set = [], property: names = [], expect, json, trace: traceFile } = given;
  if (expect !== undefined && expect !== 'holds' && names.length === 0) {
    throw new UsageError(`--expect ${expect} needs --property: say of which property it is known`);
  }
  const { model, address, isShipped } = await loadModel(given.model);
  const instance = instantiate(model, variant, parseParameters(model, set));
  const properties = propertiesToCheck(instance, isShipped, names);
  const expected = Object.fromEntries(Object.keys(properties).map((id) => [id, expect ?? 'holds']));
  if (traceFile !== undefined) refuseUnwritable(traceFile);

  const result = await explore(instance, { properties, expected, address, ...howOf(given) });

  const { fairness } = given;
  const next = nextSteps({ model: given.model, variant, set, fairness, trace: traceFile }, result);
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

type How = Pick<
  CheckOptions,
  'search' | 'fairness' | 'reduce' | 'maxStates' | 'maxDepth' | 'timeLimit' | 'memoryLimit'
>;

/** What was said of how to check; the checker knows the defaults. */
function howOf(given: CheckArguments): How {
  const { search, fairness, 'max-states': maxStates, 'max-depth': maxDepth } = given;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  return {
    ...(search === undefined ? {} : { search }),
    ...(fairness === undefined ? {} : { fairness }),
    reduce: given.reduce,
    ...(maxStates === undefined ? {} : { maxStates }),
    ...(maxDepth === undefined ? {} : { maxDepth }),
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
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
