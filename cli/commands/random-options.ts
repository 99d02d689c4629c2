import type { InferredOptionTypes, Options } from 'yargs';
import { type SimulateOptions, UsageError } from '../../checker/index.js';
import { word } from '../../reports/index.js';
import { parametersToVary } from '../parameters.js';
import { parseCount } from '../quantities.js';
import type { Question } from '../question.js';
import { parseWeights } from '../weights.js';
import { withoutUndefined } from '../without-undefined.js';
import { once, oneOfWords, parsePath } from './option.js';

/** What is tried at random, and how long. */
export const randomOptions = {
  walks: {
    string: true,
    requiresArg: true,
    describe: 'Of random runs: take at most so many walks',
    coerce: once('walks', parseCount),
  },
  steps: {
    string: true,
    requiresArg: true,
    describe: 'Of random runs: take at most so many steps in all walks together',
    coerce: once('steps', parseCount),
  },
  strategy: {
    string: true,
    requiresArg: true,
    describe: 'How walks choose their steps: uniform, weighted, priority or novel; each walk draws one if not given',
    coerce: once('strategy', oneOfWords('uniform', 'weighted', 'priority', 'novel')),
  },
  distinct: {
    string: true,
    requiresArg: true,
    describe: 'How random runs count distinct states: exact while they fit (default), or estimate, which is faster',
    coerce: once('distinct', oneOfWords('exact', 'estimate')),
  },
  weight: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'How much likelier than others an action is in weighted walks, as action=number; may be repeated',
  },
  vary: {
    string: true,
    array: true,
    requiresArg: true,
    describe: 'Draw this parameter at random, too, or all that are not set; may be repeated',
  },
  path: {
    string: true,
    requiresArg: true,
    describe: 'Make one run again, by its path; with --seed and --property as it was found',
    coerce: once('path', parsePath),
  },
} as const satisfies { readonly [name: string]: Options };

export type RandomArguments = InferredOptionTypes<typeof randomOptions>;

/** Random runs as they were asked for, from a seed and of so many steps each. */
export type RandomRunsAsked = RandomArguments & {
  readonly set: readonly string[] | undefined;
  readonly seed: number | undefined;
  /** Steps per walk. */
  readonly depth: number | undefined;
};

type How = Pick<
  SimulateOptions,
  'seed' | 'walks' | 'steps' | 'stepsPerWalk' | 'strategy' | 'distinct' | 'weights' | 'vary' | 'path'
>;

/**
 * What was said of random runs; the checker knows the defaults.
 * @throws UsageError for a weight or parameter that the model does not have, and for what does not go together
 */
export function atRandom(given: RandomRunsAsked, question: Question): How {
  const { seed, walks, steps, depth: stepsPerWalk, strategy, distinct, path } = given;
  const { weight = [], vary = [] } = given;
  const { instance, asked } = question;
  if (weight.length > 0 && strategy !== undefined && strategy !== 'weighted') {
    throw new UsageError(`--weight is for weighted walks, not ${strategy} ones: leave out --weight or --strategy`);
  }
  if (path !== undefined) refuseIncompletePath(given, Object.keys(asked.properties));
  return {
    ...withoutUndefined({ seed, walks, steps, stepsPerWalk, strategy, distinct, path }),
    ...(weight.length === 0 ? {} : { weights: parseWeights(instance, weight) }),
    ...(vary.length === 0 ? {} : { vary: variationOf(question, given) }),
  };
}

function variationOf(
  { model, instance, propertiesOf }: Question,
  { set = [], vary = [] }: RandomRunsAsked,
): Required<How>['vary'] {
  const isSet = (name: string) => set.some((assignment) => assignment.startsWith(`${name}=`));
  const given = Object.fromEntries(Object.entries(instance.parameters).filter(([name]) => isSet(name)));
  return { model, variant: instance.variant, given, names: parametersToVary(model, vary, set), propertiesOf };
}

/** A path says how one walk was made short for one property. */
function refuseIncompletePath({ seed, walks, steps }: RandomRunsAsked, properties: readonly string[]): void {
  if (seed === undefined) throw new UsageError('--path needs --seed: say from which seed the run was made');
  if (properties.length !== 1) {
    throw new UsageError('--path needs --property: say which one property the run decides');
  }
  const many = walks !== undefined ? 'walks' : steps !== undefined ? 'steps' : undefined;
  if (many !== undefined) throw new UsageError(`--path makes one run again: leave out --${many}`);
}

/** What was said of random runs, as far as others would be made without it, as options again. */
export function optionsOfRandomRuns({ depth, strategy, weight = [], vary = [] }: RandomRunsAsked): string[] {
  return [
    ...(depth === undefined ? [] : [`--depth ${depth}`]),
    ...(strategy === undefined ? [] : [`--strategy ${strategy}`]),
    ...weight.map((each) => `--weight ${word(each)}`),
    ...vary.map((each) => `--vary ${word(each)}`),
  ];
}

/** @throws UsageError where something is asked for that only random runs do */
export function refuseRandomOptions(given: Partial<RandomArguments>): void {
  const { walks, steps, strategy, distinct, weight, vary, path } = given;
  const first = Object.entries({ walks, steps, strategy, distinct, weight, vary, path }).find(
    ([, value]) => value !== undefined,
  );
  if (first === undefined) return;
  throw new UsageError(`--${first[0]} is for random runs: add --engine random, or leave it out`);
}
