import { describe, expect, it } from 'vitest';
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
  perProcess,
  processIds,
  sequence,
  set,
} from './language/index.js';
import { below, type Counter, counter } from './testing/index.js';

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
