/** Consecutive steps of a run: from a position up to another one, which is not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What may be left out of so many steps, the larger first: all of them, each half, each quarter, and so on down to each
 * single step (as in the delta debugging of Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input",
 * 2002). Of the same size the last is the first, for what comes after a failure is never needed.
 */
export function* stretches(steps: number): Generator<Stretch> {
  for (let size = steps; size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let to = steps; to > 0; to -= size) yield { from: Math.max(0, to - size), to };
  }
}
