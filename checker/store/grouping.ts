/** A word of a state, by its position, or what is interned together: two to `WIDEST_PART` words or parts. */
export type Part = number | readonly Part[];

/** How a state is cut into parts: its two halves, which are its root. Every word is in it once. */
export type Nesting = readonly [Part, Part];

export const WIDEST_PART = 4;

/** Up to so many words all ways to cut them in two are compared. */
const MOST_COMPARED = 8;

/** How many pairs of a state and a set of words are looked at, about: some 0.1 s. */
const MOST_LOOKS = 1e7;

/** From fewer states nothing is learnt. */
const FEWEST_STATES = 100;

/** What a row takes in an index, on average. */
const BYTES_OF_ENTRY = 6;

/** The parts of states of so many words, at least two, if nothing is known of them: neighbours, cut evenly. */
export function evenNesting(words: number): Nesting {
  const middle = Math.round(words / 2);
  return [evenPart(0, middle), evenPart(middle, words)];
}

function evenPart(first: number, end: number): Part {
  const words = end - first;
  if (words === 1) return first;
  const parts = Math.min(words, WIDEST_PART);
  const cut = (part: number) => first + Math.round((part * words) / parts);
  return Array.from({ length: parts }, (_, part) => evenPart(cut(part), cut(part + 1)));
}

/** How many states of so many words are enough to learn from, and few enough to do so in some 0.1 s. */
export function statesToLearnFrom(words: number): number {
  return Math.max(FEWEST_STATES, Math.floor(MOST_LOOKS / words ** 2));
}

/**
 * The nesting by which states like these take the fewest bytes, as far as a greedy search sees. Words that vary together belong into one part: two that have many values each, but tell one another,
 * make few rows together and many beside a third. Undefined if that is no better than the even nesting.
 * @param states some states of so many words, one after another
 * @param words at least two
 */
export function learntNesting(states: Int32Array, words: number): Nesting | undefined {
  const all = Array.from({ length: words }, (_, word) => groupOf(word, states, words));
  const [one, other] = cutInTwo(all);
  const learnt: Nesting = [partOf(one, all), partOf(other, all)];
  const even = evenNesting(words);
  return bytesOfNesting(learnt, all) < bytesOfNesting(even, all) ? learnt : undefined;
}

/** Words that may become a part, in ascending order. */
interface Group {
  readonly words: readonly number[];
  /** By state: equal numbers, from 0 on, where the states have the same in all these words. */
  readonly classes: Int32Array;
  /** How many different numbers: how many rows a part would have. */
  readonly count: number;
}

function groupOf(word: number, states: Int32Array, words: number): Group {
  const numbers = new Map<number, number>();
  const classes = new Int32Array(states.length / words);
  for (let state = 0; state < classes.length; state++) {
    const value = states[state * words + word] ?? 0;
    const known = numbers.get(value);
    classes[state] = known ?? numbers.size;
    if (known === undefined) numbers.set(value, numbers.size);
  }
  return { words: [word], classes, count: numbers.size };
}

function union(one: Group, other: Group): Group {
  const words = [...one.words, ...other.words].sort((a, b) => a - b);
  if (one.count === 1) return { ...other, words };
  if (other.count === 1) return { ...one, words };
  const classes = new Int32Array(one.classes.length);
  const count = numberPairs(one, other, classes);
  return { words, classes, count };
}

/** Writes for each state the number of its pair of classes, from 0 on; says how many there are. */
function numberPairs(one: Group, other: Group, into: Int32Array): number {
  const [firsts, seconds, states] = [one.classes, other.classes, into.length];
  // An open-addressing table of the numbers, made one larger so that none is 0, and of the pair that each stands for.
  const bits = 33 - Math.clz32(states);
  const mask = 2 ** bits - 1;
  const numbers = new Int32Array(mask + 1);
  const pairs = new Int32Array(2 * states);
  let count = 0;
  for (let state = 0; state < states; state++) {
    const first = firsts[state] ?? 0;
    const second = seconds[state] ?? 0;
    let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - bits);
    for (;;) {
      const number = (numbers[slot] ?? 0) - 1;
      if (number < 0) {
        pairs[2 * count] = first;
        pairs[2 * count + 1] = second;
        into[state] = count;
        count += 1;
        numbers[slot] = count;
        break;
      }
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) {
        into[state] = number;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return count;
}

/** What a part of these words takes, without parts that it has itself. A single word is held by its parent. */
function bytesOf({ words, count }: Group): number {
  return words.length === 1 ? 0 : count * (4 * Math.min(words.length, WIDEST_PART) + BYTES_OF_ENTRY);
}

function partOf({ words }: Group, all: readonly Group[]): Part {
  const [first = 0] = words;
  if (words.length === 1) return first;
  if (words.length <= WIDEST_PART) return words;
  return cutInTwo(all.filter((group) => words.some((word) => group.words[0] === word))).map((half) =>
    partOf(half, all),
  );
}

type Cut = readonly [Group, Group];

/** Cuts single words, at least two, in two so that both sides take as little as possible. */
function cutInTwo(single: readonly Group[]): Cut {
  return single.length <= MOST_COMPARED ? bestCut(single) : greedyCut(single);
}

function bestCut(single: readonly Group[]): Cut {
  // Of each choice of words, as bits, the group.
  const groups: Group[] = [];
  for (let choice = 1; choice < 2 ** single.length; choice++) {
    const last = 31 - Math.clz32(choice);
    const others = groups[choice - 2 ** last];
    const word = at(single, last);
    groups[choice] = others === undefined ? word : union(others, word);
  }
  const whole = 2 ** single.length - 1;
  let best: Cut = [at(groups, 1), at(groups, whole - 1)];
  // The first word is always on the one side, so that no cut is tried twice.
  for (let choice = 3; choice < whole; choice += 2) {
    const cut: Cut = [at(groups, choice), at(groups, whole - choice)];
    if (bytesOf(cut[0]) + bytesOf(cut[1]) < bytesOf(best[0]) + bytesOf(best[1])) best = cut;
  }
  return best;
}

/** Unites the two groups that take least together, again and again, until there are two. */
function greedyCut(single: readonly Group[]): Cut {
  let groups = single;
  let unions = single.flatMap((one, position) => single.slice(0, position).map((other) => united(one, other)));
  while (groups.length > 2) {
    const best = unions.reduce((fewest, next) => (next.bytes < fewest.bytes ? next : fewest));
    const isLeft = (group: Group) => group !== best.one && group !== best.other;
    const both = union(best.one, best.other);
    groups = groups.filter(isLeft);
    unions = unions.filter(({ one, other }) => isLeft(one) && isLeft(other));
    unions.push(...groups.map((other) => united(both, other)));
    groups = [...groups, both];
  }
  return [at(groups, 0), at(groups, 1)];
}

/** Two groups, and what their union would take. Its classes are not kept: there are many such pairs. */
function united(one: Group, other: Group) {
  return { one, other, bytes: bytesOf(union(one, other)) };
}

/** What all parts of a nesting take. */
function bytesOfNesting(nesting: Nesting, all: readonly Group[]): number {
  let bytes = 0;
  const visit = (part: Part): Group => {
    if (typeof part === 'number') return at(all, part);
    const group = part.map(visit).reduce(union);
    bytes += group.count * (4 * part.length + BYTES_OF_ENTRY);
    return group;
  };
  for (const half of nesting) visit(half);
  return bytes;
}

function at(groups: readonly Group[], position: number): Group {
  const group = groups[position];
  if (group === undefined) throw new RangeError(`there is no group ${position}`);
  return group;
}
