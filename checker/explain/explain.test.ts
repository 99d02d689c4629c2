import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../check.js';
import type { Instance, Property } from '../language/index.js';
import { PlainModel } from '../plain/index.js';
import type { CheckResult, Snapshot, Trace } from '../result.js';
import { randomModel, randomUntimedModel } from '../testing/index.js';
import type { Explanation } from './explanation.js';

interface Explained {
  readonly property: Property;
  readonly trace: Trace;
  readonly explanation: Explanation;
}

/** What a check explains; where the model is at fault it may be nothing. */
function explainedIn({ properties, failure, warnings }: CheckResult, asked: { readonly [id: string]: Property }) {
  if (failure === null) expect(warnings.filter((each) => each.includes('cannot be explained'))).toEqual([]);
  return properties.flatMap(({ id, trace, explanation }): Explained[] => {
    const property = asked[id];
    return trace === undefined || explanation === undefined || property === undefined
      ? []
      : [{ property, trace, explanation }];
  });
}

/** The same models every time: each has a trace or several. */
const runs = { numRuns: 12, seed: 20260801 };

describe('an explanation', () => {
  it('agrees with the plain model on what could have happened, and with the verdict on how the property stood', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(randomModel(), async ({ instance, properties }) => {
        const result = await check(instance, { properties, explain: true, maxStates: 300 });
        for (const { property, trace, explanation } of explainedIn(result, properties)) {
          seen += 1;
          refuseOtherAlternatives(instance, trace, explanation);
          const own = explanation.marks.find((each) => each.property === trace.property)?.states ?? [];
          expect(own).toHaveLength(trace.steps.length + 1);
          const before = new Set(own.slice(0, -1));
          if (property.form === 'reachable') {
            expect(own.at(-1)).toBe('holds');
            expect(before.has('holds')).toBe(false);
          } else {
            expect(own.at(-1)).toBe('violated');
            expect(before.has('violated')).toBe(false);
          }
        }
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(runs.numRuns / 4);
  });

  it('has causes that precede, and a cone that has the causes of all that is in it', async () => {
    await fc.assert(
      fc.asyncProperty(randomModel(), async ({ instance, properties }) => {
        const result = await check(instance, { properties, explain: true, maxStates: 300, search: 'dfs' });
        for (const { trace, explanation } of explainedIn(result, properties)) {
          const { causes, cone, decisive } = explanation;
          expect(causes).toHaveLength(trace.steps.length);
          for (const [position, earlier] of causes.entries()) {
            for (const cause of earlier) {
              expect(cause).toBeGreaterThan(0);
              expect(cause).toBeLessThanOrEqual(position);
            }
            if (cone.includes(position + 1)) expect(cone).toEqual(expect.arrayContaining([...earlier]));
          }
          expect(cone).toEqual(expect.arrayContaining([...decisive]));
          expect(cone).toEqual([...cone].sort((one, other) => one - other));
        }
      }),
      runs,
    );
  });

  it('has a cone that comes to the same without the other steps', async () => {
    let leftOut = 0;
    await fc.assert(
      fc.asyncProperty(randomUntimedModel(), async ({ instance, properties }) => {
        const result = await check(instance, { properties, explain: true, maxStates: 300, search: 'dfs' });
        for (const { property, trace, explanation } of explainedIn(result, properties)) {
          if (property.form === 'deadlockFree') continue;
          leftOut += trace.steps.length - explanation.cone.length;
          const states = runOnly(instance, trace, explanation.cone);
          expect(isShown(instance, property, states)).toBe(true);
        }
      }),
      runs,
    );
    expect(leftOut).toBeGreaterThan(0);
  });
});

function refuseOtherAlternatives(instance: Instance, { initial, steps }: Trace, { alternatives }: Explanation): void {
  const plain = new PlainModel(instance);
  expect(alternatives).toHaveLength(steps.length + 1);
  for (const [position, state] of [initial, ...steps.map(({ state }) => state)].entries()) {
    const enabled = [...plain.transitions(state)].map((each) => [each.action.name, each.arguments]);
    const step = steps[position];
    const told = alternatives[position]?.map((each) => [each.action, each.arguments]) ?? [];
    const all = step === undefined ? told : [...told, [step.action, step.arguments]];
    const inOrder = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(inOrder(all)).toEqual(inOrder(enabled));
  }
}

/** The states to which some of the steps of a run lead, one after the other. */
function runOnly(instance: Instance, { initial, steps }: Trace, cone: readonly number[]): readonly Snapshot[] {
  const plain = new PlainModel(instance);
  const states: Snapshot[] = [initial];
  for (const number of cone) {
    const { action, arguments: args } = steps[number - 1] ?? { action: 'none', arguments: {} };
    const next = [...plain.transitions(states.at(-1) ?? null)].find(
      (each) => each.action.name === action && JSON.stringify(each.arguments) === JSON.stringify(args),
    );
    if (next === undefined) throw new Error(`step ${number}, "${action}", cannot be taken without the steps left out`);
    states.push(next.state);
  }
  return states;
}

function isShown(instance: Instance, property: Property, states: readonly Snapshot[]): boolean {
  const plain = new PlainModel(instance);
  const [before = null, last = null] = [states.at(-2), states.at(-1)];
  switch (property.form) {
    case 'always':
      return plain.judgeState('it', property, last) === 'violated';
    case 'reachable':
      return plain.judgeState('it', property, last) === 'satisfied';
    case 'alwaysStep':
      return plain.judgeStep('it', property, before, last) === 'violated';
    default:
      return false;
  }
}
