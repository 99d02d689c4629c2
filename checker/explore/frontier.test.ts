import { describe, expect, it } from 'vitest';
import { BreadthFirst, DepthFirst, type Frontier } from './frontier.js';

/** Explores a graph given by its successors; says in which order and on which levels. */
function visit(frontier: Frontier, successors: readonly (readonly number[])[]): [id: number, level: number][] {
  const known = new Set([0]);
  const order: [number, number][] = [];
  frontier.push(0);
  for (let id = frontier.next(); id >= 0; id = frontier.next()) {
    order.push([id, frontier.level]);
    for (const target of successors[id] ?? []) {
      if (known.has(target)) continue;
      known.add(target);
      frontier.push(target);
    }
  }
  return order;
}

describe('breadth first', () => {
  it('takes states in the order in which they were found, level by level', () => {
    const frontier = new BreadthFirst();
    expect(visit(frontier, [[1, 2], [3], [3, 4], [], [5]])).toEqual([
      [0, 1],
      [1, 2],
      [2, 2],
      [3, 3],
      [4, 3],
      [5, 4],
    ]);
    expect(frontier.depth).toBe(4);
    expect(frontier.size).toBe(0);
  });

  it('knows a level as soon as a state on it is found', () => {
    const frontier = new BreadthFirst();
    frontier.push();
    expect([frontier.next(), frontier.depth, frontier.atLevelEnd]).toEqual([0, 1, true]);
    frontier.push();
    expect([frontier.depth, frontier.size]).toEqual([2, 1]);
  });
});

describe('depth first', () => {
  it('takes the state found last, and remembers on which level it was found', () => {
    const frontier = new DepthFirst();
    expect(visit(frontier, [[1, 2], [3], [4], [], []])).toEqual([
      [0, 1],
      [2, 2],
      [4, 3],
      [1, 2],
      [3, 3],
    ]);
    expect(frontier.depth).toBe(3);
  });
});
