import { forAll, forSome, inTurn } from '../../../checker/index.js';
import type { DeadlockDetection, WaitForGraph } from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';
import { digraphsInEveryOrder, improperDigraphs, properDigraphs } from './digraphs.js';

const source =
  'Algorithms & Implementation, Deadlock Detection Algorithm; Transaction Management, Deadlock Detection & Resolution';

/** Every graph of up to four transactions: first those in which nobody waits for himself. */
const anyGraph = inTurn(...[0, 1, 2, 3, 4].map(properDigraphs), ...[1, 2, 3, 4].map(improperDigraphs));

/** Every graph of up to four transactions that wait for others, in every order in which these can come. */
const properGraph = inTurn(...[1, 2, 3, 4].map(digraphsInEveryOrder));

export const total: FunctionObligation<DeadlockDetection> = {
  id: 'P24.total',
  property: systemProperties.P24,
  source,
  formula: forAll('whoever waits for whom, there is an answer', anyGraph, (graph, { detect }: DeadlockDetection) =>
    isAnswered(graph, detect),
  ),
};

/** Of what is answered: that there is an answer is P24.total. */
export const exact: FunctionObligation<DeadlockDetection> = {
  id: 'P24.exact',
  property: systemProperties.P24,
  source,
  formula: forAll(
    'the deadlocks reported are exactly the sets of transactions that wait for each other, directly or not',
    {
      all: properGraph,
      beyond: (fc) => {
        const transaction = fc.nat(11).map((number) => `T${number + 1}`);
        return fc.array(fc.tuple(transaction, transaction), { maxLength: 30 }).map(graphOfWaits);
      },
    },
    (graph, { detect }: DeadlockDetection) => {
      const detection = detect(graph);
      return 'deadlocks' in detection && isSameDivision(detection.deadlocks, mutualWaits(graph));
    },
    { given: (graph, { detect }) => isAnswered(graph, detect) },
  ),
};

export const innocent: FunctionWitness<DeadlockDetection> = {
  id: 'P24.total/reached:innocent',
  formula: forSome('a transaction waits for one in a deadlock, and is in none itself', properGraph, (graph) => {
    const deadlocked = mutualWaits(graph).flat();
    return Object.entries(graph).some(
      ([waiting, awaited]) => !deadlocked.includes(waiting) && awaited.some((other) => deadlocked.includes(other)),
    );
  }),
};

export const twoAtOnce: FunctionWitness<DeadlockDetection> = {
  id: 'P24.exact/reached:two',
  formula: forSome('two deadlocks are reported', properGraph, (graph, { detect }: DeadlockDetection) => {
    if (!isAnswered(graph, detect)) return false;
    const detection = detect(graph);
    return 'deadlocks' in detection && detection.deadlocks.length === 2;
  }),
};

function isAnswered(graph: WaitForGraph, detect: DeadlockDetection['detect']): boolean {
  try {
    detect(graph);
    return true;
  } catch {
    return false;
  }
}

/** Who waits for whom, each transaction in the order in which it is first named. Nobody waits for himself. */
function graphOfWaits(waits: readonly (readonly [string, string])[]): WaitForGraph {
  const graph: { [transaction: string]: string[] } = {};
  for (const [waiting, awaited] of waits) {
    for (const named of [waiting, awaited]) graph[named] ??= [];
    const own = graph[waiting] ?? [];
    if (waiting !== awaited && !own.includes(awaited)) own.push(awaited);
  }
  return graph;
}

/**
 * The sets of two and more transactions of which each waits for each, from the transitive closure of the graph
 * (Warshall, "A theorem on Boolean matrices", 1962): nothing that a detector would do.
 */
export function mutualWaits(graph: WaitForGraph): string[][] {
  const names = Object.keys(graph);
  const waits = names.map((from) => names.map((to) => graph[from]?.includes(to) === true));
  for (const between of names.keys()) {
    for (const from of names.keys()) {
      for (const to of names.keys()) {
        if (waits[from]?.[between] && waits[between]?.[to]) (waits[from] as boolean[])[to] = true;
      }
    }
  }
  const sets = names.map((_, one) => names.filter((_, other) => waits[one]?.[other] && waits[other]?.[one]));
  return sets.filter((set, one) => set.length > 1 && set[0] === names[one]);
}

/** Whether the same sets stand in both, in whatever order. */
function isSameDivision(some: readonly (readonly string[])[], others: readonly (readonly string[])[]): boolean {
  const inOrder = (sets: readonly (readonly string[])[]) => sets.map((set) => set.toSorted().join(' ')).sort();
  return inOrder(some).join('\n') === inOrder(others).join('\n');
}
