import type { CheckResult, PropertyResult } from '../../../checker/index.js';
import { optionsOfDesign, word } from '../../wording/index.js';

/** The command that checks the same again, with the same parameters, fairness and storage; limits and defaults are left out. */
export function commandOfResult(result: CheckResult, property: PropertyResult | null): string {
  const {
    model,
    variant,
    parameters,
    chosen = Object.keys(parameters),
    fairness,
    random,
    seed,
    storage,
    symmetry,
    reduction,
  } = result;
  const set = chosen.map((name) => `${name}=${String(parameters[name])}`);
  const hows =
    random === null
      ? [
          ...(storage === 'exact' ? [] : [`--storage ${storage}`]),
          ...(symmetry === 'on' ? ['--symmetry on'] : []),
          ...(reduction === 'on' ? ['--reduce'] : []),
        ]
      : [`--depth ${random.stepsPerWalk}`];
  return [
    random === null ? 'signalbox check' : 'signalbox simulate',
    ...(model === null ? [] : [word(model)]),
    ...optionsOfDesign({ variant, set, fairness: fairness === 'declared' ? undefined : fairness }),
    ...(property === null ? [] : [`--property ${word(property.id)}`]),
    ...hows,
    ...(seed === null ? [] : [`--seed ${seed}`]),
    ...(property?.expected === 'violated' ? ['--expect violated'] : []),
  ].join(' ');
}
