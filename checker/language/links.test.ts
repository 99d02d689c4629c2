import { describe, expect, test } from 'vitest';
import { processIds, processSet } from './domain.js';
import { linksBetween } from './links.js';

const node = processSet('node', processIds(4, { names: ['Edge', 'Core', 'Cloud', 'Store'] }));
const [edge, core, cloud, store] = [node.valueAt(0), node.valueAt(1), node.valueAt(2), node.valueAt(3)];
const chain = linksBetween(node, [
  ['Edge', 'Core'],
  ['Core', 'Cloud'],
  ['Store', 'Cloud'],
]);

describe('links', () => {
  test('are between every two processes unless pairs are given', () => {
    expect(linksBetween(node).size).toBe(6);
    expect(chain.ids.map((link) => chain.shownAt(link))).toEqual(['Edge–Core', 'Core–Cloud', 'Store–Cloud']);
  });

  test('are the same in both directions', () => {
    const link = chain.between(cloud, store);
    expect(link).toBe(chain.between(store, cloud));
    expect(link === null ? [] : chain.endsOf(link)).toEqual([store, cloud]);
    expect(chain.between(edge, cloud)).toBeNull();
  });

  test('connect neighbours until they are severed, and everybody with himself', () => {
    const severed = new Set([chain.between(core, cloud)]);
    expect(chain.connect(severed, edge, core)).toBe(true);
    expect(chain.connect(severed, core, cloud)).toBe(false);
    expect(chain.connect(severed, edge, cloud)).toBe(false);
    expect(chain.connect(severed, edge, edge)).toBe(true);
  });

  test('split in every way that severs some link, each once', () => {
    const splits = Array.from({ length: chain.splits.size }, (_, code) => chain.splits.shownAt(code));
    expect(splits).toHaveLength(2 ** 3 - 1);
    expect(new Set(splits).size).toBe(splits.length);
    const between = splits.indexOf('Edge, Core | Cloud, Store');
    expect(chain.splits.valueAt(between).across).toEqual([chain.between(core, cloud)]);
    // Without a link of its own a process is on no side.
    expect(linksBetween(node, [['Edge', 'Core']]).splits.size).toBe(4);
  });

  test.each([
    [[['Edge', 'Edge']], 'Edge and Edge are no two of'],
    [[['Edge', 'Nobody']], 'Edge and Nobody are no two of'],
    [
      [
        ['Edge', 'Core'],
        ['Core', 'Edge'],
      ],
      'Core–Edge is given twice',
    ],
    [[], 'there is no link'],
  ] as const)('%j are refused', (pairs, complaint) => {
    expect(() => linksBetween(node, pairs)).toThrow(complaint);
  });

  test('of more than 12 processes split in too many ways to list', () => {
    expect(() => linksBetween(processSet('many', processIds(13))).splits).toThrow('at most 12 processes');
  });
});
