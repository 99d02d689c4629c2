import type { CheckResult, PropertyResult, Shown } from '../../checker/index.js';
import { resultVersion } from '../result-document.js';
import type { SweepCell, SweepDocument } from '../sweep/index.js';
import { inconclusive, lasso, property, result, stop, unrefuted, vacuous, violated } from './results.js';

// A sweep with a cell of each kind, for tests.

const checked = (
  values: readonly Shown[],
  first: PropertyResult,
  differently: Partial<CheckResult> = {},
): SweepCell => ({
  values,
  outcome: 'checked',
  because: null,
  result: result({
    parameters: { replicas: values[0] ?? null, faulty: values[1] ?? null },
    properties: [{ ...first, id: 'safe', name: 'nothing bad happens' }, property({ id: 'calm', name: 'all is calm' })],
    ...differently,
  }),
});

const without = (values: readonly Shown[], outcome: SweepCell['outcome'], because: string | null): SweepCell => ({
  values,
  outcome,
  because,
  result: null,
});

/** Replicas by faulty ones, of what may stand in a cell something each. */
export const sweep: SweepDocument = {
  version: resultVersion,
  signalbox: '1.2.3',
  model: 'commit',
  variant: 'flawed',
  parameters: { crashes: 0 },
  dimensions: [
    { name: 'replicas', of: 'parameter', values: [4, 5, 6, 7] },
    { name: 'faulty', of: 'parameter', values: [1, 2, 3] },
  ],
  expected: null,
  cells: [
    checked([4, 1], property()),
    checked([4, 2], violated),
    without([4, 3], 'no model', 'of 4 replicas 3 cannot be faulty'),
    checked([5, 1], vacuous),
    checked([5, 2], { ...violated, trace: lasso }),
    checked([5, 3], { ...violated, trace: stop }),
    checked([6, 1], inconclusive, { ranOut: 'time', seconds: 60.2, distinctStates: 1_234_567 }),
    checked([6, 2], inconclusive, { ranOut: 'memory', distinctStates: 1_234_567 }),
    checked([6, 3], inconclusive, { complete: true, storage: 'compact', distinctStates: 1_234_567 }),
    checked([7, 1], unrefuted),
    checked(
      [7, 2],
      { ...inconclusive, reason: 'action "vote" threw: no vote' },
      {
        failure: { kind: 'model', message: 'action "vote" threw: no vote', trace: null },
      },
    ),
    without([7, 3], 'not begun', null),
  ],
  interrupted: true,
  seconds: 75,
};
