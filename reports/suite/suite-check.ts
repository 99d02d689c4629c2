import { match } from 'ts-pattern';
import type { SuiteCheck } from '../../properties/index.js';
import { optionsOfDesign, word } from '../wording/index.js';

/** "P4.agreement breaks on two-phase-commit, documented" */
export function nameOfCheck({ binding }: SuiteCheck): string {
  const { checked, model, variant } = binding;
  const verb = match(binding.kind)
    .with('holds', () => 'holds')
    .with('reached', () => 'is reached')
    .with('breaks', () => 'breaks')
    .with('limit', () => 'fails, as a limit,')
    .with('unrefuted', () => 'is refuted by no random run')
    .exhaustive();
  return `${checked} ${verb} on ${model}, ${variant}`;
}

/** The command that makes one check by itself. */
export function commandOfCheck({ binding }: SuiteCheck): string {
  const { model, variant, parameters, checked, expected, runs } = binding;
  const set = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
  return [
    runs === null ? 'signalbox check' : 'signalbox simulate',
    word(model),
    ...optionsOfDesign({ variant, set, fairness: undefined }),
    `--property ${word(checked)}`,
    ...(runs === null ? [] : [`--seed ${runs.seed}`, `--steps ${runs.steps}`]),
    ...(expected === 'violated' ? ['--expect violated'] : []),
  ].join(' ');
}

/** "P4.agreement on two-phase-commit, documented: violated after 9 steps" */
export function placeAndReason({ binding, result }: SuiteCheck): string {
  const { checked, model, variant, parameters } = binding;
  const set = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  return `${checked} on ${[`${model}, ${variant}`, ...set].join(', ')}: ${reasonOf(result)}`;
}

/** "violated after 9 steps", "holds, all 4,123 states" */
function reasonOf(result: SuiteCheck['result']): string {
  const [property] = result?.properties ?? [];
  if (property === undefined) return 'not decided';
  return property.verdict === 'violated' ? property.reason : `${property.verdict}, ${property.reason}`;
}
