import { type ParametersOfCheck, type Profile, profiles, type RandomBudget } from '../../properties/index.js';
import { durationFrom } from './settings.js';
import type { Value } from './value.js';

/** What a configuration says of one instance of a model. */
export interface Declared {
  /** Where it is said. */
  readonly place: Value;
  /** The address of the model, and where it stands. */
  readonly model: Value;
  readonly address: string;
  readonly variant: Value | undefined;
  readonly parameters: Value | undefined;
  /** Those named; none if all are meant. */
  readonly properties: readonly Value[];
  readonly known: { readonly because: string; readonly until: string | undefined } | undefined;
  readonly runs: RandomBudget | undefined;
  readonly profile: Profile;
  readonly seconds: number | undefined;
  readonly symmetry: 'off' | 'on';
}

/** Everything that a configuration says of its models. @throws UsageError that says what is wrong, and where */
export function declaredIn(models: Value, checks: Value): readonly Declared[] {
  const byDefault = models.isGiven ? models.list().map(byDefaultOf) : [];
  return [...byDefault, ...(checks.isGiven ? checks.list().map(declaredAt) : [])];
}

function byDefaultOf(model: Value): Declared {
  return {
    place: model,
    model,
    address: addressIn(model),
    variant: undefined,
    parameters: undefined,
    properties: [],
    known: undefined,
    runs: undefined,
    profile: 'pre-commit',
    seconds: undefined,
    symmetry: 'off',
  };
}

function declaredAt(place: Value): Declared {
  const { model, variant, parameters, property, expect, because, until, random, profile, budget, symmetry } =
    place.fields(
      'model',
      'variant',
      'parameters',
      'property',
      'expect',
      'because',
      'until',
      'random',
      'profile',
      'budget',
      'symmetry',
    );
  const isKnown = expect.isGiven && expect.oneOf('holds', 'violated') === 'violated';
  if (isKnown && !property.isGiven)
    throw property.objection('is missing: say which property is expected to be violated');
  if (isKnown && !because.isGiven) throw because.objection('is missing: say why the violation is expected');
  if (isKnown && random.isGiven) throw random.objection('shows no violation that is expected: leave it out');
  if (random.isGiven && symmetry.value === 'on')
    throw random.objection('are single runs, which know no symmetry: leave one out');
  for (const reason of [because, until]) {
    if (!isKnown && reason.isGiven)
      throw reason.objection('is about a violation that is expected: say expect: "violated", too');
  }
  return {
    place,
    model,
    address: addressIn(model),
    variant: variant.isGiven ? variant : undefined,
    parameters: parameters.isGiven ? parameters : undefined,
    properties: propertiesIn(property),
    known: isKnown ? { because: because.text(), until: until.isGiven ? dayIn(until) : undefined } : undefined,
    runs: random.isGiven ? runsIn(random) : undefined,
    profile: profile.isGiven ? profile.oneOf(...profiles) : 'pre-commit',
    seconds: budget.isGiven ? durationFrom(budget) : undefined,
    symmetry: symmetry.isGiven ? symmetry.oneOf('off', 'on') : 'off',
  };
}

/** Without what says only that it is a path. */
function addressIn(model: Value): string {
  return model.text().replace(/^\.\//, '');
}

function propertiesIn(property: Value): readonly Value[] {
  if (!property.isGiven) return [];
  if (typeof property.value === 'string') return [property];
  const several = property.list();
  if (several.length === 0) throw property.objection('names none: leave it out for all of them');
  return several;
}

function runsIn(random: Value): RandomBudget {
  const { steps, seed } = random.fields('steps', 'seed');
  const most = Number.MAX_SAFE_INTEGER;
  return { steps: steps.number(1, most, true), seed: seed.isGiven ? seed.number(-most, most, true) : 1 };
}

function dayIn(until: Value): string {
  const text = until.text();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
  if (!isDay) throw until.objection(`is a day such as "2027-06-30", not ${JSON.stringify(text)}`);
  return text;
}

/** The values of parameters as they stand there. @throws UsageError if one is no number, text or truth value */
export function parametersIn(parameters: Value | undefined): ParametersOfCheck {
  const values: { [name: string]: number | string | boolean } = {};
  for (const [name, given] of parameters?.entries() ?? []) {
    const { value } = given;
    if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'boolean') {
      throw given.objection('is a number, a text or a truth value');
    }
    values[name] = value;
  }
  return values;
}
