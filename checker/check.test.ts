import { describe, expect, it, vi } from 'vitest';
import { check } from './check.js';
import {
  always,
  alwaysStep,
  boolean,
  budget,
  deadlockFree,
  defineModel,
  integer,
  messageBag,
  oneOf,
  perProcess,
  processIds,
  reachable,
  sequence,
  set,
} from './language/index.js';
import { sabotaged } from './testing/index.js';

/** Counts to a limit, and may leap by two where the parameter allows it. */
const counter = defineModel({
  name: 'counter',
  parameters: { limit: integer({ min: 1, max: 1_000_000, default: 10 }) },
  state: ({ limit }) => ({ count: integer({ min: 0, max: limit }) }),
  actions: ({ limit, action }) => [
    action('step', {
      when: (s) => s.count < limit,
      then: (s) => {
        s.count += 1;
      },
    }),
    action('leap', {
      when: (s) => s.count + 2 <= limit,
      then: (s) => {
        s.count += 2;
      },
    }),
  ],
  final:
    ({ limit }) =>
    (s) =>
      s.count === limit,
});

interface Counter {
  readonly count: number;
}

const below = (bound: number) => always<Counter>(`the count stays below ${bound}`, (s) => s.count < bound);

/** A grid of independent switches: many states, all at once reachable. */
const switches = defineModel({
  name: 'switches',
  parameters: { count: integer({ min: 1, max: 30, default: 4 }) },
  processes: ({ count }) => ({ switch: processIds(count) }),
  state: ({ switch: ids }) => ({ on: perProcess(ids, boolean()) }),
  actions: ({ switch: ids, action }) => [action('flip', { each: ids, then: (s, i) => s.on.set(i, !s.on.at(i)) })],
});

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
    expect(result.actions).toEqual([{ name: 'down', enabled: 5, taken: 5 }]);
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

describe('a budget that runs out is inconclusive, never "holds"', () => {
  const properties = { 'deadlock-free': deadlockFree(), sound: always('always', () => true) };
  const long = counter.instantiate({ parameters: { limit: 1_000_000 } });

  it('of states', async () => {
    const result = await check(long, { properties, maxStates: 1000 });
    expect(result).toMatchObject({ complete: false, distinctStates: 1001 });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
    expect(result.properties[0]?.reason).toBe('stopped at 1,001 states, beyond the limit of 1,000');
  });

  it('of depth, and shallower violations are still found', async () => {
    const result = await check(long, { properties: { ...properties, low: below(4) }, maxDepth: 3 });
    expect(result).toMatchObject({ complete: false, distinctStates: 5, depth: 3 });
    expect(result.properties.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive', 'violated']);
  });

  it('of time', async () => {
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), { properties, timeLimit: 0.1 });
    expect(result.properties[0]?.reason).toMatch(/^stopped after 0\.1 s at /);
  });

  it('of memory', async () => {
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), {
      properties,
      memoryLimit: 2 ** 20,
    });
    expect(result.properties[0]?.reason).toMatch(/^stopped at 1 MiB of memory and /);
  });

  it('of the memory that the machine gives', async () => {
    const Original = SharedArrayBuffer;
    const scarce = new Proxy(Original, {
      construct(target, [bytes]: [number]) {
        if (bytes > 2 ** 16) throw new RangeError('Array buffer allocation failed');
        return Reflect.construct(target, [bytes]);
      },
    });
    vi.stubGlobal('SharedArrayBuffer', scarce);
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), { properties });
    vi.unstubAllGlobals();
    expect(result.failure).toBeNull();
    expect(result.properties[0]?.reason).toMatch(/^stopped at [\d,]+ states: the machine gave no more memory$/);
  });

  it('but a space that fits is complete', async () => {
    const result = await check(counter.instantiate(), { properties, maxStates: 11, maxDepth: 7, timeLimit: 60 });
    expect(result.complete).toBe(true);
  });

  it('nor is a run that was interrupted; progress is told until then', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const result = await check(switches.instantiate({ parameters: { count: 30 } }), {
      properties,
      signal: controller.signal,
      onProgress: ({ distinctStates }) => {
        seen.push(distinctStates);
        if (seen.length === 3) controller.abort();
      },
    });
    expect(result).toMatchObject({ interrupted: true, complete: false });
    expect(result.properties[0]?.verdict).toBe('inconclusive');
    expect(result.distinctStates).toBeGreaterThanOrEqual(seen.at(-1) ?? Number.POSITIVE_INFINITY);
  });
});

describe('a model at fault stops the check with the trace that led there', () => {
  it('when a value leaves its domain', async () => {
    const reckless = defineModel({
      name: 'reckless',
      processes: () => ({ node: processIds(2) }),
      state: ({ node }) => ({ node: perProcess(node, { count: integer({ min: 0, max: 2 }) }) }),
      actions: ({ node, action }) => [
        action('add', {
          each: node,
          then: (s, n) => {
            s.node.at(n).count += 1;
          },
        }),
      ],
    });
    const { failure, properties } = await check(reckless.instantiate(), { properties: { deadlock: deadlockFree() } });
    expect(failure).toMatchObject({
      kind: 'model',
      message:
        'model "reckless", variant "default", action "add" (node: node1): node[node1].count cannot be 3: it is an integer from 0 to 2',
    });
    expect(failure?.trace?.steps.map((step) => step.arguments)).toEqual([{ node: 'node1' }, { node: 'node1' }]);
    expect(properties[0]?.verdict).toBe('inconclusive');
  });

  it('when a sequence or a network overflows', async () => {
    const overflowing = defineModel({
      name: 'overflowing',
      state: () => ({ log: sequence(boolean(), { capacity: 1 }), network: messageBag({ Ping: {} }) }),
      actions: ({ action }) => [
        action('log', { when: (s) => s.network.has('Ping'), then: (s) => s.log.push(true) }),
        action('ping', { when: (s) => !s.network.has('Ping'), then: (s) => s.network.send('Ping') }),
      ],
    });
    const { failure } = await check(overflowing.instantiate(), { properties: {} });
    expect(failure?.message).toMatch(/action "log": log cannot be \[true,true\]: it is a sequence of at most 1 value/);
    expect(failure?.trace?.steps.map(({ action }) => action)).toEqual(['ping', 'log']);
  });

  it('when an action or a property throws', async () => {
    const thrower = (fails: (count: number) => boolean) =>
      always<Counter>('throws', (s) => {
        if (fails(s.count)) throw new Error('no such count');
        return true;
      });
    const { failure } = await check(counter.instantiate(), { properties: { strange: thrower((n) => n === 3) } });
    expect(failure).toMatchObject({
      kind: 'model',
      message: expect.stringMatching(/property "strange": no such count$/),
    });
    const atOnce = await check(counter.instantiate(), { properties: { strange: thrower((n) => n === 0) } });
    expect(atOnce.failure).toMatchObject({ kind: 'model', trace: null });
  });

  it('when it is not deterministic', async () => {
    let calls = 0;
    const fickle = defineModel({
      name: 'fickle',
      state: () => ({ on: boolean(), at: integer({ min: 0, max: 9 }) }),
      actions: ({ action }) => [
        action('flip', {
          then: (s) => {
            calls += 1;
            s.at = calls % 10;
          },
        }),
      ],
    });
    const { failure } = await check(fickle.instantiate(), { properties: {} });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('is not deterministic') });
  });

  it('when a guard is not, even if a counterexample hangs on it', async () => {
    let calls = 0;
    const moody = defineModel({
      name: 'moody',
      state: () => ({ at: integer({ min: 0, max: 9 }) }),
      actions: ({ action }) => [
        action('step', {
          when: (s) => {
            calls += 1;
            return calls % 3 === 0 && s.at < 9;
          },
          then: (s) => {
            s.at += 1;
          },
        }),
      ],
    });
    const { failure } = await check(moody.instantiate(), { properties: { 'deadlock-free': deadlockFree() } });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('is not deterministic') });
  });

  it('when that shows in one state of many: each action is audited where it is first enabled', async () => {
    let calls = 0;
    const rare = defineModel({
      name: 'rare',
      state: () => ({ at: integer({ min: 0, max: 2000 }), drawn: integer({ min: 0, max: 9 }) }),
      actions: ({ action }) => [
        action('step', {
          when: (s) => s.at < 2000,
          then: (s) => {
            s.at += 1;
          },
        }),
        action('draw', {
          when: (s) => s.at === 1234 && s.drawn === 0,
          then: (s) => {
            calls += 1;
            s.drawn = calls % 10;
          },
        }),
      ],
    });
    const { failure } = await check(rare.instantiate(), { properties: {} });
    expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('"draw" does different things') });
    expect(failure?.trace?.steps).toHaveLength(1234);
  });

  it('when a property writes', async () => {
    const meddling = always<{ count: number }>('meddles', (s) => {
      s.count = 0;
      return true;
    });
    const properties = { meddling, bounded: below(4) };
    const { failure } = await check(counter.instantiate(), { properties });
    expect(failure).toMatchObject({
      kind: 'model',
      message: expect.stringContaining('property "meddling" changes the state'),
    });
  });

  it('when a field is misspelt, and nobody compiled the model', async () => {
    const misspelt = (then: (s: { [field: string]: unknown }) => void) =>
      defineModel({
        name: 'misspelt',
        state: () => ({ on: boolean() }),
        actions: ({ action }) => [action('flip', { then: (s) => then(s as unknown as { [field: string]: unknown }) })],
      }).instantiate();
    const written = await check(
      misspelt((s) => {
        s.onn = true;
      }),
      { properties: {} },
    );
    expect(written.failure?.message).toMatch(/action "flip": the state has no field "onn"; it has on$/);
    const read = await check(
      misspelt((s) => {
        s.on = s.onn === true;
      }),
      { properties: {} },
    );
    expect(read.failure?.message).toMatch(/action "flip": the state has no field "onn"; it has on$/);
  });

  it('when a guard writes', async () => {
    const sly = defineModel({
      name: 'sly',
      state: () => ({ on: boolean() }),
      actions: ({ action }) => [
        action('look', {
          when: (s) => {
            (s as { on: boolean }).on = true;
            return true;
          },
          then: () => {},
        }),
      ],
    });
    const { failure } = await check(sly.instantiate(), { properties: {} });
    expect(failure).toMatchObject({
      kind: 'model',
      message: expect.stringContaining('the guard of "look" changes the state'),
    });
  });
});

describe('a model that writes where it may only read is at fault, in whichever state it does', () => {
  /** Runs from 0 to 999; `when` and `properties` are handed a state that they can write, as plain JavaScript could. */
  const runner = (when: (s: { at: number }) => boolean) =>
    defineModel({
      name: 'runner',
      state: () => ({ at: integer({ min: 0, max: 999 }) }),
      actions: ({ action }) => [
        action('run', {
          when: (s) => when(s as { at: number }),
          then: (s) => {
            s.at += 1;
          },
        }),
      ],
    }).instantiate();

  it('a guard', async () => {
    const writes = runner((s) => {
      if (s.at === 501) s.at = 998;
      return s.at < 999;
    });
    const { failure } = await check(writes, { properties: {} });
    expect(failure).toMatchObject({
      kind: 'model',
      message: expect.stringContaining('the guard of "run" changes the state'),
    });
    expect(failure?.trace?.steps).toHaveLength(501);
  });

  it('a property of steps, to either side', async () => {
    const after = alwaysStep<{ at: number }>('after', (_before, s) => {
      if (s.at === 501) s.at = 100;
      return true;
    });
    const before = alwaysStep<{ at: number }>('before', (s, { at }) => {
      if (at === 501) s.at = 100;
      return true;
    });
    for (const property of [after, before]) {
      const { failure } = await check(
        runner((s) => s.at < 999),
        { properties: { property } },
      );
      expect(failure).toMatchObject({ kind: 'model', message: expect.stringContaining('changes the state') });
    }
  });

  it('nor is one without an initial state checked', async () => {
    const nowhere = defineModel({
      name: 'nowhere',
      state: () => ({ on: boolean() }),
      initial: ({ action }) => [action('begin', { when: () => false, then: () => {} })],
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    const { failure } = await check(nowhere.instantiate(), { properties: {} });
    expect(failure).toMatchObject({ kind: 'model', message: 'model "nowhere" has no initial state' });
  });
});

describe('a model that refers to what it does not have is refused', () => {
  it('a message that is never sent', async () => {
    const listener = defineModel({
      name: 'listener',
      state: () => ({ network: messageBag({ Ping: {} }) }),
      actions: ({ receive }) => [receive('hear', 'network', 'Pong' as 'Ping', { then: () => {} })],
    });
    await expect(check(listener.instantiate(), { properties: {} })).rejects.toThrow(
      'there is no message "Pong"; there are Ping',
    );
  });

  it('a state or a range too large to handle', async () => {
    const huge = (fields: Parameters<typeof set>[0]) =>
      defineModel({
        name: 'huge',
        state: () => ({ seen: set(fields) }),
        actions: ({ action }) => [action('idle', { then: () => {} })],
      }).instantiate();
    await expect(check(huge(integer({ min: 0, max: 2 ** 31 - 1 })), { properties: {} })).rejects.toThrow(
      'a state of more than 65,536 words is too large',
    );
    const ranging = defineModel({
      name: 'ranging',
      state: () => ({ on: boolean() }),
      actions: ({ action }) => [action('idle', { each: integer({ min: 0, max: 2 ** 21 }), then: () => {} })],
    });
    await expect(check(ranging.instantiate(), { properties: {} })).rejects.toThrow(
      'ranges over 2,097,153 combinations',
    );
    const spending = defineModel({
      name: 'spending',
      state: () => ({ crashes: budget(2 ** 32) }),
      actions: ({ action }) => [action('idle', { then: () => {} })],
    });
    await expect(check(spending.instantiate(), { properties: {} })).rejects.toThrow('too many for one field');
  });

  it('a budget that is none', async () => {
    const spender = defineModel({
      name: 'spender',
      state: () => ({ on: boolean() }),
      actions: ({ fault }) => [fault('crash', { spends: 'on' as never, then: () => {} })],
    });
    await expect(check(spender.instantiate(), { properties: {} })).rejects.toThrow(
      'model "spender", action "crash" spends "on", which is no budget at the top of the state',
    );
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
