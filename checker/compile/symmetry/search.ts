import type { Facts } from './facts.js';
import { Partition } from './partition.js';
import type { Tables } from './tables.js';
import type { Vertices } from './terms.js';
import { at, mixed } from './words.js';

/** So many automorphisms are remembered; more would only save time. */
const MOST_AUTOMORPHISMS = 32;

/** No node needs to be left early. */
const NOWHERE = -1;

/**
 * Finds of all states that permutations of processes make of one the same one each time: individualisation and refinement
 * (McKay, "Practical graph isomorphism", Congressus Numerantium 30, 1981).
 *
 * Processes are told apart by what the state says of each, then by their relations to others, until nothing more is told.
 * If a class of several is left, each of them is tried as its first; but of twins, which an exchange does not tell
 * apart, one is enough, and of those that a found automorphism exchanges. What is tried does not depend on the names of
 * processes, so neither does the smallest of the states that are reached. Nothing is left to hashes: two classes that
 * they fail to tell apart are one more choice.
 */
export class CanonicalSearch {
  readonly #state: Int32Array;
  readonly #facts: Facts;
  readonly #partition: Partition;
  readonly #vertices: number;
  /** By vertex, the place at which its set begins. */
  readonly #firstOfSet: Int32Array;
  readonly #sums: Int32Array;
  readonly #numbers: Int32Array;
  readonly #written: Int32Array;
  /** The smallest state yet, the order that leads to it, and what was seen on the way. */
  readonly #best: Int32Array;
  readonly #bestOrder: Int32Array;
  readonly #bestTrail: Int32Array;
  readonly #bestChosen: Int32Array;
  #hasBest = false;
  #bestDepth = 0;
  /** By depth: what refinement has seen, and which vertex was put first. */
  readonly #trail: Int32Array;
  readonly #chosen: Int32Array;
  /** By depth, a row for each: the partition and the representatives of a class there. Made when a choice is met. */
  #saved: Int32Array | undefined;
  readonly #automorphisms: Int32Array[] = [];
  #automorphismCount = 0;
  readonly #orbits: Int32Array;

  constructor(state: Int32Array, facts: Facts, tables: Tables, vertices: Vertices) {
    const { count } = vertices;
    this.#state = state;
    this.#facts = facts;
    this.#vertices = count;
    this.#partition = new Partition(vertices);
    this.#firstOfSet = tables.numberInSet.map((number, vertex) => vertex - number);
    this.#sums = new Int32Array(count);
    this.#numbers = new Int32Array(count);
    this.#written = new Int32Array(state.length);
    this.#best = new Int32Array(state.length);
    this.#bestOrder = new Int32Array(count);
    this.#bestTrail = new Int32Array(count + 1);
    this.#bestChosen = new Int32Array(count + 1);
    this.#trail = new Int32Array(count + 1);
    this.#chosen = new Int32Array(count + 1);
    this.#orbits = new Int32Array(count);
  }

  /** Makes of the state the one that stands for all of its permutations. */
  readonly canonicalise = (): void => {
    const facts = this.#facts;
    const partition = this.#partition;
    facts.read();
    partition.reset();
    partition.split(facts.own);
    this.#refine();
    this.#separateTwins();
    if (partition.isDiscrete) {
      if (this.#number()) return;
      facts.write(this.#numbers, this.#written);
      this.#state.set(this.#written);
      return;
    }
    this.#hasBest = false;
    this.#automorphismCount = 0;
    this.#search(0);
    this.#state.set(this.#best);
  };

  /** Splits classes by relations until these tell nothing more. Returns a number for what was seen, whatever the names. */
  #refine(): number {
    const { order, colours } = this.#partition;
    const sums = this.#sums;
    let seen = 0;
    let isTold = this.#facts.hasRelations;
    while (isTold && !this.#partition.isDiscrete) {
      this.#facts.sumRelations(colours, sums);
      isTold = this.#partition.split(sums);
      for (let place = 0; place < order.length; place++) {
        const vertex = at(order, place);
        seen = mixed(mixed(seen, at(colours, vertex)), at(sums, vertex));
      }
    }
    return seen;
  }

  /** Orders classes of twins, in which any order is as good as another, until one is met that is none. */
  #separateTwins(): void {
    const partition = this.#partition;
    for (let first = partition.firstLarge(); first >= 0; first = partition.firstLarge()) {
      const end = partition.endOf(first);
      for (let place = first + 1; place < end; place++) {
        if (!this.#facts.areTwins(at(partition.order, first), at(partition.order, place))) return;
      }
      partition.separate(first, end);
    }
  }

  /** Numbers the vertices by the order; says whether that leaves every number as it is. */
  #number(): boolean {
    const { order } = this.#partition;
    const numbers = this.#numbers;
    let isSame = true;
    for (let place = 0; place < order.length; place++) {
      const vertex = at(order, place);
      numbers[vertex] = place - at(this.#firstOfSet, vertex);
      if (place !== vertex) isSame = false;
    }
    return isSame;
  }

  /**
   * Searches from the partition at hand on, which is not discrete at depth 0 only. Returns the depth to which to return at
   * once, since all that is left there is known to be like what was searched, or NOWHERE.
   */
  #search(depth: number): number {
    const partition = this.#partition;
    if (partition.isDiscrete) return this.#leaf(depth);
    const vertices = this.#vertices;
    this.#saved ??= new Int32Array(3 * vertices * (vertices + 1));
    const saved = this.#saved;
    const row = 3 * vertices * depth;
    saved.set(partition.order, row);
    saved.set(partition.colours, row + vertices);
    const { classes } = partition;
    const first = partition.firstLarge();
    const choices = this.#representatives(first, row + 2 * vertices);
    for (let choice = 0; choice < choices; choice++) {
      const vertex = at(saved, row + 2 * vertices + choice);
      if (choice > 0) {
        if (this.#isLikeAnEarlier(choice, row + 2 * vertices, depth)) continue;
        for (let k = 0; k < vertices; k++) {
          partition.order[k] = at(saved, row + k);
          partition.colours[k] = at(saved, row + vertices + k);
        }
        partition.classes = classes;
      }
      this.#chosen[depth] = vertex;
      partition.individualise(partition.order.indexOf(vertex, first));
      this.#trail[depth] = this.#refine();
      this.#separateTwins();
      if (this.#hasBest && this.#compareTrails(depth) > 0) continue;
      const back = this.#search(depth + 1);
      if (back !== NOWHERE && back < depth) return back;
    }
    return NOWHERE;
  }

  /** Writes one vertex of each class of twins among those at places from `first` on; returns how many. */
  #representatives(first: number, into: number): number {
    const { order } = this.#partition;
    const saved = this.#saved;
    if (saved === undefined) return 0;
    let count = 0;
    for (let place = first, end = this.#partition.endOf(first); place < end; place++) {
      const vertex = at(order, place);
      let isNew = true;
      for (let k = 0; k < count && isNew; k++) isNew = !this.#facts.areTwins(at(saved, into + k), vertex);
      if (isNew) {
        saved[into + count] = vertex;
        count += 1;
      }
    }
    return count;
  }

  /** Compares what was seen up to a depth with what was seen on the way to the best. */
  #compareTrails(depth: number): number {
    for (let d = 0; d <= depth; d++) {
      if (d >= this.#bestDepth) return 1;
      const difference = at(this.#trail, d) - at(this.#bestTrail, d);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #leaf(depth: number): number {
    this.#number();
    this.#facts.write(this.#numbers, this.#written);
    if (this.#hasBest) {
      let order = this.#compareTrails(depth - 1);
      if (order === 0 && depth < this.#bestDepth) order = -1;
      for (let word = 0; order === 0 && word < this.#written.length; word++) {
        order = at(this.#written, word) - at(this.#best, word);
      }
      if (order === 0) return this.#rememberAutomorphism();
      if (order > 0) return NOWHERE;
    }
    this.#hasBest = true;
    this.#bestDepth = depth;
    this.#best.set(this.#written);
    this.#bestOrder.set(this.#partition.order);
    this.#bestTrail.set(this.#trail);
    this.#bestChosen.set(this.#chosen);
    return NOWHERE;
  }

  /**
   * Two orders lead to the same state: to go from the one to the other is an automorphism. What was searched below the choice
   * in which they part it makes of what is being searched, so that there is nothing more to find there.
   */
  #rememberAutomorphism(): number {
    if (this.#automorphismCount < MOST_AUTOMORPHISMS) {
      const known = this.#automorphisms[this.#automorphismCount];
      const automorphism = known ?? new Int32Array(this.#vertices);
      if (known === undefined) this.#automorphisms.push(automorphism);
      this.#automorphismCount += 1;
      for (let place = 0; place < this.#vertices; place++) {
        automorphism[at(this.#bestOrder, place)] = at(this.#partition.order, place);
      }
    }
    let parting = 0;
    while (at(this.#chosen, parting) === at(this.#bestChosen, parting)) parting += 1;
    return parting;
  }

  /** Whether automorphisms that keep all that was chosen before make of an earlier choice this one. */
  #isLikeAnEarlier(choice: number, representatives: number, depth: number): boolean {
    const saved = this.#saved;
    if (saved === undefined) return false;
    const orbits = this.#orbits;
    for (let vertex = 0; vertex < orbits.length; vertex++) orbits[vertex] = vertex;
    for (let k = 0; k < this.#automorphismCount; k++) {
      const automorphism = this.#automorphisms[k];
      if (automorphism === undefined || !this.#keepsChosen(automorphism, depth)) continue;
      for (let vertex = 0; vertex < orbits.length; vertex++) {
        const [one, other] = [this.#orbitOf(vertex), this.#orbitOf(at(automorphism, vertex))];
        orbits[Math.max(one, other)] = Math.min(one, other);
      }
    }
    const orbit = this.#orbitOf(at(saved, representatives + choice));
    for (let earlier = 0; earlier < choice; earlier++) {
      if (this.#orbitOf(at(saved, representatives + earlier)) === orbit) return true;
    }
    return false;
  }

  #keepsChosen(automorphism: Int32Array, depth: number): boolean {
    for (let d = 0; d < depth; d++) {
      if (at(automorphism, at(this.#chosen, d)) !== at(this.#chosen, d)) return false;
    }
    return true;
  }

  #orbitOf(vertex: number): number {
    let orbit = vertex;
    while (at(this.#orbits, orbit) !== orbit) orbit = at(this.#orbits, orbit);
    return orbit;
  }
}
