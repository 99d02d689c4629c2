import type { Surroundings } from '../../checker/index.js';
import { type StateAttributes, surroundingsGraph, type TransitionAttributes } from './surroundings-graph.js';

const OF_RUN = '#d1495b';
const BESIDE = '#8d99ae';

/** The surroundings of a run in GEXF, which Gephi reads: those of the run in a colour of their own, its ends larger. */
export async function gexfOf(surroundings: Surroundings): Promise<string> {
  const { write } = await import('graphology-gexf');
  const last = Math.max(...surroundings.states.map(({ step }) => step ?? -1));
  return write(surroundingsGraph(surroundings), {
    formatNode: (_, { label, step, onRun }: StateAttributes) => ({
      label,
      attributes: { step, onRun },
      viz: { color: onRun ? OF_RUN : BESIDE, size: step === 0 || step === last ? 12 : onRun ? 8 : 4 },
    }),
    formatEdge: (_, { label, action, taken }: TransitionAttributes) => ({
      label,
      attributes: { action, taken },
      viz: { color: taken ? OF_RUN : BESIDE, thickness: taken ? 3 : 1 },
    }),
  });
}
