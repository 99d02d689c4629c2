import { describe, expect, it } from 'vitest';
import { check, deadlockFree } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { dashboard } from '../topology/nodes.js';
import { cascade } from './index.js';

const CPU_CAP = 72;
const sumOfCpu = (rows: typeof dashboard) => rows.reduce((sum, { cpu }) => sum + cpu, 0);

describe('cascade, repaired', () => {
  it.each([{}, { failures: 2, batch: CPU_CAP }, { wholeServices: true }])(
    'never gets stuck with %o',
    async (parameters) => {
      const result = await check(cascade.instantiate({ parameters }), { properties: { deadlockFree: deadlockFree() } });
      expect(result).toMatchObject({ failure: null, complete: true });
      expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds']);
    },
  );

  it('does nothing outside its box of the chart', async () => {
    const instance = cascade.instantiate({ parameters: { failures: 2, batch: CPU_CAP } });
    const { properties } = await check(instance, { properties: instance.properties });
    expect(properties.filter(({ verdict, cases }) => verdict !== 'holds' || cases === 0)).toEqual([]);
  });

  it('takes every action when two nodes fail, and nobody breaks down under overload', async () => {
    const instance = cascade.instantiate({ parameters: { failures: 2, batch: CPU_CAP } });
    const { actions } = await check(instance, { properties: { deadlockFree: deadlockFree() } });
    expect(actions.filter(({ taken }) => taken === 0).map(({ name }) => name)).toEqual(['break down under overload']);
  });
});

describe('cascade, as the naive explorer sees it', () => {
  it.each(['repaired', 'documented', 'no-shedding'])('%s', async (variant) => {
    const instance = cascade.instantiate({ variant, parameters: { failures: 1, batch: 8 } });
    const properties = { deadlockFree: deadlockFree() };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});

describe('the load of the document (M5)', () => {
  it('fits any four nodes with six points of CPU to spare, and is 66 points too much for any three', () => {
    expect(4 * CPU_CAP - sumOfCpu(dashboard)).toBe(6);
    expect(3 * CPU_CAP - sumOfCpu(dashboard)).toBe(-66);
  });

  it('of no node fits two other nodes in two parts, however it is parted', () => {
    const fitting = dashboard.flatMap((failed) => {
      const rooms = dashboard.filter((row) => row !== failed).map(({ cpu }) => CPU_CAP - cpu);
      const parts = Array.from({ length: failed.cpu - 1 }, (_, index) => index + 1);
      return parts.filter((part) =>
        rooms.some((one, i) => rooms.some((other, j) => i !== j && part <= one && failed.cpu - part <= other)),
      );
    });
    expect(fitting).toEqual([]);
  });
});
