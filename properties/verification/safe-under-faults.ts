import { failureModes, faultInjection, type InjectedFault, type NodeName, nodeOrder } from '../../models/index.js';
import type { Binding } from '../obligation.js';
import { type SystemProperty, systemProperties } from '../system-properties.js';
import type { ObligationResult } from './suite-result.js';

/**
 * An obligation without a formula of its own: it says of others, and of the checks that show them. Every safety obligation
 * that names nodes holds while any one node fails in its declared mode.
 */
export const safeUnderFaults: {
  readonly id: `P${number}.${string}`;
  readonly property: SystemProperty;
  readonly sentence: string;
  readonly source: string;
} = {
  id: 'P30.safe',
  property: systemProperties.P30,
  sentence:
    'whichever node fails in its mode, every safety obligation of the other properties holds that is checked while it does',
  source: 'Fault Tolerance, Failure Type Handling',
};

/** What is known of the checks it is derived from. */
export interface Derivation {
  /** What has come of some checks: violated, if one is; their positions. */
  readonly verdictOf: (positions: readonly number[]) => ObligationResult['verdict'];
  readonly areAsBound: (positions: readonly number[]) => boolean;
}

/**
 * Decides it by the checks that were made: it holds if each safety obligation does where a node of the document really
 * failed, and is violated if one is. It is shown if that was so of each of the five nodes, if flawed designs break under such
 * a fault, and if the situations occur that the obligations are about.
 */
export function safetyUnderFaults(
  bindings: readonly Binding[],
  { verdictOf, areAsBound }: Derivation,
): ObligationResult {
  const where = (belongs: (binding: Binding) => boolean) =>
    [...bindings.entries()].filter(([, binding]) => belongs(binding)).map(([at]) => at);
  const of = (kind: Binding['kind']) => where((binding) => binding.kind === kind && isSafetyUnderFault(binding));
  const [holds, breaks, limits] = [of('holds'), of('breaks'), of('limit')];
  const shown = holds.flatMap((at) => bindings[at] ?? []);
  const reached = where(
    ({ kind, obligation, model }) =>
      kind === 'reached' && shown.some((binding) => binding.obligation === obligation && binding.model === model),
  );
  const isEveryNodeStruck = nodeOrder.every((node) => shown.some((binding) => struckIn(binding).includes(node)));
  return {
    id: safeUnderFaults.id,
    verdict: verdictOf(holds),
    isShown:
      isEveryNodeStruck &&
      [breaks, reached].every(({ length }) => length > 0) &&
      areAsBound([...holds, ...breaks, ...reached, ...limits]),
    holds,
    breaks,
    reached,
    limits,
    unrefuted: [],
  };
}

/** Whether a check has to be made before it is decided. */
export function bearsOnSafety(binding: Binding): boolean {
  const isWitness = binding.kind === 'reached' && faultsOf(binding).length > 0;
  return isSafetyUnderFault(binding) || (isWitness && isSafety(binding));
}

/** Whether it is a check of a safety obligation, in which a node of the document has to fail in its mode. */
export function isSafetyUnderFault(binding: Binding): boolean {
  return isSafety(binding) && struckIn(binding).length > 0;
}

/** What P30 says itself counts by itself. */
function isSafety({ obligation: { property, formula } }: Binding): boolean {
  return property !== safeUnderFaults.property && (formula.form === 'always' || formula.form === 'alwaysStep');
}

/** The nodes that fail in their modes by the faults that a check names: these were taken, or are in its counterexample. */
export function struckIn(binding: Binding): readonly NodeName[] {
  const struck = faultsOf(binding).filter(
    ({ fault, node, mode }) => binding.faults.includes(fault) && mode === failureModes[node],
  );
  return [...new Set(struck.map(({ node }) => node))];
}

/** What the model of a check does to nodes of the document. */
function faultsOf({ model }: Binding): readonly InjectedFault[] {
  return faultInjection.functions.faults(model);
}
