import { describe, expect, it } from 'vitest';
import { check, type Model } from '../../../checker/index.js';
import { threePhaseCommit, twoPhaseCommit } from '../../../models/index.js';
import { agreement, termination } from './atomic-commitment.js';

/** Who disagrees and who blocks, with what the adversary did on the shortest way there. */
async function decide(model: Model, parameters: { readonly [name: string]: number }) {
  const { failure, complete, properties } = await check(model.instantiate({ parameters }), {
    properties: { agreement: agreement.formula, termination: termination.formula },
  });
  expect(failure).toBeNull();
  expect(complete).toBe(true);
  return Object.fromEntries(
    properties.map(({ id, verdict, trace }) => [
      id,
      trace === undefined ? verdict : trace.steps.filter(({ kind }) => kind === 'fault').map(({ action }) => action),
    ]),
  );
}

// Three nodes each: a coordinator and two participants, or three participants of which the first coordinates.
const quiet = { participants: 2, restarts: 0, crashes: 0, losses: 0, duplicates: 0, timeouts: 0 };

describe('two-phase and three-phase commit side by side', () => {
  it('the coordinator dies for good: two-phase commit blocks, three-phase commit decides', async () => {
    expect(await decide(twoPhaseCommit, { ...quiet, crashes: 1 })).toEqual({
      agreement: 'holds',
      termination: ['crash of the coordinator'],
    });
    expect(await decide(threePhaseCommit, { crashes: 1 })).toEqual({ agreement: 'holds', termination: 'holds' });
  });

  it('somebody loses patience too early, and one dies: two-phase commit blocks, three-phase commit disagrees', async () => {
    expect(await decide(twoPhaseCommit, { ...quiet, crashes: 1, timeouts: 1 })).toEqual({
      agreement: 'holds',
      termination: ['crash of the coordinator'],
    });
    expect(await decide(threePhaseCommit, { crashes: 1, suspicions: 1 })).toEqual({
      agreement: ['suspect one that is alive', 'crash'],
      termination: 'holds',
    });
  });

  it('somebody loses patience too early: both agree, and decide', async () => {
    expect(await decide(twoPhaseCommit, { ...quiet, timeouts: 1 })).toEqual({
      agreement: 'holds',
      termination: 'holds',
    });
    expect(await decide(threePhaseCommit, { crashes: 0, suspicions: 1 })).toEqual({
      agreement: 'holds',
      termination: 'holds',
    });
  });

  it('no message comes through for a while: two-phase commit waits, three-phase commit disagrees', async () => {
    expect(await decide(twoPhaseCommit, { ...quiet, losses: 3, timeouts: 1 })).toEqual({
      agreement: 'holds',
      termination: 'holds',
    });
    expect(await decide(threePhaseCommit, { crashes: 0, partitions: 1 })).toMatchObject({
      agreement: ['the network splits'],
    });
  });
});
