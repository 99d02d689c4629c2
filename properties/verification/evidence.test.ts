import { beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult, PropertyResult } from '../../checker/index.js';
import type { Binding } from '../obligation.js';
import { counterpartOf, suite } from '../registry.js';
import { decisionOf, judged } from './evidence.js';
import { explore, jobsOf, keyOf } from './job.js';
import { shippedSuite } from './shipped-suite.js';

/** Of a model with faults, small enough to be explored here. */
function bound(kind: Binding['kind'], variant: string): Binding {
  const found = suite.find(
    (binding) =>
      binding.model === 'migration' &&
      binding.kind === kind &&
      binding.variant === variant &&
      binding.parameters.clients === 1 &&
      Object.keys(binding.parameters).length === 1 &&
      (kind !== 'breaks' || binding.faults.length > 0),
  );
  if (found === undefined) throw new Error(`nothing ${kind} on ${variant}`);
  return found;
}

const breaks = bound('breaks', 'no-roll-back');
const holds = counterpartOf(breaks) ?? breaks;

let [good, bad]: CheckResult[] = [];
const exploring = (binding: Binding) => {
  const [job] = jobsOf(suite.filter((other) => keyOf(other) === keyOf(binding)));
  if (job === undefined) throw new Error('there is no such job');
  return explore(job);
};

beforeAll(async () => {
  [good, bad] = [await exploring(holds), await exploring(breaks)];
});

/** A result in which what a binding checks came out otherwise. */
function but(result: CheckResult | undefined, binding: Binding, otherwise: Partial<PropertyResult>): CheckResult {
  if (result === undefined) throw new Error('nothing was explored');
  const { id } = decisionOf(binding, result);
  return {
    ...result,
    properties: result.properties.map((property) => (property.id === id ? { ...property, ...otherwise } : property)),
  };
}

const asBound = { outcome: 'as bound', objection: null };

describe('what is to hold', () => {
  const judge = (result: CheckResult) => judged({ binding: holds, result, counterpart: undefined });

  test('does if it does in all states, and its faults were taken', async () => {
    expect(await judge(but(good, holds, {}))).toEqual(asBound);
  });

  test('does not show it if it is violated, or holds only because its premise never does', async () => {
    expect(await judge(but(good, holds, { verdict: 'violated' }))).toMatchObject({ outcome: 'otherwise' });
    expect(await judge(but(good, holds, { vacuous: true }))).toEqual({
      outcome: 'otherwise',
      objection: 'it holds only because its premise never does',
    });
  });

  test('does not show it if a fault that is named never happened', async () => {
    const [fault = ''] = holds.faults;
    const idle = but(good, holds, {});
    const actions = idle.actions.map((action) => (action.name === fault ? { ...action, taken: 0 } : action));
    expect(await judge({ ...idle, actions })).toEqual({
      outcome: 'otherwise',
      objection: `the fault "${fault}" never happened`,
    });
  });

  test('is undecided where not all was explored', async () => {
    expect(await judge({ ...but(good, holds, {}), complete: false })).toMatchObject({ outcome: 'undecided' });
    expect(await judge(but(good, holds, { verdict: 'inconclusive' }))).toMatchObject({ outcome: 'undecided' });
  });

  test('does not show it where the model is at fault', async () => {
    const failure = { kind: 'model', message: 'the guard throws', trace: null } as const;
    expect(await judge({ ...but(good, holds, {}), failure })).toEqual({
      outcome: 'otherwise',
      objection: 'the guard throws',
    });
  });
});

describe('what is to break', () => {
  const judge = (result: CheckResult, counterpart: CheckResult | undefined = good) =>
    judged({ binding: breaks, result, counterpart });

  test('does if the counterexample is no run of the design that is right', async () => {
    expect(await judge(but(bad, breaks, {}))).toEqual(asBound);
  });

  test('does not show it if nothing goes wrong', async () => {
    expect(await judge(but(bad, breaks, { verdict: 'holds' }))).toMatchObject({ outcome: 'otherwise' });
  });

  test('does not show it if the counterexample is a run of the repaired design, too', async () => {
    const trace = decisionOf(breaks, but(bad, breaks, {})).trace;
    if (trace === undefined) throw new Error('a violation without a trace');
    const beginning = { ...trace, steps: [], loop: null };
    const { faults: _, ...unfaulted } = breaks;
    const judgement = await judged({
      binding: { ...unfaulted, faults: [] },
      result: but(bad, breaks, { trace: beginning }),
      counterpart: good,
    });
    expect(judgement).toEqual({ outcome: 'otherwise', objection: 'the counterexample is a run of repaired, too' });
    expect(await judge(but(bad, breaks, { trace: beginning }))).toEqual({
      outcome: 'otherwise',
      objection: `the counterexample does not need the fault "${breaks.faults[0]}"`,
    });
  });

  test('is undecided until it is compared with what holds, and shows nothing if that does not', async () => {
    const result = but(bad, breaks, {});
    expect(await judged({ binding: breaks, result, counterpart: undefined })).toMatchObject({ outcome: 'undecided' });
    expect(await judge(result, but(good, holds, { verdict: 'inconclusive' }))).toMatchObject({ outcome: 'undecided' });
    expect(await judge(result, but(good, holds, { verdict: 'violated' }))).toMatchObject({ outcome: 'otherwise' });
  });
});

describe('what random runs do not refute', () => {
  const budget = { seed: 1, steps: 2_000 };
  const sample: Binding = { ...holds, kind: 'unrefuted', profile: 'ci', runs: budget };
  const sampled = async (binding: Binding) => {
    const [job] = jobsOf([binding]);
    if (job === undefined) throw new Error('there is no such job');
    return explore(job);
  };

  test('is tried in a job of its own, from the seed and for the steps that are bound', async () => {
    expect(keyOf(sample)).not.toBe(keyOf(holds));
    const result = await sampled(sample);
    expect(result).toMatchObject({ engine: 'random', seed: 1, random: { steps: 2_000 } });
    expect(await judged({ binding: sample, result, counterpart: undefined })).toEqual(asBound);
  });

  test('is otherwise if a run refutes it', async () => {
    const flawed: Binding = { ...breaks, kind: 'unrefuted', runs: { seed: 1, steps: 500_000 } };
    const judgement = await judged({ binding: flawed, result: await sampled(flawed), counterpart: undefined });
    expect(judgement).toMatchObject({ outcome: 'otherwise' });
    expect(judgement.objection).toMatch(/^a random run refutes it: violated /);
  });
});

describe('in a project, what is known to be violated', () => {
  const suite = { ...shippedSuite, proof: 'as expected' } as const;
  const known = { ...breaks, kind: 'breaks', finding: 'nobody rolls back', until: '2027-06-30' } as const;
  const judge = (today: string, binding: Binding = known) =>
    judged({ binding, result: but(bad, breaks, {}), counterpart: undefined, today }, suite);

  test('needs its reason and no other design, until its last day is over', async () => {
    expect(await judge('2026-01-01')).toEqual(asBound);
    expect(await judge('2027-06-30')).toEqual(asBound);
    expect(await judge('2027-07-01')).toEqual({
      outcome: 'otherwise',
      objection: 'its violation was expected until 2027-06-30, because nobody rolls back: mend it, or say a later date',
    });
    const { until: _, ...lasting } = known;
    expect(await judge('2999-01-01', lasting)).toEqual(asBound);
  });

  test('is not as expected where it holds', async () => {
    const result = but(bad, breaks, { verdict: 'holds' });
    expect(await judged({ binding: known, result, counterpart: undefined }, suite)).toMatchObject({
      outcome: 'otherwise',
      objection: expect.stringMatching(/^it should be violated and holds/),
    });
  });

  test('a vacuous pass is one where the gate only reports it', async () => {
    const result = but(good, holds, { vacuous: true });
    const judgeVacuous = (failsVacuous: boolean) =>
      judged({ binding: holds, result, counterpart: undefined }, { ...suite, failsVacuous });
    expect(await judgeVacuous(true)).toMatchObject({ outcome: 'otherwise' });
    expect(await judgeVacuous(false)).toEqual(asBound);
  });
});
