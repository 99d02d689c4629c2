import type { Detection, WaitForGraph } from './wait-for-graph.js';

/**
 * In the AND model, in which a transaction waits for all of those that it waits for, the deadlocks are the strongly
 * connected components of more than one transaction.
 */
export function detectDeadlocks(graph: WaitForGraph): Detection {
  const rejected = whatIsWrongWith(graph);
  if (rejected !== undefined) return { rejected };
  return { deadlocks: componentsOf(graph).filter(({ length }) => length > 1) };
}

/** A transaction does not wait for itself, and only for those that there are. */
function whatIsWrongWith(graph: WaitForGraph): string | undefined {
  for (const [transaction, awaited] of Object.entries(graph)) {
    for (const other of awaited) {
      if (other === transaction) return `${transaction} waits for itself`;
      if (!Object.hasOwn(graph, other)) return `${transaction} waits for ${other}, which is not there`;
    }
  }
  return undefined;
}

/** A transaction that the search has come to, and the next of those for which it waits. */
interface Visit {
  readonly transaction: string;
  next: number;
}

/**
 * The strongly connected components (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion:
 * chains of transactions may be long.
 */
function componentsOf(graph: WaitForGraph): string[][] {
  const numbers = new Map<string, number>();
  /** Of each transaction, the lowest number that is reached from it and not yet in a component. */
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];
  const lower = (transaction: string, number: number) =>
    lowest.set(transaction, Math.min(lowest.get(transaction) ?? number, number));

  for (const root of Object.keys(graph)) {
    const visits: Visit[] = [];
    const come = (transaction: string) => {
      lower(transaction, numbers.size);
      numbers.set(transaction, numbers.size);
      open.push(transaction);
      isOpen.add(transaction);
      visits.push({ transaction, next: 0 });
    };
    if (!numbers.has(root)) come(root);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { transaction } = visit;
      const awaited = graph[transaction]?.[visit.next++];
      if (awaited !== undefined) {
        const number = numbers.get(awaited);
        if (number === undefined) come(awaited);
        else if (isOpen.has(awaited)) lower(transaction, number);
        continue;
      }
      visits.pop();
      const low = lowest.get(transaction) ?? 0;
      const caller = visits.at(-1);
      if (low < (numbers.get(transaction) ?? 0)) {
        if (caller !== undefined) lower(caller.transaction, low);
      } else {
        const component = open.splice(open.lastIndexOf(transaction));
        for (const member of component) isOpen.delete(member);
        components.push(component);
      }
    }
  }
  return components;
}
