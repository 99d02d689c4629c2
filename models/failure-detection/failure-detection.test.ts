import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable, within } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type FailureDetectionState, failureDetection } from './index.js';

const isDown = (s: FailureDetectionState) => !s.node.up;
const isSuspected = (s: FailureDetectionState) => s.monitor.suspects;

describe('failure detection', () => {
  it('never gets stuck, and takes every action', async () => {
    const result = await check(failureDetection.instantiate(), { properties: { deadlockFree: deadlockFree() } });
    expect(result).toMatchObject({ failure: null, complete: true });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['holds']);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
  });

  it('takes 3016 ms at most and may take that long: the bound is tight', async () => {
    const properties = {
      tight: within('suspected within 3008 ms', 3008, isDown, isSuspected),
      bound: within('suspected within 3016 ms', 3016, isDown, isSuspected),
    };
    const result = await check(failureDetection.instantiate(), { properties });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['violated', 'holds']);
  });

  it.each(['repaired', 'three-missed-checks'])('is as the naive explorer sees it: %s', async (variant) => {
    const instance = failureDetection.instantiate({ variant, parameters: { losses: 1 } });
    const properties = {
      deadlockFree: deadlockFree(),
      early: reachable<FailureDetectionState>('suspected', isSuspected),
    };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
