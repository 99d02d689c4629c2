import type { Ending, Exploration } from '../explore/index.js';
import { counted, number, statesOf } from './figures.js';

/** Why an exploration ended, in words. */
export function reasonOfEnding(exploration: Exploration): string {
  const { ending, distinctStates } = exploration;
  switch (ending.because) {
    case 'exhausted':
      return `all ${statesOf(exploration)}`;
    case 'decided':
      return `every property was decided after ${counted(distinctStates, 'state')}`;
    case 'interrupted':
      return `interrupted at ${counted(distinctStates, 'state')}`;
    case 'states':
      return `stopped at ${counted(distinctStates, 'state')}, beyond the limit of ${number(ending.limit)}`;
    case 'depth':
      return `stopped at depth ${number(ending.limit)} after ${counted(distinctStates, 'state')}`;
    case 'time':
      return `stopped after ${number(ending.limit)} s at ${counted(distinctStates, 'state')}`;
    case 'memory':
      return `stopped at ${number(ending.limit / 2 ** 20)} MiB of memory and ${counted(distinctStates, 'state')}`;
    case 'no memory':
      return `stopped at ${counted(distinctStates, 'state')}: the machine gave no more memory`;
    case 'failed':
      return `the model failed at ${counted(distinctStates, 'state')}`;
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
