import { enlarged, sharedWords } from '../../store/index.js';

/** Groups of nodes, in one table since there may be millions of small ones; the last one added is taken first. */
export class NodeGroups {
  /** The nodes of all groups, the first one of each negated (−1 − node). */
  #nodes = sharedWords(1024);
  #count = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** @throws OutOfMemory if the machine gives no more */
  add(group: Int32Array): void {
    const count = this.#count + group.length;
    if (count > this.#nodes.length) this.#nodes = enlarged(this.#nodes, Math.max(2 * this.#nodes.length, count));
    this.#nodes.set(group, this.#count);
    this.#nodes[this.#count] = -1 - (group[0] ?? 0);
    this.#count = count;
  }

  /** Takes out the group that was added last. */
  pop(): Int32Array | undefined {
    if (this.isEmpty) return undefined;
    let begin = this.#count - 1;
    while ((this.#nodes[begin] ?? -1) >= 0) begin -= 1;
    const group = this.#nodes.slice(begin, this.#count);
    group[0] = -1 - (group[0] ?? 0);
    this.#count = begin;
    return group;
  }

  /** Tells each node with its group's number, from 1 in the order in which they were added. */
  forEach(visit: (node: number, group: number) => void): void {
    let group = 0;
    for (let at = 0; at < this.#count; at++) {
      const node = this.#nodes[at] ?? 0;
      if (node < 0) group += 1;
      visit(node < 0 ? -1 - node : node, group);
    }
  }
}
