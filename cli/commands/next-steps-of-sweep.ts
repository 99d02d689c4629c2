import { optionsOfDesign, type SweepDocument, word } from '../../reports/index.js';
import { optionsOfStorage } from './exhaustive-options.js';
import { optionsOfRandomRuns } from './random-options.js';
import { type CellAsked, randomRunsOf } from './sweep-cell.js';

/** What to do after a sweep: how to see the first counterexample, in a line to be pasted. */
export function nextStepsOfSweep(asked: Omit<CellAsked, 'explain'>, { cells }: SweepDocument): readonly string[] {
  for (const { result } of cells) {
    const violated = result?.properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
    if (result === null || violated === undefined) continue;
    const { variant, parameters, chosen = [], seed } = result;
    const { fairness } = asked;
    const set = chosen.map((name) => `${name}=${String(parameters[name])}`);
    const { found } = violated;
    const command = [
      found === undefined ? 'signalbox check' : 'signalbox simulate',
      word(asked.model),
      ...optionsOfDesign({ variant, set, fairness }),
      ...(found === undefined ? optionsOfStorage(asked) : optionsOfRandomRuns(randomRunsOf(asked, { set }))),
      `--property ${word(violated.id)}`,
      ...(found === undefined ? [] : [`--seed ${seed}`, `--path ${found.path}`]),
    ];
    return [`see the first counterexample:  ${command.join(' ')}`];
  }
  return [];
}
