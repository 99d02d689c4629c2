import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instance } from '../language/index.js';
import { randomModel, randomTimedModel, timedInstance } from '../testing/index.js';
import { Candidates } from './candidates.js';
import { compileStepper } from './stepper.js';

/** One walk after the other: for each step which way is gone, and a choice. */
const walks = fc.array(fc.array(fc.tuple(fc.boolean(), fc.nat()), { maxLength: 8 }), { minLength: 4, maxLength: 8 });

type Walks = readonly (readonly (readonly [boolean, number])[])[];

/** Takes the walks, and compares what is listed in each of their states with what can be taken; says how many had been met before. */
function compareOnWalks(instance: Instance, drawn: Walks): number {
  const stepper = compileStepper(instance, []);
  const taking = compileStepper(instance, []);
  const { words, occurrences } = stepper;
  const canTake = (occurrence: number) => {
    taking.moveTo(words);
    return taking.step(occurrence, 0);
  };
  const time = occurrences.possible.find(
    (occurrence) => instance.actions[occurrences.actionOf[occurrence] ?? 0]?.range.over === 'time',
  );
  const listed = new Int32Array(occurrences.possible.length);
  const way = { isSecond: false, went: () => {} };
  const candidates = new Candidates(
    instance,
    occurrences,
    { words, canTimePass: () => canTake(time ?? -1) },
    listed,
    way,
  );
  const met = new Set<string>();
  let again = 0;
  for (const walk of drawn) {
    const beginning = stepper.initial.size === 0 ? -1 : stepper.enabledInitially()[0];
    if (beginning === undefined || !stepper.begin(beginning, 0)) return again;
    for (const [step, [isSecond, choice]] of walk.entries()) {
      way.isSecond = isSecond;
      const enabled = listed.subarray(0, candidates.list(step === 0));
      expect(Array.from(enabled)).toEqual(Array.from(occurrences.possible).filter(canTake));
      if (met.has(words.join())) again += 1;
      met.add(words.join());
      if (enabled.length === 0) break;
      stepper.step(enabled[choice % enabled.length] ?? 0, 0);
    }
  }
  return again;
}

/** Models at fault are compared until they throw. */
function untilFault(compare: () => number): number {
  try {
    return compare();
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'ModelError') return 0;
    throw thrown;
  }
}

test('what is listed can be taken and nothing else, whichever way it is found out, where walks come again and again', () => {
  let again = 0;
  fc.assert(
    fc.property(randomModel(), walks, ({ instance }, drawn) => {
      again += untilFault(() => compareOnWalks(instance, drawn));
    }),
    { seed: 6, numRuns: 40 },
  );
  expect(again).toBeGreaterThan(100);
});

test('the same where time passes', () => {
  let again = 0;
  fc.assert(
    fc.property(randomTimedModel(), walks, (random, drawn) => {
      again += untilFault(() => compareOnWalks(timedInstance(random), drawn));
    }),
    { seed: 6, numRuns: 40 },
  );
  expect(again).toBeGreaterThan(100);
});
