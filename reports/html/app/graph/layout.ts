import type { Surroundings } from '../../../../checker/index.js';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** How much wider than high the whole is. */
const aspect = 1.8;

/** How often each level is put in the order of the one before. */
const sweeps = 4;

/**
 * Where states are drawn: one level below the other by the number of steps that it takes to get there from where the run
 * begins, and within a level near those from which they come. What no step leads to stands at the top.
 */
export function positionsOf({ states, transitions }: Surroundings): readonly Position[] {
  const levels = levelsOf(
    states.length,
    states.findIndex(({ step }) => step === 0),
    transitions,
  );
  const rows: number[][] = [];
  levels.forEach((level, state) => {
    rows[level] = [...(rows[level] ?? []), state];
  });
  const before = states.map((): number[] => []);
  for (const { from, to } of transitions) if (levels[from] === (levels[to] ?? 0) - 1) before[to]?.push(from);
  const x = new Array<number>(states.length).fill(0);
  const place = (row: readonly number[]) => {
    row.forEach((state, position) => {
      x[state] = position - (row.length - 1) / 2;
    });
  };
  rows.forEach(place);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of rows) place(row.sort((one, other) => mean(before[one] ?? [], x) - mean(before[other] ?? [], x)));
  }
  // As much wider than high as a screen is: levels may hold many states, and runs few levels.
  const widest = Math.max(1, ...rows.map((row) => row.length - 1));
  const stretch = (aspect * Math.max(1, rows.length - 1)) / widest;
  return states.map((_, state) => ({ x: stretch * (x[state] ?? 0), y: -(levels[state] ?? 0) }));
}

function levelsOf(size: number, start: number, transitions: Surroundings['transitions']): readonly number[] {
  const after = Array.from({ length: size }, (): number[] => []);
  for (const { from, to } of transitions) after[from]?.push(to);
  const levels = new Array<number>(size).fill(-1);
  let level = start < 0 ? [] : [start];
  for (let depth = 0; level.length > 0; depth += 1) {
    for (const state of level) levels[state] = depth;
    level = [...new Set(level.flatMap((state) => after[state] ?? []))].filter((state) => levels[state] === -1);
  }
  return levels.map((depth) => Math.max(0, depth));
}

function mean(states: readonly number[], x: readonly number[]): number {
  return states.length === 0 ? 0 : states.reduce((sum, state) => sum + (x[state] ?? 0), 0) / states.length;
}
