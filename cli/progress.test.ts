import { expect, test } from 'vitest';
import { progressText } from './progress.js';

const progress = { distinctStates: 1_204_113, transitions: 8_940_000, depth: 14, queue: 23_001, seconds: 1 };

test('the line says how far it is, and what will come of it where that can be said', () => {
  const line = '1,204,113 states · 8.94 million transitions/s · depth 14 · 23,001 queued · 1.00 s';
  expect(progressText(progress)).toBe(line);
  const estimate = { states: 12_000_000, fraction: 0.401, memory: 1.4 * 2 ** 30 };
  expect(progressText({ ...progress, estimate })).toBe(
    `${line} · about 40 %: 12 million states and 1.4 GiB in the end`,
  );
});

test('of random runs the line says how many there were, and how fast', () => {
  expect(progressText({ ...progress, walks: 22_350 })).toBe(
    '22,350 walks · 8,917,650 steps · 8.92 million steps/s · about 1.2 million states · 1.00 s',
  );
});
