import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NodeGroups } from './node-groups.js';

const anyGroups = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 700 }), { maxLength: 8 });

it('gives groups back as they were added, the last one first', () => {
  fc.assert(
    fc.property(anyGroups, (lists) => {
      const groups = new NodeGroups();
      for (const list of lists) groups.add(Int32Array.from(list));
      for (const list of lists.toReversed()) expect(groups.pop()).toEqual(Int32Array.from(list));
      expect(groups.pop()).toBeUndefined();
      expect(groups.isEmpty).toBe(true);
    }),
    { seed: 1, numRuns: 50 },
  );
});

it('tells every node with the number of its group', () => {
  fc.assert(
    fc.property(anyGroups, (lists) => {
      const groups = new NodeGroups();
      for (const list of lists) groups.add(Int32Array.from(list));
      const told: (readonly [node: number, group: number])[] = [];
      groups.forEach((node, group) => {
        told.push([node, group]);
      });
      expect(told).toEqual(lists.flatMap((list, position) => list.map((node) => [node, position + 1])));
    }),
    { seed: 2, numRuns: 50 },
  );
});
