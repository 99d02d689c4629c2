import fc from 'fast-check';
import { UsageError } from '../../errors.js';
import type { Domain, Instance, Model, Shown } from '../../language/index.js';
import { walkNumbers } from './walk-numbers.js';

/** Values of parameters, by name. */
export interface Parameters {
  readonly [name: string]: Shown;
}

/** Instances of a model that differ in the parameters that are varied. */
export interface VariedModel {
  readonly model: Model;
  readonly variant?: string;
  /** What the other parameters are; their defaults if not given. */
  readonly given: Parameters;
  /** The parameters that are varied. */
  readonly names: readonly string[];
}

/** So many combinations of values are drawn until there is one that the model allows. */
const MOST_DRAWS = 1_000;

/** Keeps the numbers that parameters are drawn by apart from those of walks. */
const OF_PARAMETERS = 0x9e3779b9;

/**
 * Values of the varied parameters within their declared bounds. Smaller ones are nearer to the least, which for a budget of
 * faults is none; of a boolean or a name to its default.
 * @throws UsageError for a parameter that the model does not have, or that is given as well
 */
export function parametersArbitrary({ model, given, names }: VariedModel): fc.Arbitrary<Parameters> {
  const values = names.map((name) => {
    const domain = model.parameters[name];
    if (domain === undefined || !Object.hasOwn(model.parameters, name)) {
      const all = Object.keys(model.parameters);
      const known = all.length === 0 ? 'it has none' : `it has ${all.join(', ')}`;
      throw new UsageError(`model "${model.name}" has no parameter "${name}" to vary; ${known}`);
    }
    if (Object.hasOwn(given, name)) {
      throw new UsageError(
        `parameter ${name} is to be varied, and set to ${String(given[name])}: leave out one of them`,
      );
    }
    return [name, valueArbitrary(domain)] as const;
  });
  return fc.record<Record<string, Shown>>(Object.fromEntries(values));
}

/** A value of a parameter, the simplest first. */
function valueArbitrary(domain: Domain<unknown>): fc.Arbitrary<Shown> {
  const simplest = domain.shape.type === 'integer' ? 0 : domain.codeOf(domain.initial);
  const codeAt = (rank: number) => (rank === 0 ? simplest : rank <= simplest ? rank - 1 : rank);
  const rankOf = (code: number) => (code === simplest ? 0 : code < simplest ? code + 1 : code);
  return fc.integer({ min: 0, max: domain.size - 1 }).map(
    (rank) => domain.shownAt(codeAt(rank)),
    (shown) => rankOf(domain.codeOf(shown)),
  );
}

/**
 * The parameters of a stretch of walks: drawn until something can be made of the instance.
 * @param make may throw a UsageError, if the model does not allow these values together
 * @throws UsageError if it allows none of very many
 */
export function drawParameters<Made>(
  varied: VariedModel,
  seed: number,
  stretch: number,
  make: (instance: Instance) => Made,
): { readonly parameters: Parameters; readonly made: Made } {
  const arbitrary = parametersArbitrary(varied);
  const drawn = walkNumbers(seed ^ OF_PARAMETERS, stretch);
  // The two words of a walk come first, of which one is the same for all walks of a seed.
  drawn.next();
  drawn.next();
  const numbers = new fc.Random(drawn);
  let refusal = '';
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const parameters = arbitrary.generate(numbers, undefined).value;
    try {
      return { parameters, made: make(instanceWith(varied, parameters)) };
    } catch (thrown) {
      if (!(thrown instanceof UsageError)) throw thrown;
      refusal = thrown.message;
    }
  }
  throw new UsageError(
    `none of ${MOST_DRAWS.toLocaleString('en')} draws of ${varied.names.join(', ')} makes an instance of model "${varied.model.name}"; the last was refused: ${refusal}`,
  );
}

/** @throws UsageError if the model does not allow these values together */
export function instanceWith({ model, variant, given }: VariedModel, parameters: Parameters): Instance {
  return model.instantiate({ ...(variant === undefined ? {} : { variant }), parameters: { ...given, ...parameters } });
}
