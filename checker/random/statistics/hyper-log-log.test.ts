import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scramble } from '../../store/index.js';
import { enter, enterAll, estimateOf, REGISTERS, STANDARD_ERROR } from './hyper-log-log.js';

/** The registers of so many different things, by hashes that owe nothing to ours. */
function registersOf(things: number, kind: string): Uint8Array {
  const registers = new Uint8Array(REGISTERS);
  for (let thing = 0; thing < things; thing++) {
    const hash = createHash('sha1').update(`${kind} ${thing}`).digest();
    enter(registers, hash.readInt32LE(0), hash.readInt32LE(4));
  }
  return registers;
}

/** Registers as so many things would leave them, each drawn by itself: a register is at most k with exp(−n ÷ m · 2^−k). */
function drawnRegisters(things: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: REGISTERS }, (_, at) => {
    const drawn = ((scramble(seed * REGISTERS + at) >>> 0) + 0.5) / 2 ** 32;
    return Math.max(0, Math.min(33, Math.ceil(Math.log2(things / REGISTERS / -Math.log(drawn)))));
  });
}

function relativeError(estimate: number, things: number): number {
  return Math.abs(estimate / things - 1);
}

describe('an estimate', () => {
  it('is 0 of nothing, and infinite where no register can grow', () => {
    expect(estimateOf(new Uint8Array(REGISTERS))).toBe(0);
    expect(estimateOf(new Uint8Array(REGISTERS).fill(33))).toBe(Number.POSITIVE_INFINITY);
  });

  it('is as near as it is said, from a single thing on', () => {
    for (const things of [1, 2, 10, 100, 1_000, 5_000, 20_000, 60_000]) {
      const error = relativeError(estimateOf(registersOf(things, 'thing')), things);
      expect(error, `${things} things`).toBeLessThan(4 * STANDARD_ERROR);
    }
  });

  it('is as near for numbers that nobody counts, and the error is neither smaller nor one-sided', () => {
    // Of the last so many things a fifth of the registers can grow no more.
    for (const things of [3e4, 1e6, 1e9, 1e12, 1.7e13]) {
      const seeds = Array.from({ length: 30 }, (_, seed) => estimateOf(drawnRegisters(things, seed + 1)) / things - 1);
      const mean = seeds.reduce((sum, error) => sum + error, 0) / seeds.length;
      const spread = Math.sqrt(seeds.reduce((sum, error) => sum + error ** 2, 0) / seeds.length);
      expect(Math.abs(mean), `${things} things`).toBeLessThan((4 * STANDARD_ERROR) / Math.sqrt(seeds.length));
      expect(spread / STANDARD_ERROR, `${things} things`).toBeGreaterThan(0.5);
      expect(spread / STANDARD_ERROR, `${things} things`).toBeLessThan(1.5);
    }
  });

  it('does not depend on how often, or to whom, something came', () => {
    const all = registersOf(3_000, 'thing');
    for (const thing of [0, 17, 17, 2_999]) {
      const hash = createHash('sha1').update(`thing ${thing}`).digest();
      enter(all, hash.readInt32LE(0), hash.readInt32LE(4));
    }
    expect(all).toEqual(registersOf(3_000, 'thing'));
    const [one, other] = [registersOf(2_000, 'thing'), registersOf(3_000, 'thing')];
    enterAll(one, other);
    expect(one).toEqual(all);
  });
});
