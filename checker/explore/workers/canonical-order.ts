import { Edges } from '../../store/index.js';
import type { LoggedEdges } from './edge-log.js';

/** The transitions that several threads, and one before them, have kept. */
export interface KeptEdges {
  /** Of one thread, by state. */
  readonly before: Edges;
  readonly logs: readonly LoggedEdges[];
  /** Behind the last id. */
  readonly end: number;
  readonly states: number;
  readonly initialStates: number;
  readonly isTimed: boolean;
}

/** An exploration in the numbers that one thread gives to the states. */
export interface CanonicalOrder {
  /** By such a number: the id in the store. */
  readonly order: Int32Array;
  /** By id in the store: the number. */
  readonly numberOf: Int32Array;
  /** By number: that of the state from which it was first reached, or −1. */
  readonly parents: Int32Array;
  readonly edges: Edges;
}

/**
 * Numbers the states as one thread would have found them, whatever the order in which several did: a breadth-first search
 * through the transitions that were kept, each state's in the order in which its actions made them.
 */
export function* canonicalOrder(kept: KeptEdges): Generator<void, CanonicalOrder> {
  const { before, logs, end, states, initialStates, isTimed } = kept;
  const [order, parents] = [new Int32Array(states), new Int32Array(states).fill(-1)];
  const numberOf = new Int32Array(end).fill(-1);
  const located = locate(kept);
  const edges = new Edges(before.firstDuration, isTimed);
  for (let id = 0; id < initialStates; id++) {
    order[id] = id;
    numberOf[id] = id;
  }
  let found = initialStates;
  let targets = new Int32Array(64);
  let labels = new Int32Array(64);
  for (let number = 0; number < found; number++) {
    if (number % STATES_PER_TURN === 0) yield;
    const id = order[number] ?? 0;
    const position = located.position[id] ?? 0;
    if (position === 0) continue;
    const owner = located.owner[id] ?? 0;
    const from = owner === 0 ? before : logs[owner - 1];
    if (from === undefined) continue;
    const begin = (from.begins[position - 1] ?? 1) - 1;
    const count = (from.ends[position - 1] ?? 0) - begin;
    if (count > targets.length) [targets, labels] = [new Int32Array(2 * count), new Int32Array(2 * count)];
    for (let edge = 0; edge < count; edge++) {
      const target = from.targets[begin + edge] ?? 0;
      if ((numberOf[target] ?? 0) < 0) {
        numberOf[target] = found;
        parents[found] = number;
        order[found] = target;
        found += 1;
      }
      targets[edge] = numberOf[target] ?? 0;
      const label = from.labels[begin + edge] ?? 0;
      const duration = from.durations[label - before.firstDuration];
      labels[edge] = duration === undefined ? label : edges.labelOfDuration(duration);
    }
    edges.open(number);
    edges.append(number, targets, labels, count);
  }
  return { order, numberOf, parents, edges };
}

const STATES_PER_TURN = 10_000;

/** By id: who has kept its transitions (0: the one before all others), and one more than at which position; 0 if nobody has. */
function locate({ before, logs, end }: KeptEdges) {
  const owner = new Uint8Array(end);
  const position = new Int32Array(end);
  for (let id = 0; id < Math.min(end, before.begins.length); id++) {
    if (before.begins[id] !== 0) position[id] = id + 1;
  }
  for (const [log, { sources, count }] of logs.entries()) {
    for (let at = 0; at < count; at++) {
      const id = sources[at] ?? 0;
      owner[id] = log + 1;
      position[id] = at + 1;
    }
  }
  return { owner, position };
}
