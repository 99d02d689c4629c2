import { type InputProperty, isInputProperty, type Property } from '../checker/index.js';
import { findFunctions, findModel } from '../models/index.js';
import { type Binding, type Checkable, checkedBy, expectedOf, type Formula, type Obligation } from './obligation.js';
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
  return ofModels(checkedBySome(boundTo(model)));
}

/** The same of a design of functions. */
export function obligationsForFunctions(design: string): readonly Checkable<InputProperty>[] {
  return ofFunctions(checkedBySome(boundTo(design)));
}

/** One design of a model, with all its parameters, or of functions, which have none. */
export interface Place {
  readonly model: string;
  readonly variant: string;
  readonly parameters?: { readonly [name: string]: unknown };
}

/**
 * What is bound to a model and means something at one instance of it. A limit is no failure where nobody says that it should
 * hold, and some situations need parameters of their own. So it is what the suite binds to the instance itself if it says of
 * it that something holds; else, of flawed designs and other parameters, also what it binds to the model as it is by default.
 */
export function obligationsAt(place: Place): readonly Checkable<Property>[] {
  return ofModels(checkedBySome(meantAt(place)));
}

/** The same of a design of functions. */
export function obligationsForFunctionsAt(place: Place): readonly Checkable<InputProperty>[] {
  return ofFunctions(checkedBySome(meantAt(place)));
}

function meantAt(place: Place): readonly Binding[] {
  const all = boundTo(place.model);
  const here = all.filter((binding) => isAt(binding, place));
  if (here.some((binding) => expectedOf(binding) === 'holds')) return here;
  const byDefault = findModel(place.model)?.instantiate() ?? findFunctions(place.model)?.instantiate();
  const there = byDefault === undefined ? [] : all.filter((binding) => isAt(binding, byDefault));
  return [...there, ...here];
}

/** Whether a binding is about this instance, whichever of its parameters are said. */
function isAt({ model, variant, parameters }: Binding, place: Place): boolean {
  if (model !== place.model || variant !== place.variant) return false;
  const resolved = findModel(model)?.resolveParameters(parameters, variant) ?? parameters;
  return Object.entries(resolved).every(([name, value]) => place.parameters?.[name] === value);
}

function boundTo(model: string): readonly Binding[] {
  return suite.filter((binding) => binding.model === model);
}

function checkedBySome(bindings: readonly Binding[]): readonly Checkable[] {
  const byKind = [
    ...bindings.filter(({ kind }) => kind !== 'reached'),
    ...bindings.filter(({ kind }) => kind === 'reached'),
  ];
  return [...new Map(byKind.map(checkedBy).map((checkable) => [checkable.id, checkable])).values()];
}

function ofModels(bound: readonly Checkable[]): readonly Checkable<Property>[] {
  return bound.filter((each): each is Checkable<Property> => !isInputProperty(each.formula));
}

function ofFunctions(bound: readonly Checkable[]): readonly Checkable<InputProperty>[] {
  return bound.filter((each): each is Checkable<InputProperty> => isInputProperty(each.formula));
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
