import { fractionOmitted, probabilityOfOmission } from '../store/index.js';

/** Why a complete exploration with storage that is not exact does not show that anything holds, in words. */
export function reasonOfOmission(expected: number, states: number): string {
  const probability = probabilityOfOmission(expected);
  if (probability < 0.5) return `the estimated probability that one was missed is ${small(probability)}`;
  return `an estimated ${percent(fractionOmitted(expected, states))} of the states were missed`;
}

function percent(fraction: number): string {
  return `${small(100 * fraction)} %`;
}

/** To two figures: 0.031, 4.5e-8. */
function small(value: number): string {
  return value !== 0 && value < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(2)));
}
