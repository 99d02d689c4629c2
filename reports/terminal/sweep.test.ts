import { describe, expect, test } from 'vitest';
import { sweep } from '../testing/index.js';
import { plain } from './style.js';
import { renderSweep } from './sweep.js';

const at = (width: number, document = sweep) => renderSweep(document, { style: { ...plain, width } });

/** With three of its columns only, so that a grid fits a terminal. */
const narrow = {
  ...sweep,
  dimensions: sweep.dimensions.map((dimension) =>
    dimension.name === 'faulty' ? { ...dimension, values: [1, 2] } : dimension,
  ),
  cells: sweep.cells.filter(({ values }) => values[1] !== 3).map((cell) => ({ ...cell })),
  interrupted: false,
};

describe('a sweep at a terminal', () => {
  test('of two dimensions is a grid where that fits', () => {
    expect(at(120, { ...narrow, seconds: 3 })).toMatchInlineSnapshot(`
      "commit, variant flawed, with crashes = 0

      safe  nothing bad happens

        replicas  faulty = 1                                      faulty = 2
               4  ✓ holds, 1,234 states                           ✗ violated after 4 steps
               5  ! holds vacuously, 1,234 states                 ✗ violated, an endless run of 5 steps
               6  ? not finished: 1 min 00 s, 1.2 million states  ? not finished: memory, 1.2 million states
               7  ✓ unrefuted, 1,234 states                       ? the model is at fault [1]

        [1] action "vote" threw: no vote

      calm  all is calm

        replicas  faulty = 1                 faulty = 2
               4  ✓ holds, 1,234 states      ✓ holds, 1,234 states
               5  ✓ holds, 1,234 states      ✓ holds, 1,234 states
               6  ✓ holds, 1,234,567 states  ✓ holds, 1,234,567 states
               7  ✓ holds, 1,234 states      ✓ holds, 1,234 states

        8 cells · 5 decided · 3 not decided · 2,476,538 states in all · 3.00 s
      "
    `);
  });

  test('is a list of cells with their figures where it does not', () => {
    expect(at(80)).toMatchInlineSnapshot(`
      "commit, variant flawed, with crashes = 0, storage compact

      safe  nothing bad happens

        replicas  faulty                                            states        time
               4       1  ✓ holds                                    1,234      0.25 s
               4       2  ✗ violated after 4 steps                   1,234      0.25 s
               4       3  – not a model [1]
               5       1  ! holds vacuously                          1,234      0.25 s
               5       2  ✗ violated, an endless run of 5 steps      1,234      0.25 s
               5       3  ✗ violated, stops after 3 steps            1,234      0.25 s
               6       1  ? not finished: 1 min 00 s             1,234,567  1 min 00 s
               6       2  ? not finished: memory                 1,234,567      0.25 s
               6       3  ? not refuted: states may be missed    1,234,567      0.25 s
               7       1  ✓ unrefuted                                1,234      0.25 s
               7       2  ? the model is at fault [2]                1,234      0.25 s
               7       3  – not begun

        [1] of 4 replicas 3 cannot be faulty
        [2] action "vote" threw: no vote

      calm  all is calm

        replicas  faulty                        states        time  transitions  depth
               4       1  ✓ holds                1,234      0.25 s        5,678      9
               4       2  ✓ holds                1,234      0.25 s        5,678      9
               4       3  – not a model [1]
               5       1  ✓ holds                1,234      0.25 s        5,678      9
               5       2  ✓ holds                1,234      0.25 s        5,678      9
               5       3  ✓ holds                1,234      0.25 s        5,678      9
               6       1  ✓ holds            1,234,567  1 min 00 s        5,678      9
               6       2  ✓ holds            1,234,567      0.25 s        5,678      9
               6       3  ✓ holds            1,234,567      0.25 s        5,678      9
               7       1  ✓ holds                1,234      0.25 s        5,678      9
               7       2  ✓ holds                1,234      0.25 s        5,678      9
               7       3  – not begun

        [1] of 4 replicas 3 cannot be faulty

        interrupted
        12 cells · 6 decided · 4 not decided · 1 not a model · 1 not begun ·
        3,712,339 states in all · 1 min 15 s
      "
    `);
  });

  test.each([60, 80, 100, 120])('is never wider than its %i columns', (width) => {
    for (const document of [sweep, narrow])
      expect(
        Math.max(
          ...at(width, document)
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(width);
  });

  test('shows properties that come out alike together', () => {
    const alike = { ...narrow, cells: narrow.cells.slice(0, 1) };
    const text = at(100, {
      ...alike,
      dimensions: alike.dimensions.map((each) => ({ ...each, values: each.values.slice(0, 1) })),
    });
    expect(text).toMatchInlineSnapshot(`
      "commit, variant flawed, with crashes = 0

      safe  nothing bad happens
      calm  all is calm

        replicas  faulty = 1
               4  ✓ holds, 1,234 states

        1 cell · 1 decided · 1,234 states in all · 1 min 15 s
      "
    `);
  });
});
