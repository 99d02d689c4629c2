import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { check } from '../../checker/index.js';
import { answer, howExplained } from '../answer.js';
import type { ExitCode } from '../exit-code.js';
import { leftOutLines } from '../left-out.js';
import { functionsAt } from '../load/load-model.js';
import { nextSteps } from '../next-steps.js';
import { parseCount, parseWhole } from '../quantities.js';
import { questionOf } from '../question.js';
import { watched } from '../watched.js';
import { withoutUndefined } from '../without-undefined.js';
import { checkFunctionDesign, functionsOptions, refuseForModels } from './check-functions.js';
import { answerOptions, limitOptions, modelPositional, questionOptions } from './common-options.js';
import {
  exhaustively,
  exhaustiveOptions,
  optionsOfStorage,
  refuseExhaustiveOptions,
  workersOption,
} from './exhaustive-options.js';
import { once, oneOfWords } from './option.js';
import { randomOptions, refuseRandomOptions } from './random-options.js';
import { simulateModel } from './simulate.js';
import { watchModel, watchOptions } from './watch-options.js';

/** What both engines take, each in its own way. */
const engineOptions = {
  engine: {
    string: true,
    requiresArg: true,
    describe:
      'exhaustive (the default) explores all states; random takes random walks, as signalbox simulate does. Of functions: go through all inputs, or draw some',
    coerce: once('engine', oneOfWords('exhaustive', 'random')),
  },
  workers: workersOption,
  seed: {
    string: true,
    requiresArg: true,
    describe:
      'Of the hashes: with another one other states are missed; of random runs, and of inputs drawn; 1 if not given',
    coerce: once('seed', parseWhole),
  },
  'max-depth': {
    string: true,
    requiresArg: true,
    describe: 'Do not go beyond this level; the initial states are level 1. Of random runs: steps per walk',
    coerce: once('max-depth', parseCount),
  },
} as const satisfies { readonly [name: string]: Options };

const options = {
  ...questionOptions,
  ...engineOptions,
  ...exhaustiveOptions,
  ...randomOptions,
  ...functionsOptions,
  ...limitOptions,
  ...answerOptions,
  ...watchOptions,
} as const;

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
          .positional('model', modelPositional)
          .options(options)
          .example('$0 check two-phase-commit', 'verify a shipped protocol')
          .example('$0 check two-phase --set resourceManagers=7', 'a larger instance')
          .example('$0 check path/to/my-model.ts', 'a model of your own, in one file')
          .example('$0 check deadlock-detection', 'pure functions, for all inputs')
          .example('$0 check two-phase-commit --variant documented --trace t.json', 'keep the counterexample')
          .example('$0 check my-model.ts --watch', 'again whenever you save it')
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
  if (given.watch) return watchModel(given);
  const functions = await functionsAt(given.model);
  if (functions !== undefined) return checkFunctionDesign(functions, given, Object.keys(options));
  refuseForModels(given);
  if (given.engine === 'random') {
    refuseExhaustiveOptions(given);
    return simulateModel({ ...given, depth: given['max-depth'] });
  }
  refuseRandomOptions(given);
  const { instance, asked, leftOut } = await questionOf(given);
  const { workers, fairness, 'max-depth': maxDepth } = given;
  const { 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  const how = {
    ...exhaustively(given),
    ...withoutUndefined({ workers, fairness, maxDepth, timeLimit, memoryLimit }),
    explain: howExplained(given),
  };
  const result = await watched(`checking ${instance.model}`, (watching) =>
    check(instance, { ...asked, ...how, ...watching }),
  );
  const { model, variant, set = [], trace } = given;
  const words = process.argv.slice(2);
  const called = { model, variant, set, fairness, storage: optionsOfStorage(given), trace, words };
  return answer(result, { instance, ...asked }, given, [...leftOutLines(leftOut), ...nextSteps(called, result)]);
}
