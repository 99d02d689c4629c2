import type { Property } from '../../checker/index.js';
import type { CascadeLanguage, NodeId, ReadonlyState } from './state.js';

/** What this model alone promises: that nothing happens outside its box of the chart. The obligations of P13 are in the catalogue. */
export function ownProperties({ node, alwaysStep }: CascadeLanguage): {
  readonly [id: string]: Property<ReadonlyState>;
} {
  const carried = (s: ReadonlyState, n: NodeId) => {
    let count = 0;
    for (const origin of node.ids) count += s.node.at(n).carries.at(origin);
    return count;
  };
  const all = (s: ReadonlyState) => node.ids.reduce((sum, n) => sum + carried(s, n), 0);

  return {
    onlyTheLivingFail: alwaysStep(
      'a failure strikes a node that was alive',
      (before, after) => node.ids.some((n) => before.node.at(n).up && !after.node.at(n).up),
      { given: (before, after) => after.failures.left < before.failures.left },
    ),
    begunForAFailure: alwaysStep(
      'the chart begins again only for a failure that is detected now, or has not been assessed',
      (before, after) => node.ids.some((n) => after.node.at(n).detected && !before.node.at(n).assessed),
      { given: (before, after) => isAtRest(before) && !isAtRest(after) },
    ),
    endsByVerification: alwaysStep(
      'the chart ends when it has verified the health of the system',
      (before) => before.chart === 'verify',
      { given: (before, after) => !isAtRest(before) && isAtRest(after) },
    ),
    shedWhereItSays: alwaysStep(
      'requests are lost in load shedding, and nowhere else',
      (before) => before.chart === 'load shedding',
      { given: (before, after) => all(after) < all(before) },
    ),
    movedWhereItSays: alwaysStep(
      'requests move in redistribution, and nowhere else',
      (before) => before.chart === 'redistribute',
      { given: (before, after) => node.ids.some((n) => carried(after, n) > carried(before, n)) },
    ),
  };
}

/** Where the chart ends. */
export function isAtRest({ chart }: ReadonlyState): boolean {
  return chart === 'resumed' || chart === 'with the operator';
}
