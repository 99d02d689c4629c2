import { describe, expect, it } from 'vitest';
import { checkFunctions } from '../../checker/index.js';
import { topology } from './index.js';
import { diagrams, joins, type Link } from './links.js';
import type { nodeOrder } from './nodes.js';
import { backupOnlyOnFailure, replicationComponents, shortestRoute } from './routes.js';

const paths = diagrams['communication paths'];
const without = (links: readonly Link[], ...failed: readonly (typeof nodeOrder)[number][]) =>
  links.filter((link) => !failed.some((one) => failed.some((other) => joins(link, one, other))));

describe('the document, about its links', () => {
  it('draws the same links twice', () => {
    const pairs = (links: readonly Link[]) => links.map(({ between, kind }) => [...between, kind].join());
    expect(pairs(diagrams['three tiers'])).toEqual(pairs(paths));
  });

  it('gives five of six primary paths two round trips (N1)', () => {
    const differ = paths.filter(({ roundTrip }, index) => roundTrip !== diagrams['three tiers'][index]?.roundTrip);
    expect(differ.map(({ between }) => between.join('–'))).toEqual([
      'Edge1–Core1',
      'Edge1–Core2',
      'Edge2–Core1',
      'Edge2–Core2',
      'Core2–Cloud1',
    ]);
  });

  it('has a replication overlay of two parts (R9)', () => {
    expect(replicationComponents().map((part) => part.toSorted())).toEqual([
      ['Cloud1', 'Core1', 'Edge1'],
      ['Core2', 'Edge2'],
    ]);
  });
});

describe('a route', () => {
  it('takes the backup link from one edge to the other, which is faster by 9 ms than the way over a core (N1)', () => {
    expect(shortestRoute(paths, 'Edge1', 'Edge2')).toEqual(['Edge1', 'Edge2']);
    expect(backupOnlyOnFailure(paths, 'Edge1', 'Edge2')).toEqual(['Edge1', 'Core1', 'Edge2']);
  });

  it('goes round a link that has failed', () => {
    expect(shortestRoute(paths, 'Edge1', 'Cloud1')).toEqual(['Edge1', 'Core1', 'Cloud1']);
    expect(shortestRoute(without(paths, 'Core1', 'Cloud1'), 'Edge1', 'Cloud1')).toEqual(['Edge1', 'Core2', 'Cloud1']);
  });

  it('is none where no way is left, and none is needed to stay', () => {
    expect(shortestRoute([], 'Edge1', 'Edge2')).toBeNull();
    expect(shortestRoute([], 'Edge1', 'Edge1')).toEqual(['Edge1']);
  });
});

it('decides what it says itself: the diagrams disagree, a backup is faster, the overlay is in two parts', async () => {
  const instance = topology.instantiate({});
  const { failure, properties } = await checkFunctions(instance, { properties: instance.properties });
  expect(failure).toBeNull();
  expect(Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]))).toEqual({
    'diagrams-agree': 'violated',
    'backup-is-faster': 'holds',
    'availability-adds-up': 'holds',
    'overlay-is-whole': 'violated',
  });
});
