import { findFunctions, findModel } from '../../models/index.js';
import { knownFindings } from '../findings.js';
import type { Binding } from '../obligation.js';
import { counterpartOf, obligations, suite } from '../registry.js';
import { selects } from '../selection.js';
import { systemProperties } from '../system-properties.js';
import { bearsOnSafety, safeUnderFaults } from './safe-under-faults.js';
import type { Designs, Suite } from './suite.js';

/** The models, and designs of functions, that come with signalbox. */
export const shippedDesigns: Designs = (model) => findModel(model) ?? findFunctions(model);

/** The documented system against its thirty properties. */
export const shippedSuite: Suite = {
  project: undefined,
  bindings: suite,
  obligations,
  properties: Object.values(systemProperties),
  findings: knownFindings,
  designOf: shippedDesigns,
  proof: 'in all ways',
  failsVacuous: true,
  derivesSafety: true,
  counterpartOf,
  selects: isSelectedBy,
  isOfModel: (name, { model }) => name === model,
  whereListed: { properties: 'signalbox list properties shows them', models: 'signalbox list suite shows what is' },
  source: { module: import.meta.url, export: shippedSuiteAgain.name, given: [] },
};

/** For a thread. */
export function shippedSuiteAgain(): Suite {
  return shippedSuite;
}

/** P30.safe is derived from what is checked of others. */
function isSelectedBy(name: string, binding: Binding): boolean {
  return selects(name, binding.obligation.id) || (selects(name, safeUnderFaults.id) && bearsOnSafety(binding));
}
