import type { CheckResult } from '../checker/index.js';
import { type DesignOptions, optionsOfDesign, word } from '../reports/index.js';
import { resumeCommand } from './resume-command.js';

/** How `check` was called, as far as it is needed to call it again. */
export interface Called extends DesignOptions {
  readonly model: string;
  /** The options of storage. */
  readonly storage: readonly string[];
  readonly trace: string | undefined;
  /** The words of the command line, from `check` on. */
  readonly words: readonly string[];
}

/** What to do after a check: lines to read and to paste. */
export function nextSteps(called: Called, result: CheckResult): string[] {
  return [...withTrace(called, result), ...toDecide(called, result)];
}

/** What helps where memory was the limit. */
const LESS_MEMORY = '--symmetry on, --reduce, --storage compact, or a smaller instance (--set name=value)';

/** How to find out what is inconclusive. */
function toDecide({ words, storage }: Called, result: CheckResult): string[] {
  const { saved, ranOut, interrupted, failure, properties } = result;
  const resume = saved === null ? [] : [`go on from here:  ${resumeCommand(words, saved, ranOut)}`];
  const isOpen = properties.some(({ verdict }) => verdict === 'inconclusive');
  const hasTrace = properties.some(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
  if (!isOpen || interrupted || failure !== null || hasTrace) return resume;
  if (ranOut === 'memory') return [...resume, `to need less memory:  ${LESS_MEMORY}`];
  if (saved !== null) return resume;
  if (result.complete && result.storage !== 'exact') return toMissFewer(result.storage, storage);
  return ['to decide the rest:  raise the limit, or check a smaller instance (--set name=value)'];
}

function toMissFewer(kind: 'compact' | 'bitstate', options: readonly string[]): string[] {
  const rest = 'to decide the rest:      --storage exact';
  if (kind === 'bitstate') return ['to miss fewer states:    more --bitstate-memory', rest];
  return options.includes('--hash-bits 128') ? [rest] : ['to miss fewer states:    --hash-bits 128', rest];
}

/** How to keep a counterexample, or run it again. */
function withTrace(called: Called, result: CheckResult): string[] {
  if (called.trace !== undefined) {
    const isKept = result.properties.some(({ trace }) => trace !== undefined);
    return isKept ? [`run it again:  signalbox replay ${word(called.trace)}`] : [];
  }
  const shown = result.properties.find(({ verdict, trace }) => verdict === 'violated' && trace !== undefined);
  if (shown === undefined) return [];
  const again = ['signalbox check', word(called.model), ...optionsOfDesign(called), ...called.storage].join(' ');
  return [
    `keep this counterexample:  ${again} --property ${word(shown.id)} --trace trace.json`,
    'and run it again:          signalbox replay trace.json',
  ];
}
