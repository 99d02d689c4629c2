/**
 * Gray and Lamport's TwoPhase explored breadth first by a loop written by hand for this one protocol: the yardstick for
 * what plain Node can do, against which a general engine is measured.
 *
 * A state is two 32-bit ints of bit planes, one bit per resource manager in each plane, so that an action is one or two
 * bit operations:
 *
 *     managers:  rmLow (0-8), rmHigh (9-17), tmState (18-19)
 *     messages:  tmPrepared (0-8), Prepared messages (9-17), Commit (18), Abort (19)
 *
 * where (rmHigh, rmLow) is 00 working, 01 prepared, 10 aborted, 11 committed.
 */
import { pathToFileURL } from 'node:url';

/** How many resource managers a plane has bits for. */
export const PLANE = 9;
const TM_COMMITTED = 1 << 18;
const TM_ABORTED = 1 << 19;
const TM_DECIDED = TM_COMMITTED | TM_ABORTED;
const COMMIT = 1 << 18;
const ABORT = 1 << 19;

/** Probing steps out of the neighbourhood which `hash` fills densely; odd, so as to reach every slot. */
const STRIDE = 0x15a5;

/** What one exploration of the whole state space found and what it took. */
export interface Exploration {
  readonly distinctStates: number;
  /** As TLC counts: every successor generated, duplicates and self-loops included, plus the initial state. */
  readonly transitions: number;
  /** Breadth-first levels, of which the initial state is the first. */
  readonly depth: number;
  readonly seconds: number;
  /** Allocated for the arena, the parent links and the index. */
  readonly bytes: number;
}

/** Explores every reachable state of TwoPhase with `resourceManagers` (1 to 9) resource managers. */
export function explore(resourceManagers: number): Exploration {
  if (!Number.isInteger(resourceManagers) || resourceManagers < 1 || resourceManagers > PLANE) {
    throw new RangeError(`resource managers must be 1 to ${PLANE}, not ${resourceManagers}`);
  }
  const started = performance.now();
  const everyone = (1 << resourceManagers) - 1;
  const mostSuccessors = 2 + 3 * resourceManagers;

  // The arena holds whole states in the order found, which is also the queue; the index holds arena positions plus one.
  let capacity = 1 << 15;
  let arena = new Int32Array(2 * capacity);
  let parents = new Int32Array(capacity);
  let index = new Int32Array(2 * capacity);
  let mask = index.length - 1;

  const batch = new Int32Array(2 * mostSuccessors);

  let stored = 1;
  let transitions = 1;
  let depth = 0;
  let levelEnd = 0;
  parents[0] = -1;
  index[hash(0, 0) & mask] = 1;

  for (let current = 0; current < stored; current++) {
    if (current === levelEnd) {
      depth++;
      levelEnd = stored;
    }
    if (stored + mostSuccessors > capacity) {
      capacity *= 2;
      arena = extended(arena, 2 * capacity);
      parents = extended(parents, capacity);
      index = indexed(arena, stored, 2 * capacity);
      mask = index.length - 1;
    }

    const managers = arena[2 * current] as number;
    const messages = arena[2 * current + 1] as number;
    let length = 0;

    if ((managers & TM_DECIDED) === 0) {
      if ((messages & everyone) === everyone) {
        batch[length++] = managers | TM_COMMITTED;
        batch[length++] = messages | COMMIT;
      }
      batch[length++] = managers | TM_ABORTED;
      batch[length++] = messages | ABORT;
      for (let rest = (messages >> PLANE) & everyone; rest !== 0; rest &= rest - 1) {
        batch[length++] = managers;
        batch[length++] = messages | (rest & -rest);
      }
    }
    for (let rest = ~(managers | (managers >> PLANE)) & everyone; rest !== 0; rest &= rest - 1) {
      const high = (rest & -rest) << PLANE;
      batch[length++] = managers | (rest & -rest);
      batch[length++] = messages | high;
      batch[length++] = managers | high;
      batch[length++] = messages;
    }
    if ((messages & COMMIT) !== 0) {
      for (let rest = everyone; rest !== 0; rest &= rest - 1) {
        const low = rest & -rest;
        batch[length++] = managers | low | (low << PLANE);
        batch[length++] = messages;
      }
    }
    if ((messages & ABORT) !== 0) {
      for (let rest = everyone; rest !== 0; rest &= rest - 1) {
        const low = rest & -rest;
        batch[length++] = (managers & ~low) | (low << PLANE);
        batch[length++] = messages;
      }
    }

    const successors = length >> 1;
    transitions += successors;

    for (let i = 0; i < successors; i++) {
      const a = batch[2 * i] as number;
      const b = batch[2 * i + 1] as number;
      // A step that changes nothing need not be looked up; signalbox takes the same short cut.
      if (a === managers && b === messages) continue;
      let slot = hash(a, b) & mask;
      for (;;) {
        const entry = index[slot] as number;
        if (entry === 0) {
          arena[2 * stored] = a;
          arena[2 * stored + 1] = b;
          parents[stored] = current;
          index[slot] = ++stored;
          break;
        }
        if (arena[2 * entry - 2] === a && arena[2 * entry - 1] === b) break;
        slot = (slot + STRIDE) & mask;
      }
    }
  }

  return {
    distinctStates: stored,
    transitions,
    depth,
    seconds: (performance.now() - started) / 1000,
    bytes: arena.byteLength + parents.byteLength + index.byteLength,
  };
}

/**
 * Most actions leave the messages as they are, and given the messages rmHigh alone tells the managers apart: so the
 * messages choose a neighbourhood of the index, rmHigh a slot in it, and most look-ups stay within a few cache lines.
 */
function hash(managers: number, messages: number): number {
  const mixed = Math.imul(messages, 0x9e3779b1);
  return mixed ^ (mixed >>> 15) ^ (managers >>> PLANE);
}

function extended(words: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(words);
  return longer;
}

function indexed(arena: Int32Array, stored: number, length: number): Int32Array<ArrayBuffer> {
  const index = new Int32Array(length);
  const mask = length - 1;
  for (let position = 0; position < stored; position++) {
    let slot = hash(arena[2 * position] as number, arena[2 * position + 1] as number) & mask;
    while (index[slot] !== 0) slot = (slot + STRIDE) & mask;
    index[slot] = position + 1;
  }
  return index;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(explore(Number(process.argv[2] ?? 8))));
}
