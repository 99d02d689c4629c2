import type { Tables } from './tables.js';
import { at, mixed } from './words.js';

/**
 * What a state says of processes that may be exchanged: each moved cell that is not empty is a fact about the processes of
 * its index and of its content. So a state is a coloured hypergraph with the processes as vertices, and a permutation
 * of processes an isomorphism.
 */
export class Facts {
  /** By vertex: a number made of all facts that speak of it alone; equal where these are. */
  readonly own: Int32Array;
  readonly #state: Int32Array;
  readonly #tables: Tables;
  #count = 0;
  readonly #cell: Int32Array;
  readonly #code: Int32Array;
  /** The row of its content, or −1. */
  readonly #content: Int32Array;
  /** A number for what it says, whoever it is about. */
  readonly #kind: Int32Array;
  readonly #relation: Int32Array;
  /** Facts about just two processes, the most frequent relations. */
  readonly #pairs: Int32Array;
  #pairCount = 0;
  #relationCount = 0;
  /** By vertex the first of its occurrences in facts, by occurrence the next of the same vertex; or −1. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #factOf: Int32Array;
  #occurrences = 0;
  #hasOccurrences = false;
  /** The numbers of the vertices under a transposition. */
  readonly #exchanged: Int32Array;

  constructor(state: Int32Array, tables: Tables, vertices: number) {
    const { cells, firstTerm, firstContent, fixed } = tables;
    const termsIn = (row: number) => at(firstTerm, row + 1) - at(firstTerm, row);
    const mostTerms = (rows: readonly number[]) => rows.reduce((most, row) => Math.max(most, termsIn(row)), 0);
    const all = Array.from(fixed, (_, row) => row);
    const occurrences = 2 * cells * (mostTerms(all.slice(0, cells)) + mostTerms(all.slice(cells)));
    this.#state = state;
    this.#tables = tables;
    this.#cell = new Int32Array(cells);
    this.#code = new Int32Array(cells);
    this.#content = new Int32Array(firstContent.length);
    this.#kind = new Int32Array(cells);
    this.#relation = new Int32Array(cells);
    this.#pairs = new Int32Array(cells);
    this.#first = new Int32Array(vertices);
    this.#next = new Int32Array(occurrences);
    this.#factOf = new Int32Array(occurrences);
    this.own = new Int32Array(vertices);
    this.#exchanged = tables.numberInSet.slice();
  }

  /** Whether any fact speaks of two vertices or more, or of one twice. */
  get hasRelations(): boolean {
    return this.#pairCount + this.#relationCount > 0;
  }

  /** Reads the facts of the state. */
  read(): void {
    const { silent, speaking, cellAtBit, word, shift, mask, firstContent } = this.#tables;
    const { position, lengthWord, lengthShift, lengthMask } = this.#tables;
    const state = this.#state;
    this.#count = 0;
    this.#pairCount = 0;
    this.#relationCount = 0;
    this.#hasOccurrences = false;
    this.own.fill(0);
    for (let w = 0; w < silent.length; w++) {
      let bits = at(state, w) & at(silent, w);
      while (bits !== 0) {
        const cell = at(cellAtBit, 32 * w + 31 - Math.clz32(bits & -bits));
        bits &= ~(at(mask, cell) << at(shift, cell));
        this.#add(cell, (at(state, w) >>> at(shift, cell)) & at(mask, cell), -1);
      }
    }
    for (let k = 0; k < speaking.length; k++) {
      const cell = at(speaking, k);
      const length = (at(state, at(lengthWord, cell)) >>> at(lengthShift, cell)) & at(lengthMask, cell);
      if (at(position, cell) >= length && at(position, cell) >= 0) continue;
      const code = (at(state, at(word, cell)) >>> at(shift, cell)) & at(mask, cell);
      this.#add(cell, code, at(firstContent, cell) + code);
    }
  }

  #add(cell: number, code: number, content: number): void {
    const { fixed, firstTerm, one, other, processes, kinds } = this.#tables;
    const fact = this.#count;
    this.#count += 1;
    this.#cell[fact] = cell;
    this.#code[fact] = code;
    this.#content[fact] = content;
    const kind = mixed(at(kinds, cell), content < 0 ? code : at(fixed, content));
    this.#kind[fact] = kind;
    const term = at(firstTerm, cell);
    switch (at(processes, cell)) {
      case 1: {
        const vertex = at(one, term);
        this.own[vertex] = (at(this.own, vertex) + mixed(kind, 0)) | 0;
        return;
      }
      case 2:
        this.#pairs[this.#pairCount] = fact;
        this.#pairCount += 1;
        return;
      default: {
        const ofContent = content < 0 ? 0 : at(firstTerm, content + 1) - at(firstTerm, content);
        const terms = at(firstTerm, cell + 1) - term + ofContent;
        const only = ofContent === 1 ? at(firstTerm, content) : term;
        if (terms === 1 && at(other, only) < 0) {
          const vertex = at(one, only);
          this.own[vertex] = (at(this.own, vertex) + mixed(kind, 0)) | 0;
        } else if (terms > 0) {
          this.#relation[this.#relationCount] = fact;
          this.#relationCount += 1;
        }
      }
    }
  }

  /** Lists for each vertex the facts that speak of it; few states need that. */
  #listOccurrences(): void {
    this.#hasOccurrences = true;
    this.#occurrences = 0;
    this.#first.fill(-1);
    for (let fact = 0; fact < this.#count; fact++) {
      this.#occurIn(fact, at(this.#cell, fact));
      const content = at(this.#content, fact);
      if (content >= 0) this.#occurIn(fact, content);
    }
  }

  #occurIn(fact: number, row: number): void {
    const { firstTerm, one, other } = this.#tables;
    for (let term = at(firstTerm, row), end = at(firstTerm, row + 1); term < end; term++) {
      this.#occur(at(one, term), fact);
      if (at(other, term) >= 0) this.#occur(at(other, term), fact);
    }
  }

  #occur(vertex: number, fact: number): void {
    const occurrence = this.#occurrences;
    this.#occurrences += 1;
    this.#factOf[occurrence] = fact;
    this.#next[occurrence] = at(this.#first, vertex);
    this.#first[vertex] = occurrence;
  }

  /** For each vertex a number made of its relations to others, as far as their colours tell these apart, is put into `sums`. */
  sumRelations(colours: Int32Array, sums: Int32Array): void {
    const { firstTerm } = this.#tables;
    sums.fill(0);
    this.#sumPairs(colours, sums);
    for (let k = 0; k < this.#relationCount; k++) {
      const fact = at(this.#relation, k);
      const cell = at(this.#cell, fact);
      const content = at(this.#content, fact);
      let hash = this.#hashed(at(this.#kind, fact), cell, colours);
      if (content >= 0) hash = this.#hashed(hash, content, colours);
      this.#contribute(hash, 0, cell, colours, sums);
      if (content >= 0) {
        this.#contribute(hash, at(firstTerm, cell + 1) - at(firstTerm, cell), content, colours, sums);
      }
    }
  }

  #sumPairs(colours: Int32Array, sums: Int32Array): void {
    const { firstTerm, one } = this.#tables;
    for (let k = 0; k < this.#pairCount; k++) {
      const fact = at(this.#pairs, k);
      const term = at(firstTerm, at(this.#cell, fact));
      const near = at(one, term);
      const far = at(one, term + 1);
      const hash = mixed(mixed(at(this.#kind, fact), at(colours, near)), at(colours, far));
      sums[near] = (at(sums, near) + mixed(hash, 1)) | 0;
      sums[far] = (at(sums, far) + mixed(hash, 2)) | 0;
    }
  }

  #hashed(hash: number, row: number, colours: Int32Array): number {
    const { firstTerm, one, other } = this.#tables;
    let h = hash;
    for (let term = at(firstTerm, row), end = at(firstTerm, row + 1); term < end; term++) {
      const colour = at(colours, at(one, term));
      const far = at(other, term);
      if (far < 0) h = mixed(h, colour);
      // The two ends of a link are in no order.
      else h = mixed(mixed(h, colour + at(colours, far)), colour ^ at(colours, far));
    }
    return h;
  }

  #contribute(hash: number, place: number, row: number, colours: Int32Array, sums: Int32Array): void {
    const { firstTerm, one, other } = this.#tables;
    for (let term = at(firstTerm, row), end = at(firstTerm, row + 1), nth = place; term < end; term++, nth++) {
      const h = mixed(hash, nth);
      const near = at(one, term);
      const far = at(other, term);
      sums[near] = (at(sums, near) + mixed(h, at(colours, near))) | 0;
      if (far >= 0) sums[far] = (at(sums, far) + mixed(h, at(colours, far))) | 0;
    }
  }

  /** Whether to exchange two processes of the same set leaves the state as it is. */
  areTwins(one: number, other: number): boolean {
    if (!this.#hasOccurrences) this.#listOccurrences();
    const exchanged = this.#exchanged;
    const oneNumber = at(exchanged, one);
    const otherNumber = at(exchanged, other);
    exchanged[one] = otherNumber;
    exchanged[other] = oneNumber;
    const twins = this.#keepsFactsOf(one) && this.#keepsFactsOf(other);
    exchanged[one] = oneNumber;
    exchanged[other] = otherNumber;
    return twins;
  }

  /**
   * Whether each fact about a vertex is one of the state after the exchange, too. Different facts become different ones,
   * and those about neither vertex stay; so, where this is so of both, the exchange permutes the facts.
   */
  #keepsFactsOf(vertex: number): boolean {
    const { cellOf, word, shift, mask } = this.#tables;
    for (let occurrence = at(this.#first, vertex); occurrence >= 0; occurrence = at(this.#next, occurrence)) {
      const fact = at(this.#factOf, occurrence);
      const to = at(cellOf, this.#image(at(this.#cell, fact), this.#exchanged));
      const content = at(this.#content, fact);
      const code = content < 0 ? at(this.#code, fact) : this.#image(content, this.#exchanged);
      if (((at(this.#state, at(word, to)) >>> at(shift, to)) & at(mask, to)) !== code) return false;
    }
    return true;
  }

  /** Writes the state in which each process has the number, in its set, that `numbers` gives its vertex. */
  write(numbers: Int32Array, into: Int32Array): void {
    const { moved, cellOf, word, shift } = this.#tables;
    for (let w = 0; w < moved.length; w++) into[w] = at(this.#state, w) & ~at(moved, w);
    for (let fact = 0; fact < this.#count; fact++) {
      const to = at(cellOf, this.#image(at(this.#cell, fact), numbers));
      const content = at(this.#content, fact);
      const code = content < 0 ? at(this.#code, fact) : this.#image(content, numbers);
      const w = at(word, to);
      into[w] = at(into, w) | (code << at(shift, to));
    }
  }

  /** The number of a row when each process has the number that `numbers` gives its vertex. */
  #image(row: number, numbers: Int32Array): number {
    const { fixed, firstTerm, one, other, weight, linksFrom, sizes, links } = this.#tables;
    let image = at(fixed, row);
    for (let term = at(firstTerm, row), end = at(firstTerm, row + 1); term < end; term++) {
      const near = at(numbers, at(one, term));
      const far = at(other, term);
      const number = far < 0 ? near : at(links, at(linksFrom, term) + near * at(sizes, term) + at(numbers, far));
      image += at(weight, term) * number;
    }
    return image;
  }
}
