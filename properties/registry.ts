import { type InputProperty, isInputProperty, type Property } from '../checker/index.js';
import { type Binding, type Checkable, checkedBy, type Formula, type Obligation } from './obligation.js';
import * as suites from './suite/index.js';

/**
 * Every check that shows an obligation to hold, to break, to be no empty claim; in the order of the properties, and then of
 * the names of suites: threads tell one another of checks by their positions.
 */
export const suite: readonly Binding[] = Object.entries(suites)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .flatMap(([, bindings]) => bindings)
  .sort((one, other) => numberOf(one) - numberOf(other));

/** Every obligation of the catalogue that is bound to a model, or to functions. */
export const obligations: readonly Obligation<never, Formula>[] = [
  ...new Set(suite.map(({ obligation }) => obligation)),
];

/** What is bound to a model, each formula once: its obligations, then the witnesses that keep them honest. */
export function obligationsFor(model: string): readonly Checkable<Property>[] {
  return boundTo(model).filter((bound): bound is Checkable<Property> => !isInputProperty(bound.formula));
}

/** The same of a design of functions. */
export function obligationsForFunctions(design: string): readonly Checkable<InputProperty>[] {
  return boundTo(design).filter((bound): bound is Checkable<InputProperty> => isInputProperty(bound.formula));
}

function boundTo(model: string): readonly Checkable[] {
  const bindings = suite.filter((binding) => binding.model === model);
  const byKind = [
    ...bindings.filter(({ kind }) => kind !== 'reached'),
    ...bindings.filter(({ kind }) => kind === 'reached'),
  ];
  return [...new Map(byKind.map(checkedBy).map((checkable) => [checkable.id, checkable])).values()];
}

/**
 * The check that shows what is to blame for a break, and it is not the obligation: it holds with the same parameters on
 * another design or, where these are the limit, with the nearest ones on the same design.
 */
export function counterpartOf(broken: Binding): Binding | undefined {
  const nearest = broken.kind === 'limit' ? broken.nearest : undefined;
  return suite.find(
    ({ kind, obligation, model, variant, parameters }) =>
      kind === 'holds' &&
      obligation === broken.obligation &&
      model === broken.model &&
      (variant === broken.variant) === (nearest !== undefined) &&
      JSON.stringify(parameters) === JSON.stringify(nearest ?? broken.parameters),
  );
}

/** P4 comes before P21. */
function numberOf({ obligation }: Binding): number {
  return Number(obligation.property.id.slice(1));
}
