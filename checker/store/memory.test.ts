import { afterEach, expect, test } from 'vitest';
import { enlarged, limitMemory, OutOfMemory, residentMemory, sharedWords } from './memory.js';

const MIB = 2 ** 20;
let lift = () => {};
afterEach(() => lift());

/** Bytes of resident memory, all of it in use. */
const resident = () => residentMemory(0);

test('what would pass the limit is refused before it is set apart, and says which limit it was', () => {
  const limit = resident() + 64 * MIB;
  lift = limitMemory(limit);
  expect(sharedWords((8 * MIB) / 4)).toHaveLength((8 * MIB) / 4);
  const refused = (() => {
    try {
      return sharedWords((80 * MIB) / 4);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(refused).toBeInstanceOf(OutOfMemory);
  expect(refused).toMatchObject({ bytes: 80 * MIB, limit });
});

test('of what is enlarged the copy counts beside the original, which stays as it was', () => {
  const words = sharedWords((40 * MIB) / 4).fill(7);
  lift = limitMemory(resident() + 60 * MIB);
  expect(() => enlarged(words, 2 * words.length)).toThrow(OutOfMemory);
  expect(words.every((word) => word === 7)).toBe(true);
});

test('what was copied elsewhere does not count any more', () => {
  let words = sharedWords((2 * MIB) / 4).fill(1);
  lift = limitMemory(resident() + 110 * MIB);
  // All copies together would be 126 MiB.
  for (let times = 0; times < 5; times++) words = enlarged(words, 2 * words.length).fill(1);
  expect(words).toHaveLength((64 * MIB) / 4);
});

test('the lowest of several limits counts, until it is lifted', () => {
  const low = limitMemory(1);
  lift = limitMemory(resident() + 500 * MIB);
  expect(() => sharedWords(MIB)).toThrow(OutOfMemory);
  expect(sharedWords(16)).toHaveLength(16);
  low();
  expect(sharedWords(MIB)).toHaveLength(MIB);
});

test('without a limit the machine is one', () => {
  expect(() => sharedWords(2 ** 50)).toThrow(expect.objectContaining({ name: 'OutOfMemory', limit: undefined }));
});
