import type { Explanation } from '../../checker/index.js';
import type { Arrow } from './arrows.js';

/** What of a run the verdict depends on. */
export interface Cone {
  /** The numbers of the steps, from 1. */
  readonly steps: ReadonlySet<number>;
  /** Of each lane that has one, its first and last step that matters: the line between them does, too. */
  readonly segments: ReadonlyMap<string, { readonly from: number; readonly to: number }>;
}

/** The causal cone as it is drawn, from the steps that are in it and the lanes on which steps happen. */
export function coneOf(explanation: Explanation, lanes: readonly (string | null)[]): Cone {
  const segments = new Map<string, { from: number; to: number }>();
  for (const step of explanation.cone) {
    const lane = lanes[step - 1] ?? null;
    if (lane === null) continue;
    segments.set(lane, { from: segments.get(lane)?.from ?? step, to: step });
  }
  return { steps: new Set(explanation.cone), segments };
}

/** Whether an arrow carries something that matters: from a step in the cone, or from the beginning, to one in it. */
export function isInCone({ from, to }: Arrow, cone: Cone): boolean {
  return to.step !== null && cone.steps.has(to.step) && (from.step === 0 || cone.steps.has(from.step));
}
