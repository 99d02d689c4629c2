import { expect, test } from 'vitest';
import { sweep } from '../testing/index.js';
import { sweepMarkdown } from './sweep.js';

test('a sweep as Markdown has a grid for each property, and below it what was too long', () => {
  expect(sweepMarkdown(sweep)).toMatchInlineSnapshot(`
    "## commit, variant flawed, with crashes = 0, storage compact

    **safe**: nothing bad happens

    | replicas | faulty = 1 | faulty = 2 | faulty = 3 |
    | - | - | - | - |
    | 4 | ✅ holds, 1,234 states | ❌ violated after 4 steps | ➖ not a model (1) |
    | 5 | ❌ holds vacuously, 1,234 states | ❌ violated, an endless run of 5 steps | ❌ violated, stops after 3 steps |
    | 6 | ❓ not finished: 1 min 00 s, 1.2 million states | ❓ not finished: memory, 1.2 million states | ❓ not refuted: states may be missed, 1.2 million states |
    | 7 | ✅ unrefuted, 1,234 states | ❓ the model is at fault (2) | ➖ not begun |

    1. of 4 replicas 3 cannot be faulty
    2. action "vote" threw: no vote

    **calm**: all is calm

    | replicas | faulty = 1 | faulty = 2 | faulty = 3 |
    | - | - | - | - |
    | 4 | ✅ holds, 1,234 states | ✅ holds, 1,234 states | ➖ not a model (1) |
    | 5 | ✅ holds, 1,234 states | ✅ holds, 1,234 states | ✅ holds, 1,234 states |
    | 6 | ✅ holds, 1,234,567 states | ✅ holds, 1,234,567 states | ✅ holds, 1,234,567 states |
    | 7 | ✅ holds, 1,234 states | ✅ holds, 1,234 states | ➖ not begun |

    1. of 4 replicas 3 cannot be faulty

    12 cells: 6 decided, 4 not decided, 1 not a model, 1 not begun · 1 min 15 s
    "
  `);
});

test('a sweep of one dimension is a list', () => {
  const [dimension] = sweep.dimensions;
  const cells = sweep.cells
    .filter(({ values }) => values[1] === 1)
    .map((cell) => ({ ...cell, values: [cell.values[0] ?? null] }));
  if (dimension === undefined) throw new Error('the sweep has no dimension');
  const page = sweepMarkdown({ ...sweep, dimensions: [dimension], cells });
  expect(page).toContain(
    '| replicas |  |\n| - | - |\n| 4 | ✅ holds, 1,234 states |\n| 5 | ❌ holds vacuously, 1,234 states |\n',
  );
});
