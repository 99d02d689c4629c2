import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
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

test('what is enlarged has the words it had, and more behind them', () => {
  let words = sharedWords(16).fill(1);
  // Small ones are copied, large ones grow where they are.
  for (const length of [100, 2 ** 18, 2 ** 20, 2 ** 20, 2 ** 22]) {
    const before = words.length;
    words = enlarged(words, length);
    expect(words).toHaveLength(length);
    expect(words.subarray(0, before).every((word) => word === 1)).toBe(true);
    expect(words.subarray(before).every((word) => word === 0)).toBe(true);
    words.fill(1);
  }
});

test('large memory is enlarged where it is: only what is added counts, and what is refused changes nothing', () => {
  const words = enlarged(sharedWords(16), (40 * MIB) / 4).fill(7);
  lift = limitMemory(resident() + 60 * MIB);
  const larger = enlarged(words, (80 * MIB) / 4);
  expect(larger.buffer).toBe(words.buffer);
  larger.fill(7);
  expect(() => enlarged(larger, (160 * MIB) / 4)).toThrow(OutOfMemory);
  expect(larger).toHaveLength((80 * MIB) / 4);
  expect(larger.every((word) => word === 7)).toBe(true);
});

test('memory that a thread was sent grows for it, too', async () => {
  const words = enlarged(sharedWords(16), MIB / 4).fill(3);
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(words);
  const sent = receiveMessageOnPort(port2)?.message as Int32Array;
  port1.close();
  enlarged(words, (2 * MIB) / 4).fill(4);
  const larger = enlarged(sent, (2 * MIB) / 4);
  expect(larger).toHaveLength((2 * MIB) / 4);
  expect(larger.every((word) => word === 4)).toBe(true);
});

test('what nobody refers to any more does not count', () => {
  lift = limitMemory(resident() + 110 * MIB);
  // All together would be 126 MiB.
  for (let size = 2 * MIB; size <= 64 * MIB; size *= 2) expect(sharedWords(size / 4).fill(1)).toHaveLength(size / 4);
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
