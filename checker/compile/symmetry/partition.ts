import type { Vertices } from './terms.js';
import { at } from './words.js';

/**
 * The vertices in an order of classes. A class is a run of places in the order; its colour, that of its vertices, is the
 * first of these.
 */
export class Partition {
  /** By place, the vertex. */
  readonly order: Int32Array;
  /** By vertex. */
  readonly colours: Int32Array;
  /** How many classes there are. */
  classes = 0;
  readonly #vertices: Vertices;

  constructor(vertices: Vertices) {
    this.#vertices = vertices;
    this.order = new Int32Array(vertices.count);
    this.colours = new Int32Array(vertices.count);
  }

  /** One class for each set of processes. */
  reset(): void {
    const { sets } = this.#vertices;
    this.classes = sets.length;
    for (let k = 0; k < sets.length; k++) {
      const set = sets[k];
      if (set === undefined) continue;
      for (let vertex = set.first, end = vertex + set.size; vertex < end; vertex++) {
        this.order[vertex] = vertex;
        this.colours[vertex] = set.first;
      }
    }
  }

  get isDiscrete(): boolean {
    return this.classes === this.order.length;
  }

  /** The place of the first class that has more than one vertex, or −1. */
  firstLarge(): number {
    const { order, colours } = this;
    for (let place = 0; place + 1 < order.length; place++) {
      if (at(colours, at(order, place + 1)) === place) return place;
    }
    return -1;
  }

  /** The place behind the class that begins at one. */
  endOf(first: number): number {
    const { order, colours } = this;
    let end = first + 1;
    while (end < order.length && at(colours, at(order, end)) === first) end += 1;
    return end;
  }

  /** Splits each class by the numbers of its vertices, the smallest first; says whether any was split. */
  split(numbers: Int32Array): boolean {
    const { order, colours, classes } = this;
    for (let first = 0; first < order.length; ) {
      const end = this.endOf(first);
      if (end > first + 1) {
        for (let place = first + 1; place < end; place++) {
          const vertex = at(order, place);
          const number = at(numbers, vertex);
          let to = place;
          while (to > first && at(numbers, at(order, to - 1)) > number) {
            order[to] = at(order, to - 1);
            to -= 1;
          }
          order[to] = vertex;
        }
        let colour = first;
        for (let place = first + 1; place < end; place++) {
          const vertex = at(order, place);
          if (at(numbers, vertex) !== at(numbers, at(order, place - 1))) {
            colour = place;
            this.classes += 1;
          }
          colours[vertex] = colour;
        }
      }
      first = end;
    }
    return this.classes > classes;
  }

  /** Makes a class of its own of each vertex from one place to before another, in the order in which they are. */
  separate(first: number, end: number): void {
    for (let place = first + 1; place < end; place++) this.colours[at(this.order, place)] = place;
    this.classes += end - first - 1;
  }

  /** Puts the vertex at a place first in its class, and makes a class of its own of it. */
  individualise(place: number): void {
    const { order, colours } = this;
    const vertex = at(order, place);
    const first = at(colours, vertex);
    order[place] = at(order, first);
    order[first] = vertex;
    const end = this.endOf(first);
    for (let rest = first + 1; rest < end; rest++) colours[at(order, rest)] = first + 1;
    this.classes += 1;
  }
}
