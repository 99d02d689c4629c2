import type { CheckResult } from '../../../../checker/index.js';
import { count, counted, duration, memory, omission, rate } from '../../../wording/index.js';
import type { ReportedCheck } from '../../contents/index.js';

type Figure = readonly [name: string, value: string];

/** What there is to know of a run, in groups. */
export function figuresOf(
  { binding, property }: ReportedCheck,
  result: CheckResult,
): readonly {
  readonly title: string;
  readonly figures: readonly Figure[];
}[] {
  const { parameters } = result;
  return [
    { title: 'What was explored', figures: explored(result) },
    { title: 'How', figures: [...engineOf(result), ...assumptions(binding)] },
    ...(Object.keys(parameters).length === 0
      ? []
      : [
          {
            title: 'Parameters',
            figures: Object.entries(parameters).map(([name, value]): Figure => [name, String(value)]),
          },
        ]),
    ...(property?.found === undefined ? [] : [{ title: 'Found by', figures: foundBy(property.found) }]),
  ];
}

function explored(result: CheckResult): readonly Figure[] {
  const { distinctStates, transitions, depth, seconds, reason, inputs, random, peakMemory, bytesPerState } = result;
  if (inputs !== undefined) {
    return [
      ['Inputs', count(inputs.tried)],
      ['drawn at random', count(inputs.drawn)],
      ['Time', duration(seconds)],
      ['Ended', reason],
    ];
  }
  return [
    ['States', `${count(distinctStates)}${random?.isEstimated ? ', an estimate' : ''}`],
    ['Transitions', count(transitions)],
    ...(random === null
      ? [['Depth', counted(depth, 'level')] as const]
      : [
          ['Walks', count(random.walks)] as const,
          ['Steps', `${count(random.steps)}, at most ${count(random.stepsPerWalk)} in a walk`] as const,
          ['Dead ends', count(random.deadEnds)] as const,
        ]),
    ['Time', duration(seconds)],
    ['Rate', rate(transitions, seconds, 'transition')],
    [
      'Memory',
      `${memory(peakMemory)} at the most${random === null ? `; ${bytesPerState.toFixed(1)} bytes a state` : ''}`,
    ],
    ['Ended', reason],
  ];
}

function engineOf(result: CheckResult): readonly Figure[] {
  const { signalbox, engine, search, workers, storage, symmetry, reduction, seed, complete, ranOut } = result;
  return [
    ['Engine', search === 'walks' ? orders.walks : `${engine}, ${orders[search]}`],
    ['Threads', count(workers)],
    ['Storage', storage === 'exact' ? 'exact: whole states' : `${storage}; ${omission(result)}`],
    ['Symmetry', symmetry],
    ['Partial-order reduction', reduction],
    [
      'Complete',
      complete
        ? 'yes, every state found was expanded'
        : `no${ranOut === null ? '' : `: the limit of ${ranOut} was reached`}`,
    ],
    ...(seed === null ? [] : [['Seed', String(seed)] as const]),
    ...(signalbox === undefined ? [] : [['Version', `signalbox ${signalbox}`] as const]),
  ];
}

const orders: { readonly [search in CheckResult['search']]: string } = {
  bfs: 'breadth first',
  dfs: 'depth first',
  walks: 'random walks',
};

function assumptions(binding: ReportedCheck['binding']): readonly Figure[] {
  if (binding === null) return [];
  const { faults, fairness, profile, finding } = binding;
  return [
    ['Faults', faults.length === 0 ? 'none need be taken' : faults.join(', ')],
    ['Fairness', typeof fairness === 'string' ? fairness : JSON.stringify(fairness)],
    ['Profile', profile],
    ...(finding === null ? [] : [['Shows', finding] as const]),
  ];
}

function foundBy({
  walk,
  strategy,
  steps,
  path,
}: NonNullable<NonNullable<ReportedCheck['property']>['found']>): readonly Figure[] {
  return [
    ['Walk', `number ${count(walk)}, ${strategy}`],
    ['Steps before it was shortened', count(steps)],
    ['Path', path],
  ];
}
