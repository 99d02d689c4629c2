import { messageOf } from '../errors.js';
import type { Instance, Property } from '../language/index.js';
import type { CheckResult, PropertyResult, Trace } from '../result.js';
import { Explainer } from './explain.js';

/** Whether the traces of a result are explained, and with the part of the state graph around them. */
export type ExplainOption = boolean | 'with surroundings';

/** Of which instance traces are runs, and what was checked of it. */
export interface Explained {
  readonly instance: Instance;
  readonly properties: { readonly [id: string]: Property };
}

/**
 * A result with its traces explained, if that is asked. A verdict stands whether or not its trace can be explained: what
 * cannot is a warning.
 * @param of what a trace is a run of
 */
export function explained(
  result: CheckResult,
  option: ExplainOption | undefined,
  of: (trace: Trace) => Explained,
): CheckResult {
  if (option === undefined || option === false) return result;
  const explainers = new Map<Instance, Explainer>();
  const warnings: string[] = [];
  const properties = result.properties.map((property): PropertyResult => {
    const { id, trace } = property;
    if (trace === undefined) return property;
    try {
      const { instance, properties } = of(trace);
      const explainer =
        explainers.get(instance) ??
        new Explainer(instance, { properties, surroundings: option === 'with surroundings' });
      explainers.set(instance, explainer);
      return { ...property, explanation: explainer.explain(trace) };
    } catch (thrown) {
      warnings.push(`the trace of ${id} cannot be explained: ${messageOf(thrown)}`);
      return property;
    }
  });
  return { ...result, properties, warnings: [...result.warnings, ...warnings] };
}
