import type { Product } from '../product.js';

/**
 * The number of steps of the shortest fair, accepted lasso of a product: from every node that can be reached, breadth first
 * over what a cycle through it has met so far. Undefined if there is none. Exponential in the number of constraints.
 */
export function lengthOfShortestLasso(product: Product): number | undefined {
  const lengths = [...distances(product)].flatMap(([node, distance]) => {
    const cycle = product.isAcceptingStop(node) ? 0 : lengthOfShortestCycle(product, node);
    return cycle === undefined ? [] : [distance + cycle];
  });
  return lengths.length === 0 ? undefined : Math.min(...lengths);
}

function distances(product: Product): Map<number, number> {
  const found = new Map<number, number>();
  for (let state = 0; state < product.graph.initialStates; state++) {
    for (const inAutomaton of product.initial) found.set(state * product.width + inAutomaton, 0);
  }
  // The map grows while it is walked.
  for (const [node, distance] of found) {
    product.forEachSuccessor(node, (target) => {
      if (!found.has(target)) found.set(target, distance + 1);
    });
  }
  return found;
}

/** What a walk has met, as masks of acceptance sets and of constraints. */
interface Walk {
  readonly node: number;
  readonly marks: number;
  readonly taken: number;
  readonly everEnabled: number;
  readonly alwaysEnabled: number;
}

function lengthOfShortestCycle(product: Product, start: number): number | undefined {
  const { constraints, allMarks } = product;
  const enabledIn = (node: number) => [...product.enabledIn(node)].reduce((mask, each) => mask | (1 << each), 0);
  const strong = constraints.isStrong.reduce((mask, isStrong, each) => (isStrong ? mask | (1 << each) : mask), 0);
  const isFair = ({ marks, taken, everEnabled, alwaysEnabled }: Walk) =>
    marks === allMarks && (everEnabled & strong & ~taken) === 0 && (alwaysEnabled & ~strong & ~taken) === 0;
  const enabled = enabledIn(start);
  let level: Walk[] = [{ node: start, marks: 0, taken: 0, everEnabled: enabled, alwaysEnabled: enabled }];
  const seen = new Set<string>();
  for (let length = 1; level.length > 0; length++) {
    const next: Walk[] = [];
    for (const walk of level) {
      for (const [node, met] of stepsFrom(product, walk.node)) {
        const here = enabledIn(node);
        const longer: Walk = {
          node,
          marks: walk.marks | met.marks,
          taken: walk.taken | met.taken,
          everEnabled: walk.everEnabled | here,
          alwaysEnabled: walk.alwaysEnabled & here,
        };
        if (node === start && isFair(longer)) return length;
        const key = JSON.stringify(longer);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(longer);
      }
    }
    level = next;
  }
  return undefined;
}

/** By node to which a step leads: all that it meets, by whichever edge. */
function stepsFrom(product: Product, from: number): Map<number, { readonly marks: number; readonly taken: number }> {
  const { graph, constraints } = product;
  const steps = new Map<number, { marks: number; taken: number }>();
  product.forEachSuccessor(from, (target, edge, marks) => {
    const step = steps.get(target) ?? { marks: 0, taken: 0 };
    const constraint = constraints.ofLabel[graph.labels[edge] ?? 0] ?? -1;
    const taken = constraint < 0 ? 0 : 1 << constraint;
    steps.set(target, { marks: step.marks | marks, taken: step.taken | taken });
  });
  return steps;
}
