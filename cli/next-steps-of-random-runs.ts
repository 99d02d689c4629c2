import type { CheckResult, Found, PropertyResult } from '../checker/index.js';
import { type DesignOptions, optionsOfDesign, word } from '../reports/index.js';

/** How random runs were asked for, as far as it is needed to make them again. */
export interface CalledAtRandom extends DesignOptions {
  readonly model: string;
  /** The options without which other runs would be made. */
  readonly runs: readonly string[];
  /** The properties that were named; none if all were asked for. */
  readonly names: readonly string[];
  readonly trace: string | undefined;
}

type Decided = PropertyResult & { readonly found: Found };

/** What somebody may want, and what to do for it. */
type Step = readonly [wish: string, what: string];

/** What to do after random runs: lines to read and to paste. */
export function nextStepsOfRandomRuns(called: CalledAtRandom, result: CheckResult): string[] {
  const steps = [...toMakeAgain(called, result), ...toKeep(called, result), ...toDecide(called, result)];
  const width = Math.max(0, ...steps.map(([wish]) => wish.length));
  return steps.map(([wish, what]) => `${`${wish}:`.padEnd(width + 1)}  ${what}`);
}

/** The commands that make again the runs that are shown: all counterexamples, and witnesses where properties were named. */
function toMakeAgain({ model, runs, names, ...design }: CalledAtRandom, { properties, seed }: CheckResult): Step[] {
  const command = ['signalbox simulate', word(model), ...optionsOfDesign(design), ...runs, `--seed ${seed}`].join(' ');
  const isShown = (property: PropertyResult): property is Decided =>
    property.found !== undefined && (property.verdict === 'violated' || names.length > 0);
  const shown = properties.filter(isShown);
  return shown.map(({ id, found }) => [
    shown.length === 1 ? 'make it again' : `make ${id} again`,
    `${command} --property ${word(id)} --path ${found.path}`,
  ]);
}

/** How to keep a counterexample, or to run one again that was kept. */
function toKeep({ trace: file }: CalledAtRandom, { properties }: CheckResult): Step[] {
  if (file !== undefined) {
    const isKept = properties.some(({ trace }) => trace !== undefined);
    return isKept ? [['run its trace again', `signalbox replay ${word(file)}`]] : [];
  }
  const isFound = properties.some(({ verdict, found }) => verdict === 'violated' && found !== undefined);
  return isFound
    ? [['keep its trace', 'the same with --trace trace.json; signalbox replay trace.json runs it again']]
    : [];
}

/** How to find out about what no run has decided. */
function toDecide({ model, ...design }: CalledAtRandom, { properties, interrupted, failure }: CheckResult): Step[] {
  const isOpen = properties.some(({ verdict }) => verdict === 'unrefuted' || verdict === 'inconclusive');
  if (!isOpen || interrupted || failure !== null) return [];
  return [
    ['try more', 'other runs with another --seed, or more --steps'],
    ['explore everything', ['signalbox check', word(model), ...optionsOfDesign(design)].join(' ')],
  ];
}
