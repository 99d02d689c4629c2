import type { Estimate, Progress } from '../checker/index.js';
import { count, counted, duration, memory, rate, roughly, styleOf } from '../reports/index.js';

/** Shows how far something is. */
export interface ProgressDisplay<Shown = Progress> {
  update(progress: Shown): void;
  /** Writes a line that stays, above the one that changes. */
  note(line: string): void;
  /** Says that it is being interrupted. */
  stopping(): void;
  /** Takes the display away. */
  end(): void;
}

const quiet: ProgressDisplay<unknown> = { update() {}, note() {}, stopping() {}, end() {} };

/** Shows how far an exploration is. */
export function showProgress(what: string): Promise<ProgressDisplay> {
  return showLine(what, progressText);
}

/** What stands on the line besides: the sign that turns, and that it is being stopped. */
const BESIDES = '⠋ stopping · '.length;

/**
 * One live line on standard error; nothing where that is no terminal, so that logs and pipes stay clean.
 * @param textOf what to show in so many columns
 */
export async function showLine<Shown>(
  what: string,
  textOf: (progress: Shown, width: number) => string,
): Promise<ProgressDisplay<Shown>> {
  // A terminal that does not know its width cannot take a line back.
  if (!process.stderr.isTTY || process.stderr.columns === 0) return quiet;
  const { default: ora } = await import('ora');
  // Standard input stays as it is: taken over, Ctrl-C would no longer be a signal.
  const color = styleOf(process.stderr).paint.isColorSupported ? 'cyan' : false;
  const spinner = ora({ text: what, color, stream: process.stderr, discardStdin: false }).start();
  let isStopping = false;
  return {
    update(progress) {
      const text = textOf(progress, process.stderr.columns - BESIDES);
      spinner.text = isStopping ? `stopping · ${text}` : text;
    },
    note(line) {
      spinner.clear();
      process.stderr.write(`${line}\n`);
      spinner.render();
    },
    stopping() {
      isStopping = true;
      spinner.text = 'stopping; Ctrl-C again quits at once';
    },
    end() {
      spinner.stop();
    },
  };
}

/**
 * "1,204,113 states · 8.94 million transitions/s · depth 14 · 23,001 queued · 3.20 s · about 40 %: 3 million states and
 * 80 MiB in the end"
 */
export function progressText(progress: Progress): string {
  const { distinctStates, transitions, depth, queue, seconds, estimate, walks } = progress;
  if (walks !== undefined) return progressTextOfWalks(walks, progress);
  return [
    `${count(distinctStates)} states`,
    rate(transitions, seconds, 'transition'),
    `depth ${count(depth)}`,
    `${count(queue)} queued`,
    duration(seconds),
    ...(estimate === undefined ? [] : [inTheEnd(estimate)]),
  ].join(' · ');
}

/** "1,204 walks · 412,007 steps · 5.18 million steps/s · about 38 thousand states · 0.08 s" */
function progressTextOfWalks(walks: number, { distinctStates, transitions, seconds }: Progress): string {
  return [
    counted(walks, 'walk'),
    counted(transitions - walks, 'step'),
    rate(transitions - walks, seconds, 'step'),
    `about ${roughly(distinctStates)} states`,
    duration(seconds),
  ].join(' · ');
}

function inTheEnd({ states, fraction, memory: bytes }: Estimate): string {
  return `about ${Math.round(100 * fraction)} %: ${roughly(states)} states and ${memory(bytes)} in the end`;
}
