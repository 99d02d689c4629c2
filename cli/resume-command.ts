import type { CheckResult } from '../checker/index.js';
import { word } from '../reports/index.js';

/** The options that say where a check is kept: the command that goes on has another one. */
const KEEPING = ['checkpoint', 'resume'];

/** By the budget that ran out: its option, with which the check would end at once again. Time counts anew. */
const SPENT: { readonly [budget in NonNullable<CheckResult['ranOut']>]: readonly string[] } = {
  states: ['max-states'],
  depth: ['max-depth'],
  memory: ['memory-limit'],
  time: [],
};

/**
 * The command that goes on from a checkpoint: as the check was called, but for where it is kept and the budget that ran out.
 * @param given the words of the command line, from `check` on
 */
export function resumeCommand(given: readonly string[], directory: string, ranOut: CheckResult['ranOut']): string {
  const dropped = new Set([...KEEPING, ...(ranOut === null ? [] : SPENT[ranOut])]);
  const kept: string[] = [];
  for (let at = 0; at < given.length; at++) {
    const [, name = '', value] = /^--([^=]+)(=.*)?$/.exec(given[at] ?? '') ?? [];
    if (!dropped.has(hyphened(name))) kept.push(given[at] ?? '');
    else if (value === undefined) at += 1;
  }
  return ['signalbox', ...kept, '--resume', directory].map(word).join(' ');
}

/** `maxStates`, which is understood too, as `max-states`. */
function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
