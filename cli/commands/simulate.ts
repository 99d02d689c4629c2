import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { simulate } from '../../checker/index.js';
import { answer, howExplained } from '../answer.js';
import type { ExitCode } from '../exit-code.js';
import { leftOutLines } from '../left-out.js';
import { nextStepsOfRandomRuns } from '../next-steps-of-random-runs.js';
import { parseCount, parseWhole, parseWorkers } from '../quantities.js';
import { questionOf } from '../question.js';
import { watched } from '../watched.js';
import { withoutUndefined } from '../without-undefined.js';
import {
  answerOptions,
  type LimitArguments,
  limitOptions,
  modelPositional,
  type QuestionArguments,
  questionOptions,
} from './common-options.js';
import { once } from './option.js';
import { atRandom, optionsOfRandomRuns, type RandomRunsAsked, randomOptions } from './random-options.js';

const ownOptions = {
  workers: {
    string: true,
    requiresArg: true,
    describe: 'How many threads walk; as many as there are cores if not given',
    coerce: once('workers', parseWorkers),
  },
  seed: {
    string: true,
    requiresArg: true,
    describe: 'From which all choices follow: with another one other runs are tried; 1 if not given',
    coerce: once('seed', parseWhole),
  },
  depth: {
    string: true,
    requiresArg: true,
    describe: 'After how many steps a walk ends and another begins',
    coerce: once('depth', parseCount),
  },
} as const satisfies { readonly [name: string]: Options };

const options = { ...questionOptions, ...ownOptions, ...randomOptions, ...limitOptions, ...answerOptions } as const;

export const simulateCommand = {
  name: 'simulate',
  options: Object.keys(options),
  lacking: 'simulate needs a model: signalbox simulate <model>; signalbox list models shows the shipped ones',
  addTo: (program: Argv, finish: (exitCode: ExitCode) => void) =>
    program.command(
      'simulate <model>',
      'Try random runs of a model, where there are too many states to explore them all',
      (command) =>
        command
          .positional('model', modelPositional)
          .options(options)
          .example('$0 simulate pbft --set replicas=7', 'what is too large to explore')
          .example('$0 simulate pbft --time-limit 10m --seed 2', 'other runs, for longer')
          .example('$0 simulate two-phase-commit --vary all', 'with other parameters, too')
          .epilogue(epilogue),
      async (given) => finish(await simulateModel(given)),
    ),
};

const epilogue =
  'What no run refutes is unrefuted: that does not show that it holds; signalbox check explores everything. ' +
  'Exit codes: 0 every verdict as expected (nothing refuted), 1 an unexpected verdict, 2 wrong usage, 3 inconclusive, ' +
  '4 the model is at fault, 5 signalbox disagrees with itself, 130 interrupted.';

type SimulateArguments = QuestionArguments &
  LimitArguments &
  RandomRunsAsked &
  Pick<InferredOptionTypes<typeof ownOptions>, 'workers'>;

/**
 * Tries random runs of a model and says what they found.
 * @throws UsageError for what cannot be tried, or what random runs cannot show
 */
export async function simulateModel(given: SimulateArguments): Promise<ExitCode> {
  const question = await questionOf(given);
  const { instance, asked, leftOut } = question;
  const { workers, fairness, 'time-limit': timeLimit, 'memory-limit': memoryLimit } = given;
  const how = {
    ...atRandom(given, question),
    ...withoutUndefined({ workers, fairness, timeLimit, memoryLimit }),
    explain: howExplained(given),
  };
  const result = await watched(`trying random runs of ${instance.model}`, (watching) =>
    simulate(instance, { ...asked, ...how, ...watching }),
  );
  const { model, variant, set = [], property = [], trace } = given;
  const called = { model, variant, set, fairness, runs: optionsOfRandomRuns(given), names: property, trace };
  return answer(result, { instance, ...asked }, given, [
    ...leftOutLines(leftOut),
    ...nextStepsOfRandomRuns(called, result),
  ]);
}
