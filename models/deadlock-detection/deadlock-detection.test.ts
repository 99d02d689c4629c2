import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { describe, expect, test } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { detectDeadlocks } from './detection.js';
import { indexOrMinusOne, indexOrThrow, searchAsDocumented, searchWithClearing } from './documented.js';
import { deadlockDetection } from './index.js';
import type { WaitForGraph } from './wait-for-graph.js';

/** "Wait-For Graph Example". */
const example = { T1: ['T2'], T2: ['T3'], T3: ['T4'], T4: ['T1'], T5: ['T6'], T6: ['T5'] };

/** T3 waits for T1, which is in a deadlock with T2. */
const innocent = { T1: ['T2'], T2: ['T1'], T3: ['T1'] };

const inOrder = (sets: readonly (readonly string[])[]) => sets.map((set) => set.toSorted()).toSorted();

test.each([
  ['repaired', detectDeadlocks],
  ['as documented', searchAsDocumented(indexOrThrow)],
  ['ported', searchAsDocumented(indexOrMinusOne)],
  ['with clearing', searchWithClearing],
])("the document's own example is right, %s: it hides the flaw (D1)", (_, detect) => {
  const detection = detect(example);
  expect('deadlocks' in detection && inOrder(detection.deadlocks)).toEqual([
    ['T1', 'T2', 'T3', 'T4'],
    ['T5', 'T6'],
  ]);
});

test('one who waits for a deadlocked one makes the Python text throw, and is reported where nothing is thrown (D1)', () => {
  expect(() => searchAsDocumented(indexOrThrow)(innocent)).toThrow("ValueError: 'T1' is not in list");
  expect(searchAsDocumented(indexOrMinusOne)(innocent)).toEqual({ deadlocks: [['T1', 'T2'], ['T3']] });
  expect(detectDeadlocks(innocent)).toEqual({ deadlocks: [['T1', 'T2']] });
});

test('the repaired detection finds what graphology does, in graphs of any size', () => {
  const name = fc.nat(19).map((number) => `T${number}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 40 }), (edges) => {
      const network = new DirectedGraph();
      for (const [from, to] of edges) if (from !== to) network.mergeEdge(from, to);
      const graph = Object.fromEntries(network.nodes().map((node) => [node, network.outNeighbors(node)]));
      const components = stronglyConnectedComponents(network).filter(({ length }) => length > 1);
      const detection = detectDeadlocks(graph);
      expect('deadlocks' in detection && inOrder(detection.deadlocks)).toEqual(inOrder(components));
    }),
    { seed: 1 },
  );
});

test('a chain or a ring may be as long as it likes', () => {
  const length = 50_000;
  const chain: { [transaction: string]: string[] } = {};
  for (let number = 0; number < length; number++) chain[`T${number}`] = number + 1 < length ? [`T${number + 1}`] : [];
  expect(detectDeadlocks(chain)).toEqual({ deadlocks: [] });
  const ring: WaitForGraph = { ...chain, [`T${length - 1}`]: ['T0'] };
  const detection = detectDeadlocks(ring);
  expect('deadlocks' in detection && detection.deadlocks.map((set) => set.length)).toEqual([length]);
});

describe('what is wrong with a graph is said', () => {
  test.each([
    [{ T1: ['T1'] }, 'T1 waits for itself'],
    [{ T1: ['T2'], T2: ['T3'] }, 'T2 waits for T3, which is not there'],
  ])('%j', (graph, rejected) => {
    expect(detectDeadlocks(graph)).toEqual({ rejected });
  });

  test('of every graph of three transactions that has something wrong, and of no other', async () => {
    const verdictOf = async (variant: string) => {
      const instance = deadlockDetection.instantiate({ variant });
      const { properties } = await checkFunctions(instance, { properties: instance.properties });
      return properties[0];
    };
    expect(await verdictOf('repaired')).toMatchObject({ verdict: 'holds', reason: 'all 4,096 inputs' });
    expect(await verdictOf('ported')).toMatchObject({
      verdict: 'violated',
      input: { input: { T1: [], T2: [], T3: ['T4'] } },
    });
  });
});
