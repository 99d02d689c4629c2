import type { Exploration } from '../explore/index.js';

/** A number and what it counts: "1 state", "4,123 states". */
export function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A number with thousands separators. */
export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/** How many states were found, of what space, and whether each stands for its permutations. */
export function statesIn({ distinctStates, symmetry, reduction }: Exploration): string {
  const space = reduction === undefined ? '' : ' of the reduced space';
  return `${counted(distinctStates, 'state')}${space}${symmetry ? ' up to symmetry' : ''}`;
}

/** Every transition but the initial states. */
export function stepsOf({ program }: Exploration): number {
  return program.statistics.reduce((sum, figure, position) => (position % 2 === 1 ? sum + figure : sum), 0);
}
