import { type FiniteInputs, finiteInputs, grid, mapped } from '../../../checker/index.js';
import type { WaitForGraph } from '../../../models/index.js';

type Edge = readonly [from: number, to: number];

/** All graphs of so many transactions that do not wait for themselves, those with the fewest waits first. At most six: waits are bits of a word. */
export function properDigraphs(transactions: number): FiniteInputs<WaitForGraph> {
  const places = placesOf(transactions);
  return mapped(subsetsOf(properEdges(places)), (edges) => graphOf(places, edges));
}

/** All graphs of so many transactions, at least one of which waits for itself. Together with the others they are all 2^(n²). */
export function improperDigraphs(transactions: number): FiniteInputs<WaitForGraph> {
  const places = placesOf(transactions);
  const loops = subsetsOf(places.map((place): Edge => [place, place]));
  const someLoops = finiteInputs(loops.size - 1, (position) => loops.at(position + 1));
  return mapped(grid({ loops: someLoops, waits: subsetsOf(properEdges(places)) }), (each) =>
    graphOf(places, [...each.loops, ...each.waits]),
  );
}

/** The proper graphs in all n! orders in which transactions can come. */
export function digraphsInEveryOrder(transactions: number): FiniteInputs<WaitForGraph> {
  const places = placesOf(transactions);
  return mapped(grid({ edges: subsetsOf(properEdges(places)), order: permutations(places) }), (each) =>
    graphOf(each.order, each.edges),
  );
}

function placesOf(transactions: number): number[] {
  return [...Array(transactions).keys()];
}

/** From each to every other. */
function properEdges(places: readonly number[]): Edge[] {
  return places.flatMap((from) => places.filter((to) => to !== from).map((to): Edge => [from, to]));
}

/** Transactions are named, and those for which one waits are listed, in this order. */
function graphOf(order: readonly number[], edges: readonly Edge[]): WaitForGraph {
  const awaitedBy = (waiting: number) =>
    order.filter((other) => edges.some(([from, to]) => from === waiting && to === other));
  return Object.fromEntries(order.map((place) => [nameOf(place), awaitedBy(place).map(nameOf)]));
}

function nameOf(place: number): string {
  return `T${place + 1}`;
}

/** All subsets, the smallest first. They are put in order when the first one is asked for. */
function subsetsOf<Element>(elements: readonly Element[]): FiniteInputs<readonly Element[]> {
  let sets: readonly number[] | undefined;
  const ordered = () =>
    [...Array(2 ** elements.length).keys()].sort((one, other) => sizeOf(one) - sizeOf(other) || one - other);
  return finiteInputs(2 ** elements.length, (position) => {
    sets ??= ordered();
    const set = sets[position] ?? 0;
    return elements.filter((_, bit) => (set >> bit) & 1);
  });
}

/** The number of bits of a word that are set. */
function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}

function permutations<Element>(elements: readonly Element[]): readonly (readonly Element[])[] {
  if (elements.length === 0) return [[]];
  return elements.flatMap((first) =>
    permutations(elements.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}
