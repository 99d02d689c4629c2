import fc from 'fast-check';
import type { Action, FairFor, Fairness } from '../language/index.js';
import { oneOfWeighted } from './weighted.js';

/** What the author of a model may declare of an action. */
export interface RandomFairness {
  readonly fair: Fairness | undefined;
  readonly fairFor: FairFor;
}

/** None, as often as not. */
export function randomFairness(): fc.Arbitrary<RandomFairness> {
  return fc.record({
    fair: oneOfWeighted<Fairness | undefined>(
      [2, () => fc.constant(undefined)],
      [1, () => fc.constant('weak')],
      [1, () => fc.constant('strong')],
    ),
    fairFor: fc.constantFrom('each', 'each', 'all'),
  });
}

/** The action declared to be so fair; faults and repairs are left as they are. */
export function declaredFair(action: Action, fairness: RandomFairness): Action {
  return mayDeclare(action) ? { ...action, ...fairness } : action;
}

/** What stands before an action's name where its fairness is read. */
export function textOfFairness(action: Action): string {
  if (action.fair === undefined) return '';
  return `${action.fair === 'weak' ? 'weakly' : 'strongly'} fair${action.fairFor === 'all' ? ' as a whole' : ''} `;
}

function mayDeclare({ kind }: Action): boolean {
  return kind === 'protocol' || kind === 'timer';
}
