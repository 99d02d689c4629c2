import type { Exploration } from '../explore/index.js';

/** A number and what it counts: "1 state", "4,123 states". */
export function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A number with thousands separators. */
export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/** How many states were found: "4,123 states", or "4,123 states of the reduced space". */
export function statesOf({ distinctStates, reduction }: Exploration): string {
  return `${counted(distinctStates, 'state')}${reduction === undefined ? '' : ' of the reduced space'}`;
}

/** Every transition but the initial states. */
export function stepsOf({ program }: Exploration): number {
  return program.statistics.reduce((sum, figure, position) => (position % 2 === 1 ? sum + figure : sum), 0);
}
