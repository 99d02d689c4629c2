import fc from 'fast-check';
import type { Automaton, Move } from '../../automaton/index.js';
import type { FairnessConstraints } from '../constraints.js';
import { statesToStopIn } from '../fair-runs.js';
import { Product } from '../product.js';
import type { StateGraph } from '../state-graph.js';

/** A transition of a graph, of which the label is that of a constraint, or of none. */
export interface GivenEdge {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** A graph of so many states, the first of which is initial, all of them expanded. */
export function graphOfEdges(states: number, edges: readonly GivenEdge[]): StateGraph {
  const from = Array.from({ length: states }, (_, state) => edges.filter((edge) => edge.from === state));
  const ends = from.map((_, state) => from.slice(0, state + 1).flat().length);
  const sorted = from.flat();
  return {
    states,
    initialStates: 1,
    begins: Int32Array.from(ends, (end, state) => end - (from[state]?.length ?? 0) + 1),
    ends: Int32Array.from(ends),
    targets: Int32Array.from(sorted, ({ to }) => to),
    labels: Int32Array.from(sorted, ({ label }) => label),
    edges: sorted.length,
    firstDuration: Number.POSITIVE_INFINITY,
    durations: [],
    timeWaits: undefined,
  };
}

/** Constraints, strong or weak, and one label more than there are, which meets none of them. */
export function constraintsOfLabels(isStrong: readonly boolean[]): FairnessConstraints {
  return { count: isStrong.length, isStrong, ofLabel: Int32Array.from([...isStrong.keys(), -1]) };
}

/** The product of a graph with an automaton that reads whether states are marked. */
export function productOf(
  graph: StateGraph,
  constraints: FairnessConstraints,
  automaton: Automaton,
  isMarked: readonly boolean[],
): Product {
  const classOf = Int32Array.from({ length: graph.states }, (_, state) => Number(isMarked[state] === true));
  const reading = { classes: 2, classOf, isTrue: (stateClass: number) => stateClass === 1 };
  return new Product({ graph, constraints, automaton, reading, mayStop: statesToStopIn(graph, constraints) });
}

/** Small products in which anything can happen: parallel edges, constraints of both kinds, any automaton of one atom. */
export function randomProduct(): fc.Arbitrary<Product> {
  return fc.noBias(
    fc
      .record({
        states: fc.integer({ min: 2, max: 12 }),
        isStrong: fc.array(fc.boolean(), { maxLength: 5 }),
        automaton: randomAutomaton(),
        isMarked: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      })
      .chain(({ states, isStrong, automaton, isMarked }) =>
        randomEdges(states, isStrong.length).map((edges) =>
          productOf(graphOfEdges(states, edges), constraintsOfLabels(isStrong), automaton, isMarked),
        ),
      ),
  );
}

/** Edges between different states, with a label up to this one. */
export function randomEdges(states: number, lastLabel: number): fc.Arbitrary<readonly GivenEdge[]> {
  const state = fc.nat(states - 1);
  const edge = fc.record({ from: state, to: state, label: fc.nat(lastLabel) }).filter(({ from, to }) => from !== to);
  return fc.array(edge, { minLength: states, maxLength: 3 * states, size: 'max' });
}

function randomAutomaton(): fc.Arbitrary<Automaton> {
  return fc
    .record({ states: fc.integer({ min: 1, max: 3 }), acceptanceSets: fc.nat(2) })
    .chain(({ states, acceptanceSets }) => {
      const move: fc.Arbitrary<Move> = fc
        .record({
          target: fc.nat(states - 1),
          literal: fc.constantFrom('none', 'none', 'requires', 'forbids'),
          marks: fc.nat(2 ** acceptanceSets - 1),
        })
        .map(({ target, literal, marks }) => ({
          target,
          marks,
          requires: literal === 'requires' ? [0] : [],
          forbids: literal === 'forbids' ? [0] : [],
        }));
      const moves = fc.array(fc.array(move, { minLength: 1, maxLength: 3 }), { minLength: states, maxLength: states });
      const atom = { name: 'marked', holds: () => false };
      return moves.map((moves): Automaton => ({ atoms: [atom], initial: [0], moves, acceptanceSets }));
    });
}
