import type { CheckResult, Found, PropertyResult } from '../checker/index.js';
import { type Design, optionsOfDesign } from './options-of-design.js';
import { replayStep } from './replay-step.js';
import { word } from './word.js';

/** How random runs were asked for, as far as it is needed to make them again. */
export interface CalledAtRandom extends Design {
  readonly model: string;
  /** The options without which other runs would be made. */
  readonly runs: readonly string[];
  /** The properties that were named; none if all were asked for. */
  readonly names: readonly string[];
  readonly trace: string | undefined;
}

type Decided = PropertyResult & { readonly found: Found };

/** What to do after random runs: lines to read and to paste. */
export function nextStepsOfRandomRuns(called: CalledAtRandom, result: CheckResult): string[] {
  return [...toMakeAgain(called, result), ...toKeep(called, result), ...toDecide(called, result)];
}

/** The commands that make again the runs that are shown: all counterexamples, and witnesses where properties were named. */
function toMakeAgain({ model, runs, names, ...design }: CalledAtRandom, { properties, seed }: CheckResult): string[] {
  const command = ['signalbox simulate', word(model), ...optionsOfDesign(design), ...runs, `--seed ${seed}`].join(' ');
  const isShown = (property: PropertyResult): property is Decided =>
    property.found !== undefined && (property.verdict === 'violated' || names.length > 0);
  const shown = properties.filter(isShown);
  const what = (id: string) => (shown.length === 1 ? 'make it again:  ' : `make ${id} again:  `);
  const width = Math.max(0, ...shown.map(({ id }) => what(id).length));
  return shown.map(
    ({ id, found }) => `${what(id).padEnd(width)}${command} --property ${word(id)} --path ${found.path}`,
  );
}

/** How to keep a counterexample, or to run one again that was kept. */
function toKeep({ trace }: CalledAtRandom, result: CheckResult): string[] {
  if (trace !== undefined) return replayStep(trace, result);
  if (!result.properties.some(({ verdict, found }) => verdict === 'violated' && found !== undefined)) return [];
  return ['to keep its steps:  the same with --trace trace.json; signalbox replay trace.json runs them again'];
}

/** How to find out about what no run has decided. */
function toDecide({ model, ...design }: CalledAtRandom, { properties, interrupted, failure }: CheckResult): string[] {
  const isOpen = properties.some(({ verdict }) => verdict === 'unrefuted' || verdict === 'inconclusive');
  if (!isOpen || interrupted || failure !== null) return [];
  const command = ['signalbox check', word(model), ...optionsOfDesign(design)].join(' ');
  return [
    'to try more:            other runs with another --seed, or more --steps',
    `to explore everything:  ${command}`,
  ];
}
