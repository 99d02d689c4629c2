import { expect } from 'vitest';
import type { CheckResult, Instance, Property } from '../../checker/index.js';
import { exploreNaively } from '../../checker/testing/index.js';

/** Expects that the naive explorer finds what a check has found: states, transitions, verdicts and shortest traces. */
export function expectAsNaively(
  result: CheckResult,
  instance: Instance,
  properties: { readonly [id: string]: Property },
): void {
  const naive = exploreNaively(instance, properties);
  expect(result.distinctStates).toBe(naive.distinctStates);
  expect(result.transitions).toBe(naive.transitions);
  expect(result.depth).toBe(naive.depth);
  expect(result.actions).toEqual(naive.actions);
  for (const [id, { verdict, steps }] of Object.entries(naive.properties)) {
    const property = result.properties.find((each) => each.id === id);
    expect(property?.verdict).toBe(verdict);
    expect(property?.trace?.steps.length ?? null).toBe(steps);
  }
}
