import { defineFunctions, each, lists, mapped } from '../../checker/index.js';
import { detectDeadlocks } from './detection.js';
import { indexOrMinusOne, indexOrThrow, searchAsDocumented, searchWithClearing } from './documented.js';
import type { Detect } from './wait-for-graph.js';

// What another model's detector runs.
export { detectDeadlocks } from './detection.js';
export { indexOrMinusOne, indexOrThrow, searchAsDocumented, searchWithClearing } from './documented.js';
export type { Detect, Detection, WaitForGraph } from './wait-for-graph.js';

/** What finds deadlocks. */
export interface DeadlockDetection {
  readonly detect: Detect;
}

const transactions = ['T1', 'T2', 'T3'];
const everyWait = lists(each([false, true]), transactions.length * (transactions.length + 1));

/** Every way in which three transactions wait for each other, for themselves, and for a fourth that is not there. */
const withErrors = mapped(everyWait, (waits) =>
  Object.fromEntries(
    transactions.map((transaction, row) => [
      transaction,
      [...transactions, 'T4'].filter((_, column) => waits[row * (transactions.length + 1) + column]),
    ]),
  ),
);

/** "Deadlock Detection Algorithm": which transactions wait for each other. */
export const deadlockDetection = defineFunctions<DeadlockDetection>({
  name: 'deadlock-detection',
  about: 'Which transactions of a wait-for graph are in a deadlock',
  functions: { detect: detectDeadlocks },
  properties: ({ forAll }) => ({
    'input-errors': forAll(
      'a graph is rejected if and only if a transaction waits for itself or for one that is not there',
      withErrors,
      (graph, { detect }) =>
        'rejected' in detect(graph) ===
        Object.entries(graph).some(([waiting, awaited]) => awaited.includes(waiting) || awaited.includes('T4')),
    ),
  }),
  variants: {
    repaired: {
      about: 'Strongly connected components; transactions that wait for themselves or for nobody are rejected',
    },
    documented: {
      about: "The document's search, which leaves its path and stack as they are after a hit (D1)",
      replace: { detect: searchAsDocumented(indexOrThrow) },
    },
    ported: {
      about: 'The same, in a language whose index of what is not there is −1 (D1)',
      replace: { detect: searchAsDocumented(indexOrMinusOne) },
    },
    'ends-at-the-first-cycle': {
      about: 'Path and stack are cleared, but a search ends at the first cycle (D1)',
      replace: { detect: searchWithClearing },
    },
  },
});
