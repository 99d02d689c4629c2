import { describe, expect, test } from 'vitest';
import { UsageError } from '../checker/index.js';
import { parseCount, parseDuration, parseMemory, parseWhole } from './quantities.js';

describe('a number', () => {
  test.each([
    ['1', 1],
    ['1000000', 1e6],
    ['1_000_000', 1e6],
    ['1e6', 1e6],
  ])('%s', (text, value) => {
    expect(parseCount('--max-states', text)).toBe(value);
  });

  test.each(['', '0', '-5', '1.5', 'many', '1e999', '0x10', ' 7'])('"%s" is none', (text) => {
    expect(() => parseCount('--max-states', text)).toThrow(
      new UsageError(`--max-states takes a positive whole number such as 1000000, not "${text}"`),
    );
  });
});

describe('a seed', () => {
  test('is any whole number', () => {
    expect(['0', '42', '-7'].map((text) => parseWhole('--seed', text))).toEqual([0, 42, -7]);
  });

  test.each(['', '1.5', 'x', '1e6', '99999999999999999999'])('"%s" is none', (text) => {
    expect(() => parseWhole('--seed', text)).toThrow(
      new UsageError(`--seed takes a whole number such as 42, not "${text}"`),
    );
  });
});

describe('a time', () => {
  test.each([
    ['500ms', 0.5],
    ['60s', 60],
    ['1.5m', 90],
    ['1h', 3600],
  ])('%s', (text, seconds) => {
    expect(parseDuration('--time-limit', text)).toBeCloseTo(seconds);
  });

  test.each(['', '60', 's', '0s', '-1s', '1 h', '1d', 'soon'])('"%s" is none', (text) => {
    expect(() => parseDuration('--time-limit', text)).toThrow(
      new UsageError(`--time-limit takes a time such as 500ms, 60s, 5m or 1h, not "${text}"`),
    );
  });
});

describe('a size of memory', () => {
  test.each([
    ['512m', 512 * 2 ** 20],
    ['4g', 4 * 2 ** 30],
    ['1.5G', 1.5 * 2 ** 30],
    ['64k', 65536],
  ])('%s', (text, bytes) => {
    expect(parseMemory('--memory-limit', text)).toBe(bytes);
  });

  test.each(['', '512', 'm', '0g', '4gb', 'all'])('"%s" is none', (text) => {
    expect(() => parseMemory('--memory-limit', text)).toThrow(
      new UsageError(`--memory-limit takes a size such as 512m or 4g, not "${text}"`),
    );
  });
});
