/** Sets of instances, by the numbers that they have among these: one bit for each, one row of words for each set. */
export class InstanceSets {
  /** Words of one set. */
  readonly width: number;
  readonly words: Int32Array;

  constructor(instances: number, sets: number) {
    this.width = Math.ceil(instances / 32);
    this.words = new Int32Array(this.width * sets);
  }

  has(set: number, instance: number): boolean {
    return (((this.words[set * this.width + (instance >>> 5)] ?? 0) >>> (instance & 31)) & 1) === 1;
  }

  add(set: number, instance: number): void {
    const at = set * this.width + (instance >>> 5);
    this.words[at] = (this.words[at] ?? 0) | (1 << (instance & 31));
  }

  clear(set: number): void {
    const { words, width } = this;
    for (let at = set * width, end = at + width; at < end; at++) words[at] = 0;
  }

  /** Makes a set equal to another one. */
  copy(set: number, other: number): void {
    const { words, width } = this;
    for (let word = 0, to = set * width, from = other * width; word < width; word++, to++, from++) {
      words[to] = words[from] ?? 0;
    }
  }

  /** Adds all members of a set, perhaps one of others, to a set of these. */
  addAll(set: number, others: InstanceSets, other: number): void {
    others.addTo(this.words, set, other);
  }

  /** Adds all members of a set to a row of equally wide rows. */
  addTo(rows: Int32Array, row: number, set: number): void {
    const { words, width } = this;
    for (let word = 0, to = row * width, from = set * width; word < width; word++, to++, from++) {
      rows[to] = (rows[to] ?? 0) | (words[from] ?? 0);
    }
  }
}

/** The position of the lowest bit that is set, of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
