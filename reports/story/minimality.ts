import { match, P } from 'ts-pattern';
import type { CheckResult, PropertyResult } from '../../checker/index.js';
import { count, counted } from '../wording/index.js';

/** How a run was found, as far as its length depends on it. */
export type Finding = Pick<PropertyResult, 'trace' | 'found'> &
  Pick<CheckResult, 'engine' | 'search' | 'reduction' | 'storage'>;

/** Whether there may be a shorter run, in a sentence; empty where there is no run. */
export function minimalityOf({ trace, found, engine, search, reduction, storage }: Finding): string {
  if (trace === undefined) return '';
  const { length } = trace.steps;
  return match({ engine, search, reduction, storage, isEndless: trace.loop !== null, found })
    .with({ found: P.nonNullable }, ({ found: { walk, steps } }) =>
      steps > length
        ? `Shrunk from ${counted(steps, 'step')} to ${count(length)}; random walk ${count(walk)} had found it.`
        : `As random walk ${count(walk)} found it: shrinking made it no shorter.`,
    )
    .with({ engine: 'random' }, () => 'Found at random: there may be a shorter one.')
    .with({ reduction: 'on' }, () => 'Not certainly the shortest: partial-order reduction was on.')
    .with({ isEndless: true }, () => 'There may be a shorter one: of runs that go on for ever not all are compared.')
    .with({ search: 'dfs' }, () => 'Not the shortest: the search went depth first.')
    .with(
      { storage: P.not('exact') },
      ({ storage: kind }) => `Not certainly the shortest: ${kind} storage may have missed states.`,
    )
    .otherwise(() => 'Shortest: the search went breadth first, and no run with fewer steps shows it.');
}
