import type { Ending, Exploration } from '../explore/index.js';
import type { CheckResult } from '../result.js';
import { number, statesIn } from './figures.js';
import { reasonOfOmission } from './omission.js';

/** Why an exploration ended, in words. */
export function reasonOfEnding(exploration: Exploration): string {
  const { ending, distinctStates, expectedOmissions } = exploration;
  const states = statesIn(exploration);
  switch (ending.because) {
    case 'exhausted':
      if (expectedOmissions === null) return `all ${states}`;
      return `all ${states} found; ${reasonOfOmission(expectedOmissions, distinctStates)}`;
    case 'decided':
      return `every property was decided after ${states}`;
    case 'interrupted':
      return `interrupted at ${states}`;
    case 'states':
      return `stopped at ${states}, beyond the limit of ${number(ending.limit)}`;
    case 'depth':
      return `stopped at depth ${number(ending.limit)} after ${states}`;
    case 'time':
      return `stopped after ${number(ending.limit)} s at ${states}`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory and ${states}`;
    case 'no memory':
      return `stopped at ${states}: the machine gave no more memory`;
    case 'failed':
      return `the model failed at ${states}`;
  }
}

/** The budget that ran out, if that is why something ended. */
export function budgetOf(ending: Ending | null): CheckResult['ranOut'] {
  switch (ending?.because) {
    case 'states':
    case 'depth':
    case 'time':
    case 'memory':
      return ending.because;
    case 'no memory':
      return 'memory';
    default:
      return null;
  }
}

/** Why the search after a complete exploration had to stop, in words. */
export function reasonOfStop(ending: Ending): string {
  switch (ending.because) {
    case 'interrupted':
      return 'interrupted';
    case 'time':
      return `stopped after ${number(ending.limit)} s`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory`;
    case 'no memory':
      return 'the machine gave no more memory';
    default:
      return 'stopped';
  }
}
