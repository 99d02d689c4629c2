import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** There is no memory left for more states. What is stored stays good. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';

  constructor(
    readonly bytes: number,
    /** The limit that would have been passed, in bytes; undefined where the machine itself gave no more. */
    readonly limit?: number,
  ) {
    super(
      limit === undefined
        ? `no ${bytes} bytes of memory in one piece are left`
        : `${bytes} bytes more would pass the limit of ${limit} bytes of memory`,
    );
  }
}

/** So much can be set apart without asking: what is small passes no limit by much. */
const UNASKED = 2 ** 20;

/** The limits that hold just now, in bytes of resident memory of the process; the lowest counts. */
const limits = new Set<{ readonly bytes: number }>();

/** From now on no memory is set apart, in this thread, that would let the process pass so many bytes, if any. Returns how to lift that. */
export function limitMemory(bytes: number | undefined): () => void {
  if (bytes === undefined) return () => {};
  const limit = { bytes };
  limits.add(limit);
  return () => {
    limits.delete(limit);
  };
}

/** Resident memory of the process in bytes, where it matters without what nobody refers to any more. */
export function residentMemory(limit: number): number {
  const resident = process.memoryUsage.rss();
  if (resident < limit) return resident;
  collectGarbage();
  return process.memoryUsage.rss();
}

/**
 * So many 32-bit words of shared memory, all 0.
 * @throws OutOfMemory if the machine does not give them, or a limit would be passed once they are in use
 */
export function sharedWords(words: number): Int32Array {
  const bytes = words * 4;
  if (limits.size > 0 && bytes >= UNASKED) refuseBeyondLimit(bytes);
  return givenOrRefused(bytes, () => new Int32Array(new SharedArrayBuffer(bytes)));
}

/** From so many bytes on memory is enlarged where it is: what is smaller is copied at little cost. */
const ENLARGED_IN_PLACE = 2 ** 20;
/** Addresses that are set apart for what is enlarged in place: about the most that V8 grants, and no memory yet. */
const ADDRESSES = 2 ** 32;

/**
 * The same words with more behind them, all 0. Large memory grows where it is, so that nothing is copied and nothing is
 * needed twice: the words given are the first of it, and not to be used any more.
 * @throws OutOfMemory as `sharedWords` does; the words stay as they are
 */
export function enlarged(words: Int32Array, length: number): Int32Array {
  const { buffer } = words;
  const bytes = 4 * length;
  if (buffer instanceof SharedArrayBuffer && buffer.growable && bytes <= buffer.maxByteLength) {
    if (limits.size > 0) refuseBeyondLimit(bytes - buffer.byteLength);
    return givenOrRefused(bytes, () => {
      if (bytes > buffer.byteLength) buffer.grow(bytes);
      // Of a fixed length: views that follow their buffer are far slower.
      return new Int32Array(buffer, 0, length);
    });
  }
  const larger = bytes >= ENLARGED_IN_PLACE && bytes <= ADDRESSES ? growableWords(length) : sharedWords(length);
  larger.set(words);
  return larger;
}

/** Words that can be enlarged in place, where the machine grants so many addresses. */
function growableWords(words: number): Int32Array {
  const bytes = 4 * words;
  if (limits.size > 0) refuseBeyondLimit(bytes);
  let buffer: SharedArrayBuffer;
  try {
    buffer = new SharedArrayBuffer(bytes, { maxByteLength: ADDRESSES });
  } catch {
    return sharedWords(words);
  }
  return new Int32Array(buffer, 0, words);
}

function givenOrRefused(bytes: number, give: () => Int32Array): Int32Array {
  try {
    return give();
  } catch (refused) {
    if (refused instanceof RangeError) throw new OutOfMemory(bytes);
    throw refused;
  }
}

function refuseBeyondLimit(bytes: number): void {
  const limit = Math.min(...[...limits].map((each) => each.bytes));
  if (residentMemory(limit - bytes) + bytes > limit) throw new OutOfMemory(bytes, limit);
}

let collect: (() => void) | undefined;

/** Frees what is no longer used. V8 does not count shared memory, and so is in no hurry with what was copied elsewhere. */
function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  // What a collection frees of array buffers is given back beside it: the next one waits for that.
  collect();
}
