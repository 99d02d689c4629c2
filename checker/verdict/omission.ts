import { fractionOmitted, probabilityOfOmission } from '../store/index.js';

/** Why a complete exploration with storage that is not exact does not show that anything holds, in words. */
export function reasonOfOmission(expected: number, states: number): string {
  const probability = probabilityOfOmission(expected);
  if (probability < 0.5) return `the estimated probability that one was missed is ${twoFigures(probability)}`;
  return `an estimated ${twoFigures(100 * fractionOmitted(expected, states))} % of the states were missed`;
}

function twoFigures(value: number): string {
  return String(Number(value.toPrecision(2)));
}
