import { describe, expect, it } from 'vitest';
import { check, deadlockFree, reachable } from '../../checker/index.js';
import { expectAsNaively } from '../testing/expect-as-naively.js';
import { type RpcState, rpc } from './index.js';

type Parameters = { readonly [name: string]: number | string };

const situations = {
  executedAfterTheError: reachable<RpcState>(
    'an error was reported, the call has not been executed, and it can be yet',
    (s) =>
      s.network.some('Request', ({ call }) => s.call.at(call).outcome === 'error' && s.call.at(call).executions === 0),
  ),
  restarted: reachable<RpcState>(
    'a node has restarted, and all calls have responses',
    (s) => s.restarts.spent > 0 && !s.isTimely && s.call.every(({ outcome }) => outcome === 'response'),
  ),
};

/** The shortest counterexample or witness of each property, in steps; the verdict where there is none. */
const explore = async (parameters: Parameters, variant = 'repaired') => {
  const instance = rpc.instantiate({ parameters, variant });
  const properties = { ...instance.properties, deadlockFree: deadlockFree(), ...situations };
  const result = await check(instance, { properties });
  expect(result.failure).toBeNull();
  const found = Object.fromEntries(
    result.properties.map(({ id, verdict, trace }) => [id, trace === undefined ? verdict : trace.steps.length]),
  );
  return { result, found };
};

const allHold = { outcomesStay: 'holds', oneMessageAtATime: 'holds', deadlockFree: 'holds' };

describe('rpc, repaired', () => {
  it('holds by default, and every action is taken', async () => {
    const { result, found } = await explore({});
    expect(result.complete).toBe(true);
    expect(result.actions.filter(({ taken }) => taken === 0)).toEqual([]);
    expect(found).toMatchObject(allHold);
    expect(found.executedAfterTheError).toBeTypeOf('number');
    expect(found.restarted).toBeTypeOf('number');
  });

  it.each([
    { alternative: 'Core2', crashes: 2, omissions: 0, losses: 1 },
    { target: 'Cloud1', network: 'timely', omissions: 3, timeout: 45 },
    { calls: 3, retries: 1, losses: 2, omissions: 0, network: 'asynchronous' },
    { retries: 0 },
  ])('holds with %o', async (parameters) => {
    expect((await explore(parameters)).found).toMatchObject(allHold);
  });

  it('has no use for late responses in a timely network', async () => {
    const { result } = await explore({ network: 'timely' });
    expect(result.actions.filter(({ taken }) => taken === 0).map(({ name }) => name)).toEqual([
      'discard a late response',
      'automatic restart',
      'premature timeout',
    ]);
  });

  it('cannot be built with one node as target and alternative', () => {
    expect(() => rpc.instantiate({ parameters: { target: 'Edge1', alternative: 'Edge1' } })).toThrow();
  });
});

describe('rpc, flawed', () => {
  it('is stuck where nobody tells the client of the error', async () => {
    const { found } = await explore({ network: 'asynchronous' }, 'gives-up-in-silence');
    expect(found.deadlockFree).toBeTypeOf('number');
  });
});

describe('rpc, as the naive explorer sees it', () => {
  it.each(['repaired', 'no-deduplication', 'any-response-will-do'])('%s', async (variant) => {
    const parameters = { network: 'asynchronous', losses: 1, omissions: 1, restarts: 0 };
    const instance = rpc.instantiate({ parameters, variant });
    const properties = { ...instance.properties, deadlockFree: deadlockFree(), ...situations };
    expectAsNaively(await check(instance, { properties }), instance, properties);
  });
});
