import {
  deadlockFree,
  type Expected,
  type Instance,
  isProperty,
  type Property,
  UsageError,
} from '../../checker/index.js';

/** A property, or the id of one that the model has. */
type Named<P extends Property> = string | P;

/** What a test asks of a model: a property, several, or several by ids of its own. */
export type Asked<P extends Property = Property> = Named<P> | readonly Named<P>[] | { readonly [id: string]: P };

export type Properties = { readonly [id: string]: Property };

/** What every model has, unless it has another of this id. */
const ofEveryModel: Properties = { 'deadlock-free': deadlockFree() };

/**
 * The properties that are asked for, by id. One that is none of the model's own is called `property`, or after its place
 * in the list, `property 2`.
 * @throws UsageError for an id that the model does not have, for what is no property, or if nothing is asked
 */
export function propertiesAsked(instance: Instance, asked: Asked): Properties {
  const own = ownProperties(instance);
  const properties = isList(asked)
    ? Object.fromEntries(asked.map((each, index) => entry(instance.model, own, each, `property ${index + 1}`)))
    : typeof asked === 'string' || isProperty(asked)
      ? Object.fromEntries([entry(instance.model, own, asked, 'property')])
      : namedByTest(instance.model, asked);
  if (Object.keys(properties).length === 0) throw new UsageError(`nothing is asked of ${instance.model}`);
  return properties;
}

const expectations: readonly Expected[] = ['holds', 'violated', 'vacuous'];

/** What is expected of each property. @throws UsageError for an id that is not asked, or what cannot be expected */
export function expectedOfEach(
  properties: Properties,
  expected: Expected | { readonly [id: string]: Expected } = 'holds',
): { readonly [id: string]: Expected } {
  const ids = Object.keys(properties);
  if (typeof expected === 'string')
    return expectedOfEach(properties, Object.fromEntries(ids.map((id) => [id, expected])));
  const unknown = Object.keys(expected).find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`"expected" speaks of "${unknown}", which is not asked; asked is ${ids.join(', ')}`);
  }
  for (const [id, each] of Object.entries(expected)) {
    if (!expectations.includes(each)) {
      throw new UsageError(`of "${id}" can be expected ${expectations.join(', ')}, not ${String(each)}`);
    }
  }
  return expected;
}

/** The model's own properties, and the one that every model has. */
export function ownProperties({ properties }: Instance): Properties {
  return { ...ofEveryModel, ...properties };
}

function namedByTest(model: string, asked: unknown): Properties {
  const isOne =
    typeof asked !== 'object' || asked === null || ('sentence' in asked && typeof asked.sentence === 'string');
  return Object.fromEntries(
    Object.entries(isOne ? { property: asked } : asked).map(([id, property]) => [id, propertyAt(model, id, property)]),
  );
}

/** @throws UsageError for what is none: a test has not always been checked by the compiler */
function propertyAt(model: string, id: string, property: unknown): Property {
  if (isProperty(property)) return property;
  throw new UsageError(
    `what is asked of ${model} as "${id}" is no property of states and runs: make it by always, reachable or their like`,
  );
}

function entry(model: string, own: Properties, asked: string | Property, name: string): readonly [string, Property] {
  if (typeof asked !== 'string') {
    const id = Object.keys(own).find((each) => own[each] === asked);
    return [id ?? name, propertyAt(model, name, asked)];
  }
  const property = Object.hasOwn(own, asked) ? own[asked] : undefined;
  if (property === undefined) {
    throw new UsageError(`the model ${model} has no property "${asked}"; it has ${Object.keys(own).join(', ')}`);
  }
  return [asked, property];
}

function isList(asked: Asked): asked is readonly Named<Property>[] {
  return Array.isArray(asked);
}
