import type { Detect } from './wait-for-graph.js';

/** Where in the path a transaction stands. */
export type IndexIn = (path: readonly string[], transaction: string) => number;

/** As Python has it. @throws RangeError if it does not stand there */
export const indexOrThrow: IndexIn = (path, transaction) => {
  const index = path.indexOf(transaction);
  if (index < 0) throw new RangeError(`ValueError: '${transaction}' is not in list`);
  return index;
};

/** As JavaScript and Java have it: −1 if it does not stand there. */
export const indexOrMinusOne: IndexIn = (path, transaction) => path.indexOf(transaction);

/** "Wait-For Graph Cycle Detection", line by line as the document's Python has it. */
export function searchAsDocumented(indexIn: IndexIn): Detect {
  return (waitForGraph) => {
    const visited = new Set<string>();
    const recStack = new Set<string>();
    const deadlocks: string[][] = [];

    const dfs = (node: string, path: string[]): boolean => {
      visited.add(node);
      recStack.add(node);
      path.push(node);

      for (const neighbor of waitForGraph[node] ?? []) {
        if (!visited.has(neighbor)) {
          if (dfs(neighbor, path)) return true;
        } else if (recStack.has(neighbor)) {
          const cycleStart = indexIn(path, neighbor);
          deadlocks.push(path.slice(cycleStart));
          return true;
        }
      }

      path.pop();
      recStack.delete(node);
      return false;
    };

    for (const node of Object.keys(waitForGraph)) if (!visited.has(node)) dfs(node, []);
    return { deadlocks };
  };
}

/** The same with the stack and the path cleared after a hit. It still goes on from the first cycle of a search to nowhere. */
export const searchWithClearing: Detect = (waitForGraph) => {
  const visited = new Set<string>();
  const deadlocks: string[][] = [];

  const dfs = (node: string, path: readonly string[]): boolean => {
    visited.add(node);
    const here = [...path, node];
    for (const neighbor of waitForGraph[node] ?? []) {
      if (!visited.has(neighbor)) {
        if (dfs(neighbor, here)) return true;
      } else if (here.includes(neighbor)) {
        deadlocks.push(here.slice(here.indexOf(neighbor)));
        return true;
      }
    }
    return false;
  };

  for (const node of Object.keys(waitForGraph)) if (!visited.has(node)) dfs(node, []);
  return { deadlocks };
};
