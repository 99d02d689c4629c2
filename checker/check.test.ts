import { describe, expect, it } from 'vitest';
import { check } from './check.js';
import { forAll, range } from './for-all/index.js';
import { alwaysStep, boolean, budget, deadlockFree, defineModel, integer, oneOf, reachable } from './language/index.js';
import { simulate } from './random/index.js';
import { below, type Counter, counter, sabotaged, switches } from './testing/index.js';

describe('an exhaustive check', () => {
  it('holds only after every state was seen, and says how many', async () => {
    const result = await check(counter.instantiate(), { properties: { bounded: below(11) } });
    expect(result).toMatchObject({ complete: true, distinctStates: 11, transitions: 20, depth: 6, failure: null });
    expect(result.properties[0]).toMatchObject({
      verdict: 'holds',
      reason: 'all 11 states',
      vacuous: false,
      cases: 11,
    });
  });

  it('finds a shortest counterexample and explains each step', async () => {
    const result = await check(counter.instantiate(), {
      properties: { bounded: below(4), 'deadlock-free': deadlockFree() },
    });
    const [bounded] = result.properties;
    expect(bounded).toMatchObject({ verdict: 'violated', reason: 'violated after 2 steps (none is shorter)' });
    expect(bounded?.trace?.initial).toEqual({ count: 0 });
    expect(bounded?.trace?.steps).toMatchObject([
      { action: 'leap', changes: [{ field: 'count', before: 0, after: 2 }], state: { count: 2 } },
      { action: 'leap', changes: [{ field: 'count', before: 2, after: 4 }], state: { count: 4 } },
    ]);
  });

  it('refuses what is no property of states and runs, rather than leave it undecided', async () => {
    const claim = forAll('of functions', range(1, 2), () => true);
    for (const property of [claim, undefined, 5]) {
      const properties = { claim: property as never };
      for (const decide of [check, simulate]) {
        await expect(decide(counter.instantiate(), { properties })).rejects.toThrow(
          'property claim of counter is none of states and runs',
        );
      }
    }
  });

  it('goes on after a violation until every property is decided', async () => {
    const result = await check(counter.instantiate(), { properties: { low: below(2), high: below(11) } });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['violated', 'holds']);
    expect(result.complete).toBe(true);
  });

  it('stops at the end of a level once every property is decided', async () => {
    const result = await check(counter.instantiate({ parameters: { limit: 1000 } }), { properties: { low: below(3) } });
    expect(result).toMatchObject({ complete: false, reason: 'every property was decided after 5 states' });
  });

  it('decides steps, with a premise that is counted', async () => {
    const small = alwaysStep<Counter>('a step is small', (before, after) => after.count - before.count < 2, {
      given: (before) => before.count >= 4,
    });
    const never = alwaysStep<Counter>('no step', () => false, { given: (before) => before.count > 10 });
    const result = await check(counter.instantiate(), { properties: { small, never } });
    expect(result.properties[0]).toMatchObject({ verdict: 'violated', cases: 11 });
    expect(result.properties[0]?.trace?.steps.map(({ action }) => action)).toEqual(['leap', 'leap', 'leap']);
    expect(result.properties[1]).toMatchObject({ verdict: 'holds', vacuous: true, cases: 0 });
  });

  it('reaches a witness, and violates one that nothing leads to', async () => {
    const ten = reachable<Counter>('ten', (s) => s.count === 10);
    const eleven = reachable<Counter>('eleven', (s) => s.count === 11);
    const result = await check(counter.instantiate(), { properties: { ten, eleven } });
    expect(result.properties[0]).toMatchObject({ verdict: 'holds', reason: 'reached after 5 steps (none is shorter)' });
    expect(result.properties[0]?.trace?.steps).toHaveLength(5);
    expect(result.properties[1]).toMatchObject({ verdict: 'violated', reason: 'in none of all 11 states' });
    expect(result.properties[1]?.trace).toBeUndefined();
  });

  it('tells a deadlock from a final state', async () => {
    const stuck = defineModel({
      name: 'stuck',
      state: () => ({ at: oneOf('start', 'end', 'trap') }),
      actions: ({ action }) => [
        action('go', {
          choose: oneOf('end', 'trap'),
          when: (s) => s.at === 'start',
          then: (s, where) => {
            s.at = where;
          },
        }),
      ],
      final: () => (s) => s.at === 'end',
    });
    const result = await check(stuck.instantiate(), { properties: { 'deadlock-free': deadlockFree() } });
    expect(result.properties[0]?.trace?.steps.at(-1)).toMatchObject({
      arguments: { choice: 'trap' },
      state: { at: 'trap' },
    });
  });

  it('explores from several initial states, and counts them as transitions', async () => {
    const anywhere = defineModel({
      name: 'anywhere',
      state: () => ({ at: integer({ min: 0, max: 9 }) }),
      initial: ({ action }) => [
        action('begin', {
          each: integer({ min: 3, max: 5 }),
          then: (s, at) => {
            s.at = at;
          },
        }),
      ],
      actions: ({ action }) => [
        action('down', {
          when: (s) => s.at > 0,
          then: (s) => {
            s.at -= 1;
          },
        }),
      ],
    });
    const result = await check(anywhere.instantiate(), { properties: {} });
    expect(result).toMatchObject({ distinctStates: 6, transitions: 8, depth: 4 });
    expect(result.actions).toEqual([{ name: 'down', enabled: 5, taken: 5, idle: 0 }]);
  });

  it('finds the same states depth first', async () => {
    const breadth = await check(switches.instantiate({ parameters: { count: 10 } }), { properties: {} });
    const depth = await check(switches.instantiate({ parameters: { count: 10 } }), { properties: {}, search: 'dfs' });
    expect([depth.distinctStates, depth.transitions]).toEqual([breadth.distinctStates, breadth.transitions]);
    expect([breadth.distinctStates, breadth.depth]).toEqual([1024, 11]);
    expect(depth.depth).toBeGreaterThanOrEqual(breadth.depth);
  });

  it('warns of an action that is never taken, unless its budget is 0', async () => {
    const idle = defineModel({
      name: 'idle',
      state: () => ({ on: boolean(), crashes: budget(0) }),
      actions: ({ action, fault }) => [
        action('flip', {
          then: (s) => {
            s.on = !s.on;
          },
        }),
        action('impossible', { when: () => false, then: () => {} }),
        fault('crash', { spends: 'crashes', then: () => {} }),
      ],
    });
    const result = await check(idle.instantiate(), { properties: {} });
    expect(result.warnings).toEqual(['the action "impossible" was never taken: no reachable state enables it']);
  });
});

describe('a disagreement is never a verdict', () => {
  it('when the engine passes over a violation', async () => {
    const result = await sabotaged(/!holds_\w+\(/g, 'false && (', () =>
      check(counter.instantiate(), { properties: { bounded: below(4) } }),
    );
    expect(result.failure).toMatchObject({ kind: 'disagreement' });
    expect(result.properties[0]).toMatchObject({ verdict: 'inconclusive' });
  });

  it('when the engine takes a state for a violation that is none', async () => {
    const result = await sabotaged(/!holds_/g, 'holds_', () =>
      check(counter.instantiate(), { properties: { bounded: below(11) } }),
    );
    expect(result.failure).toMatchObject({ kind: 'disagreement' });
    expect(result.properties[0]).toMatchObject({ verdict: 'inconclusive' });
  });

  it('when the engine makes steps that the model does not', async () => {
    const result = await sabotaged(/for \(let value = 0; value < 4/, 'for (let value = 0; value < 3', () =>
      check(switches.instantiate(), { properties: { 'deadlock-free': deadlockFree() } }),
    );
    expect(result.failure).toMatchObject({ kind: 'disagreement' });
    expect(result.properties[0]).toMatchObject({ verdict: 'inconclusive' });
  });
});
