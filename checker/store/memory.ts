/** The machine has no memory left for more states. What is stored stays good. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';

  constructor(readonly bytes: number) {
    super(`no ${bytes} bytes of memory in one piece are left`);
  }
}

/** So many 32-bit words of shared memory, all 0. @throws OutOfMemory if the machine does not give them. */
export function sharedWords(words: number): Int32Array {
  try {
    return new Int32Array(new SharedArrayBuffer(words * 4));
  } catch (refused) {
    if (refused instanceof RangeError) throw new OutOfMemory(words * 4);
    throw refused;
  }
}

/** The same words in memory of another, larger length. @throws OutOfMemory if the machine does not give it. */
export function enlarged(words: Int32Array, length: number): Int32Array {
  const larger = sharedWords(length);
  larger.set(words);
  return larger;
}
