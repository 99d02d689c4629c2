import { describe, expect, test } from 'vitest';
import { compare } from './transcript.js';

describe('an output on a page', () => {
  test('has to be what was printed', () => {
    expect(compare(['one', 'two'], ['one', 'two']).isSame).toBe(true);
    expect(compare(['one', 'two'], ['one', 'too']).isSame).toBe(false);
    expect(compare(['one', 'two'], ['one']).isSame).toBe(false);
    expect(compare(['one'], ['one', 'two']).isSame).toBe(false);
    expect(compare([], ['one']).isSame).toBe(false);
  });

  test('may leave lines, and the rest of a line, out', () => {
    expect(compare(['one', '…', 'four'], ['one', 'two', 'three', 'four']).isSame).toBe(true);
    expect(compare(['…'], []).isSame).toBe(true);
    expect(compare(['one', '…', 'five'], ['one', 'two', 'three', 'four']).isSame).toBe(false);
    expect(compare(['interrupted at …'], ['interrupted at 1,234 states']).isSame).toBe(true);
    expect(compare(['stopped at …'], ['interrupted at 1,234 states']).isSame).toBe(false);
  });

  test('may differ in time, rate and memory, and in nothing else', () => {
    const line = (figures: string) => [`  288 states · depth 11 · ${figures}`];
    const here = line('0.01 s · 137 thousand transitions/s · 15 bytes/state · 66 MiB');
    const there = line('2 min 03 s · 1.4 million transitions/s · 16 bytes/state · 1.2 GiB');
    expect(compare(here, there).isSame).toBe(true);
    expect(compare(here, ['  289 states · depth 11 · 0.01 s']).isSame).toBe(false);
    expect(compare(['  "seconds": 0.5,'], ['  "seconds": 1e-7,']).isSame).toBe(true);
    expect(compare(['  "depth": 5,'], ['  "depth": 6,']).isSame).toBe(false);
  });

  test('is shown beside what was printed where they differ', () => {
    const { difference } = compare(['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'D', 'e', 'f']);
    expect(difference).toBe('  b\n  c\n- d\n+ D\n  e\n+ f');
  });

  test('is corrected without what it left out, and without what only varies', () => {
    const shown = ['one', '…', 'four', '0.01 s', 'five', '…'];
    const printed = ['ONE', 'two', 'three', 'four', '0.02 s', 'FIVE', 'six', 'seven'];
    expect(compare(shown, printed).corrected).toEqual(['ONE', '…', 'four', '0.01 s', 'FIVE', '…']);
  });
});
