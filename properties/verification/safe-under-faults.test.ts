import { describe, expect, test } from 'vitest';
import { failureModes, faultInjection, nodeOrder } from '../../models/index.js';
import type { Binding } from '../obligation.js';
import { counterpartOf, suite } from '../registry.js';
import { bearsOnSafety, isSafetyUnderFault, safetyUnderFaults, struckIn } from './safe-under-faults.js';
import type { SuiteVerdict } from './suite-result.js';

const asBound = { verdictOf: (): SuiteVerdict => 'holds', areAsBound: () => true };

/** What is decided if all checks are as bound, but one. */
function decidedBut(bindings: readonly Binding[], failed: number, verdict: SuiteVerdict) {
  return safetyUnderFaults(bindings, {
    verdictOf: (positions) => (positions.includes(failed) ? verdict : 'holds'),
    areAsBound: (positions) => !positions.includes(failed),
  });
}

const held = suite.findIndex((binding) => binding.kind === 'holds' && isSafetyUnderFault(binding));

describe('P30.safe', () => {
  test('is derived from checks in which each of the five nodes fails in its mode', () => {
    const { verdict, isShown, holds, breaks } = safetyUnderFaults(suite, asBound);
    expect({ verdict, isShown }).toEqual({ verdict: 'holds', isShown: true });
    const nodesOf = (positions: readonly number[]) =>
      new Set(positions.flatMap((at) => suite.slice(at, at + 1)).flatMap(struckIn));
    expect(nodesOf(holds)).toEqual(new Set(nodeOrder));
    expect(nodesOf(breaks).size).toBeGreaterThan(1);
    expect(new Set(holds.map((at) => suite[at]?.model)).size).toBeGreaterThan(5);
  });

  test('is violated if one of them is, and undecided if one of them is', () => {
    expect(decidedBut(suite, held, 'violated')).toMatchObject({ verdict: 'violated', isShown: false });
    expect(decidedBut(suite, held, 'undecided')).toMatchObject({ verdict: 'undecided', isShown: false });
    const other = suite.findIndex((binding) => binding.kind === 'holds' && !isSafetyUnderFault(binding));
    expect(decidedBut(suite, other, 'violated')).toMatchObject({ verdict: 'holds', isShown: true });
  });

  test.each(nodeOrder)('is not shown where %s never fails, or no flawed design breaks', (node) => {
    const spared = suite.filter((binding) => !struckIn(binding).includes(node));
    expect(safetyUnderFaults(spared, asBound)).toMatchObject({ isShown: false });
    const unbroken = suite.filter(({ kind }) => kind !== 'breaks');
    expect(safetyUnderFaults(unbroken, asBound)).toMatchObject({ isShown: false });
  });

  test('is decided by what bears on it, and by what that is compared with', () => {
    const all = safetyUnderFaults(suite, asBound);
    const positions = [...all.holds, ...all.breaks, ...all.reached, ...all.limits];
    for (const at of positions) {
      const binding = suite[at];
      if (binding === undefined) throw new Error('there is no such check');
      expect(bearsOnSafety(binding)).toBe(true);
      const counterpart = binding.kind === 'breaks' || binding.kind === 'limit' ? counterpartOf(binding) : undefined;
      if (counterpart !== undefined) expect(bearsOnSafety(counterpart)).toBe(true);
    }
  });

  // What P28.bounds says is of the runs in which nothing fails: a participant that crashes or is silent makes no commit late, but
  // impossible, and of the time that takes P28.decided speaks, with both failing.
  test('leaves out these, of which no check takes a fault that their model has', () => {
    const safety = suite.filter(
      ({ kind, obligation: { formula } }) => kind === 'holds' && ['always', 'alwaysStep'].includes(formula.form),
    );
    const gaps = new Map<string, ReadonlySet<string>>();
    for (const { obligation, model } of safety) {
      const own = safety.filter((binding) => binding.obligation === obligation && binding.model === model);
      const struck = new Set(own.flatMap(struckIn));
      const injected = faultInjection.functions.faults(model).filter(({ node, mode }) => mode === failureModes[node]);
      const spared = injected.map(({ node }) => node).filter((node) => !struck.has(node));
      if (spared.length > 0) gaps.set(`${obligation.id} on ${model}`, new Set(spared));
    }
    expect(Object.fromEntries([...gaps].map(([name, nodes]) => [name, [...nodes].join(', ')]))).toMatchInlineSnapshot(`
      {
        "P28.bounds on commit-latency": "Core2, Cloud1",
      }
    `);
  });
});
