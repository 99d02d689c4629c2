import type { CheckResult, Found, RandomRuns, Trace } from '../../checker/index.js';
import { count, counted, duration, listed, memory, rate, roughly } from '../wording/index.js';
import type { Style } from './style.js';
import { alignedRows, sideBySide } from './table.js';
import { fill, paragraph } from './text.js';

/** How many columns the bar of the most walks takes. */
const LONGEST_BAR = 24;

/** That random runs were tried, and how: from which seed, of how many steps, by which strategies. */
export function headlineOfRandomRuns(runs: RandomRuns, seed: number | null, { paint, width }: Style): string[] {
  const { strategies, stepsPerWalk } = runs;
  const isOne = runs.walks === 1;
  const pieces = [
    `by ${paint.bold(isOne ? 'one random run' : 'random runs')}`,
    `from seed ${seed},`,
    `of at most ${counted(stepsPerWalk, 'step')}${isOne ? '' : ' each'}:`,
    ...listed(strategies.map(({ strategy }) => strategy)).split(' '),
  ];
  return fill('  ', pieces, width);
}

/** "found by walk 17 (novel) after 212 steps, shortened to 11" */
export function foundText({ walk, strategy, steps }: Found, { steps: { length } }: Trace): string {
  const where = steps === 0 ? 'in its initial state' : `after ${counted(steps, 'step')}`;
  const shortened = length < steps ? `, shortened to ${count(length)}` : '';
  return `found by walk ${count(walk)} (${strategy}) ${where}${shortened}`;
}

/** Who took the walks, how long they were and how many ended early. Of a single walk there is nothing to tell. */
export function statisticsLines(runs: RandomRuns, { paint, width }: Style): string[] {
  if (runs.walks <= 1) return [];
  const indent = '  ';
  const tables = [strategyRows(runs), lengthRows(runs)].filter((rows) => rows.length > 1);
  const blocks = tables.map(([head = '', ...rows]) => [paint.dim(head), ...rows]);
  const lines = sideBySide(blocks, 5, width - indent.length).map((line) => (line === '' ? line : indent + line));
  const endings = [
    { walks: runs.deadEnds, where: 'nothing more can happen' },
    { walks: runs.standstills, where: 'nothing that can happen changes anything' },
  ];
  return [
    ...lines,
    ...endings.flatMap(({ walks, where }) =>
      walks === 0 ? [] : paragraph(indent, `${counted(walks, 'walk')} ended where ${where}`, width),
    ),
  ];
}

/** How much was tried, in a line. */
export function figuresOfRandomRuns(result: CheckResult, runs: RandomRuns, { paint, width }: Style): string[] {
  const { distinctStates, seconds, peakMemory } = result;
  const parts = [
    counted(runs.walks, 'walk'),
    counted(runs.steps, 'step'),
    runs.isEstimated ? `about ${roughly(distinctStates)} states` : counted(distinctStates, 'state'),
    duration(seconds),
    rate(runs.steps, seconds, 'step'),
    memory(peakMemory),
  ];
  return fill('  ', parts.map(paint.dim), width, ' · ');
}

function strategyRows({ strategies }: RandomRuns): readonly string[] {
  if (strategies.length <= 1) return [];
  const rows = strategies.map(({ strategy, walks, steps }) => [strategy, count(walks), count(steps)]);
  return alignedRows([['strategy', 'walks', 'steps'], ...rows], ['left', 'right', 'right']);
}

/** A histogram. Ranges below the first and above the last walk are left out, those between are not. */
function lengthRows({ lengths, stepsPerWalk }: RandomRuns): readonly string[] {
  const hasWalks = ({ walks }: RandomRuns['lengths'][number]) => walks > 0;
  const shown = lengths.slice(lengths.findIndex(hasWalks), lengths.findLastIndex(hasWalks) + 1);
  const most = Math.max(1, ...shown.map(({ walks }) => walks));
  const rows = shown.map(({ from, to, walks }) => [
    rangeText(from, Math.min(to, stepsPerWalk)),
    count(walks),
    bar(walks / most),
  ]);
  return alignedRows([['steps in a walk', 'walks', ''], ...rows], ['right', 'right', 'left']);
}

function rangeText(from: number, to: number): string {
  return from === to ? count(from) : `${count(from)}–${count(to)}`;
}

/** A bar of a part of the greatest length; whatever is not nothing can be seen. */
function bar(part: number): string {
  const length = Math.round(part * LONGEST_BAR);
  return length > 0 ? '█'.repeat(length) : part > 0 ? '▏' : '';
}
