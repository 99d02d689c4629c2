import { each, forAll, forSome } from '../../../checker/index.js';
import { type FailureMode, type FaultInjection, failureModes, models } from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

const everyModel = each(models.map(({ name }) => name));

/** The part of P2.faultModes that is about all models that strike nodes; what becomes of it in a run is in nodes.ts. */
export const modesInjected: FunctionObligation<FaultInjection> = {
  id: 'P2.faultModes',
  property: systemProperties.P2,
  source: 'Fault Tolerance, Failure Type Handling',
  formula: forAll(
    "whatever fault a model's failure injector strikes a node with is of that node's mode",
    everyModel,
    (model, { faults }: FaultInjection) => faults(model).every(({ node, mode }) => mode === failureModes[node]),
    { given: (model, { faults }: FaultInjection) => faults(model).length > 0 },
  ),
};

export const everyModeInjected: FunctionWitness<FaultInjection> = {
  id: 'P2.faultModes/reached:every-mode',
  formula: forSome('a model strikes nodes in all three modes', everyModel, (model, { faults }: FaultInjection) =>
    (['crash', 'omission', 'Byzantine'] satisfies FailureMode[]).every((mode) =>
      faults(model).some((fault) => fault.mode === mode),
    ),
  ),
};
