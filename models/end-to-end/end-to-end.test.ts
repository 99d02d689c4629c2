import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type EndToEndState, endToEnd } from './index.js';

type Parameters = { readonly [name: string]: number };

const situations = {
  overTheLimit: reachable<EndToEndState>('one request is executed while another is over the rate limit', (s) =>
    s.request.some(
      ({ phase, passed }) =>
        phase === 'rejected' && passed === 'authorisation' && s.request.some((other) => other.phase === 'executing'),
    ),
  ),
  lateExecution: reachable<EndToEndState>('a node executes what an error was returned for', (s) =>
    s.request.some(
      ({ phase, transactional }, r) =>
        phase === 'error' && !transactional && s.node.some(({ work }) => work.at(r).phase === 'committed'),
    ),
  ),
  forgotten: reachable<EndToEndState>(
    'Core2 has executed, restarts, and is asked to prepare what it has forgotten',
    (s) =>
      s.network.some(
        'Prepare',
        ({ node, request }) => s.node.at(node).up && s.node.at(node).work.at(request).phase === 'none',
      ),
  ),
};

const explore = async (parameters: Parameters, variant = 'repaired') => {
  const instance = endToEnd.instantiate({ parameters, variant });
  const properties = { ...instance.properties, deadlockFree: deadlockFree(), ...situations };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = Object.fromEntries(
    result.properties.map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
  );
  return { result, found };
};

describe('end-to-end, repaired', () => {
  it('takes every action that the budgets allow for, by default', async () => {
    const { result, found } = await explore({});
    expect(result.complete).toBe(true);
    expect(found).toMatchObject({ applied: 'holds', deadlockFree: 'holds' });
    expect(found.forgotten).toBeTypeOf('number');
    expect(result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name)).toEqual([
      'reject: over the rate limit',
      'discard a damaged response',
      'discard a damaged request',
      'a payload is damaged on the way',
      'give up a node that would still answer',
    ]);
  });

  it('discards what is damaged, in both directions', async () => {
    const { result } = await explore({ damages: 1, crashes: 0 });
    expect(result.properties.find(({ id }) => id === 'damagedIsDiscarded')).toMatchObject({
      verdict: 'holds',
      vacuous: false,
    });
    const taken = result.actions.filter((action) => action.taken > 0).map(({ name }) => name);
    expect(taken).toEqual(expect.arrayContaining(['discard a damaged response', 'discard a damaged request']));
  });

  it('rejects who is over the limit while others are served', async () => {
    const { found } = await explore({ requests: 2, alternatives: 0, crashes: 0, omissions: 0 });
    expect(found).toMatchObject({ applied: 'holds', deadlockFree: 'holds' });
    expect(found.overTheLimit).toBeTypeOf('number');
  });

  it('leaves open whether a request without a transaction was executed when it returns an error', async () => {
    const { found } = await explore({ alternatives: 0, crashes: 0, omissions: 1 });
    expect(found.lateExecution).toBeTypeOf('number');
  });
});

describe('end-to-end, explored naively', () => {
  it.each(['repaired', 'prepare-before-execute', 'commit-failure-aborts', 'no-idempotency-key'])(
    '%s has the same states, transitions, verdicts and shortest traces',
    async (variant) => {
      const instance = endToEnd.instantiate({ parameters: { alternatives: 0, crashes: 0, omissions: 1 }, variant });
      const result = await check(instance, { properties: situations });
      expect(result.failure).toBeNull();
      expectAsNaively(result, instance, situations);
    },
  );
});
