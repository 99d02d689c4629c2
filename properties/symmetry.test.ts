import { describe, expect, test } from 'vitest';
import { auditSymmetry, type Instance, ModelError } from '../checker/index.js';
import { models } from '../models/index.js';
import { obligationsFor } from './registry.js';

/** All that is promised of an instance: by the model and by the catalogue. */
function propertiesOf(instance: Instance) {
  const obligations = obligationsFor(instance.model).map(({ id, formula }) => [id, formula]);
  return { ...instance.properties, ...Object.fromEntries(obligations) };
}

/** `npm run test:thorough` tries more. */
const options = { samples: process.env.SIGNALBOX_RANDOM_MODELS === undefined ? 8 : 200, maxStates: 1_500 };

const instances = models.flatMap((model) =>
  model.variants.map(({ name: variant }) => {
    // Two of all that are interchangeable, at least.
    const parameters = 'transactions' in model.parameters ? { transactions: 2 } : {};
    return { model: model.name, variant, instance: model.instantiate({ variant, parameters }) };
  }),
);
const symmetric = instances.filter(({ instance: { processes } }) =>
  Object.values(processes).some(({ interchangeable, size }) => interchangeable && size > 1),
);

describe('what is declared interchangeable is so, for every action and property', () => {
  test.each(symmetric)('$model, $variant', async ({ instance }) => {
    expect(await auditSymmetry(instance, propertiesOf(instance), options)).toBeNull();
  });

  test('which is said of these models', () => {
    expect([...new Set(symmetric.map(({ model }) => model))]).toEqual([
      'cached-register',
      'deadlock',
      'migration',
      'pbft',
      'replication',
      'replication-causal',
      'tcommit',
      'transaction-timeout',
      'two-phase',
      'two-phase-commit',
    ]);
  });
});

/** What is declared of none of these, and no sample of states tells apart: they could be declared, as far as the audit knows. */
const undeclared = [
  'message of event-ordering',
  'route of failure-detection',
  'request of load-balancing',
  'node of optimization',
  'service of optimization',
  'member of replication-eventual',
];

describe('what is not declared so is not', () => {
  const others = instances.flatMap(({ model, variant, instance }) =>
    Object.values(instance.processes)
      .filter(({ interchangeable, size }) => !interchangeable && size > 1)
      .map((processes) => ({ model, variant, set: processes.shape.set, processes, instance })),
  );
  const first = others.filter(
    ({ model, set }, at) => others.findIndex((o) => o.model === model && o.set === set) === at,
  );

  test.each(first)('$set of $model', async ({ model, set, processes, instance }) => {
    const declared = { ...instance, processes: { [set]: { ...processes, interchangeable: true } } };
    const audited = auditSymmetry(declared, propertiesOf(instance), { ...options, samples: 100 });
    // Replicas lead epochs in the order of their names: what permutations make of a state may be none that there can be.
    if (`${set} of ${model}` === 'member of replication') await expect(audited).rejects.toThrow(ModelError);
    else if (undeclared.includes(`${set} of ${model}`)) expect(await audited).toBeNull();
    else expect((await audited)?.message).toContain('tells interchangeable processes apart');
  });
});
