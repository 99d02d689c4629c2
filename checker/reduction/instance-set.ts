/** Sets of instances, one bit for each, one row of words for each set. */
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
    this.words.fill(0, set * this.width, (set + 1) * this.width);
  }

  /** Adds all members of a set, perhaps one of others, to a set of these. */
  addAll(set: number, others: InstanceSets, other: number): void {
    const { words, width } = this;
    for (let word = 0, to = set * width, from = other * width; word < width; word++, to++, from++) {
      words[to] = (words[to] ?? 0) | (others.words[from] ?? 0);
    }
  }

  intersects(set: number, others: InstanceSets, other: number): boolean {
    const { words, width } = this;
    for (let word = 0, to = set * width, from = other * width; word < width; word++, to++, from++) {
      if (((words[to] ?? 0) & (others.words[from] ?? 0)) !== 0) return true;
    }
    return false;
  }
}
