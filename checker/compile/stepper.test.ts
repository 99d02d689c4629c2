import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance, TransitionSystem } from '../language/index.js';
import { PlainModel, type Transition } from '../plain/index.js';
import type { Snapshot } from '../result.js';
import { randomModel, randomTimedModel, timedInstance } from '../testing/index.js';
import { snapshotOf } from './snapshot.js';
import { compileStepper, type Stepper } from './stepper.js';

/** What can happen in a state: by which action, and where it leads. */
type Successors = readonly string[];

function successor(action: string, state: Snapshot): string {
  return `${action} → ${JSON.stringify(state)}`;
}

/** By the plain model; undefined where the model is at fault. */
function plainly(transitions: Iterable<Transition | null>): Successors | undefined {
  try {
    return Array.from(transitions, (each) => (each === null ? '' : successor(each.action.name, each.state))).sort();
  } catch {
    return undefined;
  }
}

/** By the stepper, which looks for what is enabled and takes each back. */
function byLooking({ fields, actions }: TransitionSystem, stepper: Stepper): Successors {
  const { occurrences, candidates, words, state } = stepper;
  const enabled = Array.from(candidates.subarray(0, stepper.enabled()));
  const found = enabled.flatMap((occurrence) => {
    const action = occurrences.actionOf[occurrence] ?? -1;
    return Array.from({ length: occurrences.choices[action] ?? 0 }, (_, choice) => {
      expect(stepper.step(occurrence, choice)).toBe(true);
      const reached = successor(actions[action]?.name ?? '', snapshotOf(fields, state));
      stepper.stepBack();
      return reached;
    });
  });
  const before = words.slice();
  for (const occurrence of occurrences.possible) {
    if (enabled.includes(occurrence)) continue;
    expect(stepper.step(occurrence, 0)).toBe(false);
    expect(words).toEqual(before);
  }
  return found.sort();
}

/** Follows two runs that `choices` draw, one after the other; says how many states they had. */
function compareAlong(instance: Instance, choices: readonly number[]): number {
  const plain = new PlainModel(instance);
  const stepper = compileStepper(instance, []);
  return compareRun(plain, stepper, choices) + compareRun(plain, stepper, choices.toReversed());
}

/** Follows a run and compares what can happen in each of its states. */
function compareRun(plain: PlainModel, stepper: Stepper, choices: readonly number[]): number {
  const { instance } = plain;
  const { words, occurrences, candidates } = stepper;
  if (!begin(plain, stepper)) return 0;
  for (const [steps, choice] of choices.entries()) {
    const here = words.slice();
    const expected = plainly(plain.transitions(snapshotOf(instance.fields, stepper.state)));
    if (expected === undefined) return steps;
    expect(byLooking(instance, stepper)).toEqual(expected);
    expect(words).toEqual(here);
    const enabled = stepper.enabled();
    if (enabled === 0) return steps + 1;
    const occurrence = candidates[choice % enabled] ?? 0;
    stepper.step(occurrence, choice % (occurrences.choices[occurrences.actionOf[occurrence] ?? 0] ?? 1));
  }
  return choices.length;
}

/** Compares the initial states, and begins in the last of them; false if the model is at fault there. */
function begin(plain: PlainModel, stepper: Stepper): boolean {
  const { instance } = plain;
  let expected: readonly string[];
  try {
    expected = Array.from(plain.initialStates(), ({ state }) => JSON.stringify(state)).sort();
  } catch {
    return false;
  }
  const { initial } = stepper;
  const found: string[] = [];
  const enabled = initial.size === 0 ? [-1] : stepper.enabledInitially();
  for (const occurrence of enabled) {
    const choices = occurrence < 0 ? 1 : (initial.choices[initial.actionOf[occurrence] ?? 0] ?? 0);
    for (let choice = 0; choice < choices; choice++) {
      expect(stepper.begin(occurrence, choice)).toBe(true);
      found.push(JSON.stringify(snapshotOf(instance.fields, stepper.state)));
    }
  }
  expect(found.sort()).toEqual(expected);
  return found.length > 0;
}

const choices = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });

describe('a stepper makes the steps of the plain model', () => {
  test('of random models, and no others', () => {
    let states = 0;
    fc.assert(
      fc.property(randomModel(), choices, ({ instance }, drawn) => {
        states += compareAlong(instance, drawn);
      }),
      { seed: 6, numRuns: 60 },
    );
    expect(states).toBeGreaterThan(400);
  });

  test('of random models in which time passes', () => {
    let states = 0;
    fc.assert(
      fc.property(randomTimedModel(), choices, (random, drawn) => {
        states += compareAlong(timedInstance(random), drawn);
      }),
      { seed: 6, numRuns: 60 },
    );
    expect(states).toBeGreaterThan(300);
  });
});
