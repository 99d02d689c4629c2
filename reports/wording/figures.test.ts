import { expect, test } from 'vitest';
import { count, counted, duration, memory, omission, rate, roughly } from './figures.js';

test('numbers have thousands separators', () => {
  expect(count(2_744_706)).toBe('2,744,706');
  expect(counted(1, 'state')).toBe('1 state');
  expect(counted(0, 'state')).toBe('0 states');
  expect(counted(296_448, 'state')).toBe('296,448 states');
});

test('times are said as people say them', () => {
  expect(duration(0.314)).toBe('0.31 s');
  expect(duration(9.999)).toBe('10 s');
  expect(duration(59.7)).toBe('1 min 00 s');
  expect(duration(185)).toBe('3 min 05 s');
  expect(duration(3723)).toBe('1 h 02 min');
});

test('rates have three figures', () => {
  expect(rate(8_941_000, 1, 'transition')).toBe('8.94 million transitions/s');
  expect(rate(2_000_000, 1, 'transition')).toBe('2 million transitions/s');
  expect(rate(53_100, 1, 'transition')).toBe('53.1 thousand transitions/s');
  expect(rate(12, 1, 'state')).toBe('12 states/s');
  expect(rate(5, 0, 'state')).toBe('0 states/s');
});

test('memory is in powers of 1024', () => {
  expect(memory(23 * 2 ** 20)).toBe('23 MiB');
  expect(memory(1.4 * 2 ** 30)).toBe('1.4 GiB');
});

test('what may have been missed is a probability while that is small, then a part of the states', () => {
  expect(omission({ omissionProbability: 2.71e-8, omittedFraction: 1e-12 })).toBe(
    'a state was missed with probability 2.7e-8',
  );
  expect(omission({ omissionProbability: 0.0314, omittedFraction: 1e-6 })).toBe(
    'a state was missed with probability 0.031',
  );
  expect(omission({ omissionProbability: 1, omittedFraction: 0.00123 })).toBe('about 0.12 % of the states were missed');
});

test('what is not known well has two figures', () => {
  expect([3, 64, 347, 1_249, 340_100, 12_400_000, 1_230_000_000].map(roughly)).toEqual([
    '3',
    '64',
    '350',
    '1.2 thousand',
    '340 thousand',
    '12 million',
    '1200 million',
  ]);
});
