import { DirectedGraph } from 'graphology';
import type { Detect } from '../deadlock-detection/index.js';
import type { TransactionId } from './contention.js';
import type { DeadlockLanguage, ReadonlyState } from './state.js';

/** The sets of transactions that a search reports as deadlocked; none if it dies before it has an answer. */
export type Search = (s: ReadonlyState) => readonly (readonly TransactionId[])[];

/**
 * A search of the wait-for graph, in which a transaction waits for those who have locked the rows that it wants. It is run
 * once for each graph that comes up, and its answer looked up from then on.
 */
export function searchWith({ transaction }: DeadlockLanguage, detect: Detect): Search {
  const answers: (readonly (readonly TransactionId[])[])[] = [];
  const bitOf = (waiting: TransactionId, awaited: TransactionId) => 1 << (waiting * transaction.size + awaited);
  const answerFor = (waits: number) => {
    const graph = new DirectedGraph();
    for (const name of transaction.names) graph.addNode(name);
    for (const t of transaction.ids) {
      for (const u of transaction.ids) {
        if ((waits & bitOf(t, u)) !== 0) graph.addEdge(transaction.names[t], transaction.names[u]);
      }
    }
    const waitForGraph = Object.fromEntries(graph.nodes().map((name) => [name, graph.outNeighbors(name)]));
    return deadlocksIn(() => detect(waitForGraph)).map((deadlock) =>
      transaction.ids.filter((t) => deadlock.includes(transaction.names[t] ?? '')),
    );
  };
  return (s) => {
    let waits = 0;
    s.participant.every(({ lockedFor, waiting }) => {
      if (lockedFor !== null) {
        waiting.every((t) => {
          waits |= bitOf(t, lockedFor);
          return true;
        });
      }
      return true;
    });
    answers[waits] ??= answerFor(waits);
    return answers[waits] ?? [];
  };
}

/** A search that throws has found nothing that anybody gets to know. Whoever starts it again meets the same graph. */
function deadlocksIn(detect: () => ReturnType<Detect>): readonly (readonly string[])[] {
  try {
    const detection = detect();
    return 'deadlocks' in detection ? detection.deadlocks : [];
  } catch (thrown) {
    if (thrown instanceof RangeError) return [];
    throw thrown;
  }
}
