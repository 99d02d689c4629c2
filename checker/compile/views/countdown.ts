import type { Countdown, ReadonlyCountdownView } from '../../language/index.js';
import { read, write } from '../bits.js';
import { numbers } from '../columns.js';
import { bitsFor, type Cell } from '../layout.js';
import { emitClass, keepColumn, ownIndex, type Site, type ViewName } from './view.js';

/** What packed countdowns offer beyond their interface, for reading a state out; a model has no business with it. */
export interface PackedCountdown extends ReadonlyCountdownView {
  /** Units of time until it is due; 0 if it is, or is off. */
  readonly $earliest: number;
  /** Units of time until it must have been answered, or `Infinity`; without meaning if it is off. */
  readonly $latest: number;
}

/** Where the countdowns of one field (one, or those of all elements of the arrays around it) are kept. */
export interface CountdownCode {
  readonly path: string;
  readonly count: number;
  /** Steps of time until it is due; 0 if it is, or is off, so that off is one code. */
  readonly earliest: Cell;
  /** One of `latestCodes`. */
  readonly latest: Cell;
}

/** How the latest time is written: off, never, or so many steps of time from `now` on. */
export const latestCodes = { off: 0, never: 1, now: 2 } as const;

/**
 * A countdown: two numbers of steps that remain. Starting it counts as a move even if the numbers are the same: a little
 * later they are not.
 */
export function emitCountdown(
  { max }: Countdown,
  step: number,
  site: Site,
): { readonly view: ViewName; readonly code: CountdownCode } {
  const { emitter, path, count } = site;
  const { off, never, now } = latestCodes;
  const steps = Math.floor(max / step);
  const own = ownIndex(site);
  const earliest = emitter.layout.allot(bitsFor(steps + 1), count);
  const latest = emitter.layout.allot(bitsFor(steps + 1 + now), count);
  keepColumn(site, earliest, [], numbers(steps + 1));
  keepColumn(site, latest, [], numbers(steps + 1 + now));
  const [readEarliest, readLatest] = [read(earliest, own), read(latest, own)];
  const inSteps = (duration: string) => (step === 1 ? duration : `${duration} / ${step}`);
  const inUnits = (amount: string) => (step === 1 ? amount : `${amount} * ${step}`);
  const bound = `a duration from 0 to ${max} in steps of ${step}`;
  const isNone = (amount: string) => `(${amount} | 0) !== ${amount} || ${amount} < 0 || ${amount} > ${steps}`;
  const stop = `${write(earliest, own, 0)} ${write(latest, own, off)}`;
  const view = emitClass(site, 'Countdown', [
    `get isRunning() { return ${readLatest} !== ${off}; }`,
    `get isDue() { return ${readEarliest} === 0 && ${readLatest} !== ${off}; }`,
    `get $earliest() { return ${inUnits(readEarliest)}; }`,
    `get $latest() { const l = ${readLatest}; return l === ${never} ? Infinity : ${inUnits(`(l - ${now})`)}; }`,
    `start(from, by = from) {
    const e = ${inSteps('from')}, l = ${inSteps('by')};
    if (${isNone('e')}) ${emitter.refusal(path, bound, 'from')}
    if (l !== Infinity && (${isNone('l')})) ${emitter.refusal(path, `${bound}, or Infinity`, 'by')}
    if (l < e) ${emitter.refusal(path, 'a latest time, which does not lie before the earliest', 'by')}
    const code = l === Infinity ? ${never} : l + ${now};
    ${write(earliest, own, 'e')} ${write(latest, own, 'code')}
    moved = true;
  }`,
    `stop() { ${stop} }`,
    `reset() { ${stop} }`,
  ]);
  return { view, code: { path, count, earliest, latest } };
}
