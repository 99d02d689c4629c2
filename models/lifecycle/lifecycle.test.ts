import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type LifecycleState, lifecycle } from './index.js';

const situations = {
  halfOpen: reachable<LifecycleState>('a connection is open at one end, whose other end has crashed', (s) =>
    s.node.some(({ connections }) => connections.some((other) => s.node.at(other).power === 'crashed')),
  ),
  worked: reachable<LifecycleState>(
    'all have been shut down, and one of them has served a request',
    (s) => s.node.every(({ power }) => power === 'released') && s.requests.spent > 0,
  ),
};

const explore = async (parameters: { readonly [name: string]: number | boolean }, variant = 'repaired') => {
  const instance = lifecycle.instantiate({ parameters, variant });
  const properties = { ...instance.properties, deadlockFree: deadlockFree(), ...situations };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = Object.fromEntries(
    result.properties.map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
  );
  const own = result.properties.filter(({ id }) => id in instance.properties);
  return { result, found, own };
};

/** What was never taken. */
const idle = ({ result }: Awaited<ReturnType<typeof explore>>) =>
  result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name);

/** What the model promises, and does not keep. */
const violated = ({ own }: Awaited<ReturnType<typeof explore>>) =>
  own.filter(({ verdict }) => verdict !== 'holds').map(({ id }) => id);

/** What it promises for a case that never comes. */
const vacuous = ({ own }: Awaited<ReturnType<typeof explore>>) =>
  own.filter((each) => each.vacuous).map(({ id }) => id);

describe('lifecycle, repaired', () => {
  it('suspects nobody if nobody crashes', async () => {
    const explored = await explore({ crashes: 0 });
    expect(explored.found).toMatchObject({ deadlockFree: 'holds', halfOpen: 'violated' });
    expect(violated(explored)).toEqual([]);
    expect(vacuous(explored)).toEqual(['recoveredInOrder', 'movedToWhoRuns']);
    expect(explored.found.worked).toBeTypeOf('number');
    expect(idle(explored)).toEqual([
      'suspect a node whose heartbeats have ceased',
      'detect the failure',
      'classify the failure',
      'isolate the failed node',
      'select a failover target',
      'select another target, as this one has failed',
      'migrate services and state',
      'update the service registry',
      'resume normal operations',
      'Edge1 crashes',
      'Core2 crashes',
      'restart',
    ]);
  });

  it('takes every step of all three procedures when nodes crash', async () => {
    const explored = await explore({ crashes: 2, requests: 0 });
    expect(explored.found).toMatchObject({ deadlockFree: 'holds' });
    expect(violated(explored)).toEqual([]);
    expect(vacuous(explored)).toEqual(['doneWhenReplicated']);
    expect(explored.found.halfOpen).toBeTypeOf('number');
    expect(idle(explored)).toEqual(['accept a request', 'complete a transaction', 'replicate to the group']);
  });

  it('may run for ever', async () => {
    const explored = await explore({ shutdowns: false, requests: 0 });
    expect(explored.found).toMatchObject({ deadlockFree: 'holds', keepsRunning: 'holds' });
    expect(violated(explored)).toEqual([]);
  });
});

describe('lifecycle, flawed', () => {
  it('never starts up when a node crashes between the connections and the monitors (M8)', async () => {
    const { found } = await explore({ shutdowns: false, requests: 0 }, 'monitoring-after-connections');
    expect(found.deadlockFree).toBeTypeOf('number');
  });
});

describe('lifecycle, explored naively', () => {
  it.each(['repaired', 'closed-before-flushed'])(
    '%s has the same states, transitions, verdicts and shortest traces',
    async (variant) => {
      const instance = lifecycle.instantiate({ parameters: { shutdowns: false, requests: 0 }, variant });
      const result = await check(instance, { properties: situations });
      expect(result.failure).toBeNull();
      expectAsNaively(result, instance, situations);
    },
  );
});
