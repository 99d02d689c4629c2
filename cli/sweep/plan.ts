import { type Model, type Shown, UsageError } from '../../checker/index.js';
import { count, listed, type SweepDimension } from '../../reports/index.js';
import { parseParameters } from '../parameters.js';
import { suggestionOrAll } from '../suggestion.js';
import { parseValues } from './values.js';

/** What a command line says of what is to be varied. */
export interface Varied {
  /** Each `name=values`. */
  readonly set: readonly string[];
  /** Each a name, or several with commas between them. */
  readonly variant: readonly string[];
}

/** One combination, as options of `check` say it. */
export interface PlannedCell {
  readonly values: readonly Shown[];
  readonly variant: string | undefined;
  readonly set: readonly string[];
}

/** What is varied, what is not, and every combination. */
export interface SweepPlan {
  readonly variant: string | null;
  readonly parameters: { readonly [name: string]: Shown };
  readonly dimensions: readonly SweepDimension[];
  readonly cells: readonly PlannedCell[];
}

/** A dimension, or what has a single value. */
interface Axis extends SweepDimension {
  /** The values as they were written, in the same order. */
  readonly texts: readonly string[];
}

/**
 * All combinations of the values; those of the last dimension follow each other. Parameters come in the order in which they
 * were set, variants last.
 * @param most how many combinations there may be
 * @throws UsageError for a parameter, variant or value that the model does not have, where nothing is varied, and where
 * there are too many combinations
 */
export function planOfSweep(model: Model, { set, variant }: Varied, most: number): SweepPlan {
  const axes = [...parameterAxes(model, set), ...variantAxis(model, variant)];
  const dimensions = axes.filter(({ values }) => values.length > 1);
  if (dimensions.length === 0) throw new UsageError(nothingVaried(model));
  const size = dimensions.reduce((product, { values }) => product * values.length, 1);
  if (size > most) {
    throw new UsageError(
      `these are ${count(size)} cells, and a sweep has at most ${count(most)} of them: name fewer values, or allow it with --cells ${size}`,
    );
  }
  const fixed = axes.filter(({ values }) => values.length === 1);
  return {
    variant: dimensions.some(isVariant) ? null : (fixed.find(isVariant)?.texts[0] ?? model.variants[0]?.name ?? null),
    parameters: Object.fromEntries(
      fixed.flatMap(({ of, name, values }) => (of === 'parameter' ? [[name, values[0] ?? null]] : [])),
    ),
    dimensions: dimensions.map(({ name, of, values }) => ({ name, of, values })),
    cells: combinations(axes),
  };
}

function isVariant({ of }: SweepDimension): boolean {
  return of === 'variant';
}

function combinations(axes: readonly Axis[]): readonly PlannedCell[] {
  let cells: readonly PlannedCell[] = [{ values: [], variant: undefined, set: [] }];
  for (const { name, of, values, texts } of axes) {
    const isVaried = values.length > 1;
    cells = cells.flatMap((cell) =>
      texts.map((text, position) => ({
        values: isVaried ? [...cell.values, values[position] ?? null] : cell.values,
        variant: of === 'variant' ? text : cell.variant,
        set: of === 'parameter' ? [...cell.set, `${name}=${text}`] : cell.set,
      })),
    );
  }
  return cells;
}

/** Each value is read, and refused, as `check --set` does it. */
function parameterAxes(model: Model, set: readonly string[]): readonly Axis[] {
  const seen = new Set<string>();
  return set.map((assignment) => {
    const [, name = '', list] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (list === undefined) parseParameters(model, [assignment]);
    if (seen.has(name))
      throw new UsageError(`the parameter ${name} is set twice; set it once, as ${name}=4..8 or ${name}=1,3`);
    seen.add(name);
    const texts = parseValues(name, list ?? '');
    const values = texts.map((text) => shown(parseParameters(model, [`${name}=${text}`])[name]));
    return { name, of: 'parameter', values, texts };
  });
}

function shown(value: unknown): Shown {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function variantAxis(model: Model, given: readonly string[]): readonly Axis[] {
  if (given.length === 0) return [];
  const texts = parseValues('variant', given.join(','));
  const known = model.variants.map(({ name }) => name);
  const unknown = texts.find((text) => !known.includes(text));
  if (unknown !== undefined) {
    throw new UsageError(`the model ${model.name} has no variant "${unknown}"${suggestionOrAll(unknown, known)}`);
  }
  return [{ name: 'variant', of: 'variant', values: texts, texts }];
}

function nothingVaried({ name, parameters, variants }: Model): string {
  const examples = [
    ...Object.entries(parameters)
      .slice(0, 1)
      .map(([parameter, { initial }]) => `--set ${parameter}=${String(initial)},…`),
    ...(variants.length > 1
      ? [
          `--variant ${variants
            .slice(0, 2)
            .map((each) => each.name)
            .join(',')}`,
        ]
      : []),
  ];
  const how = examples.length === 0 ? `${name} has nothing that varies` : `such as ${listed(examples)}`;
  return `a sweep needs something with several values, ${how}; for one instance there is signalbox check`;
}
