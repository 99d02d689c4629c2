import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import {
  boolean,
  defineModel,
  type Instance,
  integer,
  linksBetween,
  oneOf,
  optional,
  perProcess,
  processIds,
  set,
} from '../language/index.js';
import { replay } from '../trace/index.js';
import { auditSymmetry } from './index.js';

const flags = defineModel({
  name: 'flags',
  parameters: { processes: integer({ min: 1, max: 8, default: 4 }) },
  processes: ({ processes }) => ({ p: processIds(processes, { interchangeable: true }) }),
  state: ({ p }) => ({ phase: perProcess(p, oneOf('down', 'up', 'gone')), last: optional(p) }),
  actions: ({ p, action }) => [
    action('raise', {
      each: p,
      when: (s, i) => s.phase.at(i) === 'down',
      then: (s, i) => {
        s.phase.set(i, 'up');
        s.last = i;
      },
    }),
    action('leave', {
      each: p,
      when: (s, i) => s.phase.at(i) === 'up' && s.last !== i,
      then: (s, i) => s.phase.set(i, 'gone'),
    }),
  ],
  final: () => (s) => s.phase.every((each) => each !== 'down'),
  properties: ({ p, always, alwaysStep, reachable, eventually }, variant) => ({
    fewUp: always('at most two are up', (s) => s.phase.count((each) => each === 'up') <= 2),
    lastIsUp: always('the last is up', (s) => s.last === null || s.phase.at(s.last) === 'up'),
    oneByOne: alwaysStep('while one is gone nobody rises', (before, after) =>
      p.ids.every(
        (i) => after.phase.at(i) !== 'up' || before.phase.at(i) === 'up' || before.phase.every((x) => x !== 'gone'),
      ),
    ),
    allGone: reachable('all but one are gone', (s) => s.phase.count((each) => each === 'gone') === p.size - 1),
    ...(variant === 'of runs'
      ? { ends: eventually('somebody is gone', (s) => s.phase.some((x) => x === 'gone')) }
      : {}),
    ...(variant === 'asymmetric property'
      ? { first: always('the first does not leave first', (s) => s.phase.at(p.valueAt(0)) !== 'gone') }
      : {}),
    ...(variant === 'asymmetric step'
      ? {
          step: alwaysStep(
            'the second does not leave',
            (before, after) =>
              before.phase.at(p.valueAt(1)) === after.phase.at(p.valueAt(1)) || after.phase.at(p.valueAt(1)) === 'up',
          ),
        }
      : {}),
  }),
  variants: {
    symmetric: {},
    'of runs': {},
    'asymmetric property': {},
    'asymmetric step': {},
    'asymmetric action': ({ p, action }) => ({
      replace: {
        raise: action('raise', {
          each: p,
          when: (s, i) =>
            s.phase.at(i) === 'down' && (Number(i) === 0 || s.phase.at(p.valueAt(Number(i) - 1)) !== 'down'),
          then: (s, i) => {
            s.phase.set(i, 'up');
            s.last = i;
          },
        }),
      },
    }),
  },
});

const instance = (variant: string, processes = 4) => flags.instantiate({ variant, parameters: { processes } });
const checked = (of: Instance, symmetry: 'off' | 'on' | 'auto') => check(of, { properties: of.properties, symmetry });

describe('a check with symmetry', () => {
  it('decides as without, with runs as short that are runs of the model', async () => {
    const of = instance('symmetric');
    const [off, on] = [await checked(of, 'off'), await checked(of, 'on')];
    const decided = ({ properties }: typeof off) =>
      properties.map(({ id, verdict, trace }) => ({ id, verdict, steps: trace?.steps.length }));
    expect(on.failure).toBeNull();
    expect(decided(on)).toEqual(decided(off));
    expect([off.symmetry, on.symmetry]).toEqual(['off', 'on']);
    expect(on.reason).toBe(`all ${on.distinctStates} states up to symmetry`);
    expect(on.distinctStates).toBeLessThan(off.distinctStates / 4);
    expect(on.depth).toBe(off.depth);
    for (const { trace } of on.properties) if (trace !== undefined) expect(replay(of, trace)).toEqual({ ok: true });
  });

  it('finds a step that breaks a property although another one, with the same ends, is met first', async () => {
    const of = instance('symmetric');
    const { properties } = await check(of, {
      properties: { oneByOne: of.properties.oneByOne as never },
      symmetry: 'on',
    });
    expect(properties[0]).toMatchObject({ verdict: 'violated' });
    expect(properties[0]?.trace?.steps.at(-1)?.action).toBe('raise');
  });

  it('is refused for properties of runs, and left to itself says so and does without', async () => {
    const of = instance('of runs');
    await expect(checked(of, 'on')).rejects.toThrow(
      'symmetry cannot be used: property ends is about whole runs, and a fair run of states that stand for others need not be one of the model',
    );
    const result = await checked(of, 'auto');
    expect(result.symmetry).toBe('off');
    expect(result.warnings[0]).toContain('symmetry is off: property ends is about whole runs');
  });

  it('is refused where nothing is interchangeable, or where only some are linked', async () => {
    const alone = defineModel({
      name: 'alone',
      state: () => ({ on: boolean() }),
      actions: ({ action }) => [
        action('toggle', {
          then: (s) => {
            s.on = !s.on;
          },
        }),
      ],
      properties: ({ always }) => ({ any: always('anything', () => true) }),
    }).instantiate();
    await expect(checked(alone, 'on')).rejects.toThrow('the model alone declares no processes to be interchangeable');
    const star = defineModel({
      name: 'star',
      processes: () => ({ node: processIds(3, { interchangeable: true }) }),
      state: ({ node }) => ({
        cut: set(
          linksBetween(node, [
            ['node1', 'node2'],
            ['node1', 'node3'],
          ]),
        ),
      }),
      actions: ({ node, action }) => [
        action('cut', { each: linksBetween(node), then: (s, link) => link === 0 && s.cut.add(link) }),
      ],
      properties: ({ always }) => ({ any: always('anything', () => true) }),
    }).instantiate();
    await expect(checked(star, 'on')).rejects.toThrow('but not every two of them are linked');
    expect((await checked(star, 'auto')).symmetry).toBe('off');
  });

  it.each([
    ['asymmetric property', 'property first'],
    ['asymmetric step', 'property step'],
    ['asymmetric action', 'the action "raise"'],
  ])('stops at an %s and names it', async (variant, name) => {
    const { failure } = await checked(instance(variant), 'on');
    expect(failure?.kind).toBe('model');
    expect(failure?.message).toContain(`${name} tells interchangeable processes apart`);
  });
});

describe('the audit of symmetry', () => {
  it('finds nothing in a symmetric model', async () => {
    expect(await auditSymmetry(instance('symmetric'))).toBeNull();
  });

  it.each([
    ['asymmetric property', 'property', 'first'],
    ['asymmetric step', 'property', 'step'],
    ['asymmetric action', 'action', 'raise'],
  ])('names what is asymmetric: %s', async (variant, of, name) => {
    const asymmetry = await auditSymmetry(instance(variant));
    expect(asymmetry).toMatchObject({ of, name });
    expect(Object.keys(asymmetry?.permutation ?? {}).length).toBeGreaterThan(1);
  });

  it('has nothing to look for where one process is alone', async () => {
    expect(await auditSymmetry(instance('asymmetric property', 1))).toBeNull();
  });
});
