import type { Property } from '../../checker/index.js';
import { caps } from '../topology/nodes.js';
import { repairedDesign } from './placement.js';
import type { LoadBalancingLanguage, ReadonlyState, RequestId } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P1, P2 and P17 to P19 are in the catalogue. */
export function ownProperties(language: LoadBalancingLanguage): Properties {
  const { node, request, always, alwaysStep, leadsTo } = language;
  return {
    // Why an allocation that fits by the books fits: nothing runs that they do not count.
    booksAreComplete: always('what runs on a node that does not lie is counted there', (s) =>
      node.ids.every((n) => {
        const { struckBy, running } = s.node.at(n);
        return struckBy === 'Byzantine' || running.every((r) => s.request.at(r).node === n);
      }),
    ),
    placed: leadsTo(
      'whoever waits is given a node in the end',
      (s) => s.request.at(request.valueAt(0)).phase === 'waiting',
      (s) => s.request.at(request.valueAt(0)).phase !== 'waiting',
    ),
    // So that nothing is moved on and on.
    movedBelow: alwaysStep(
      'what is moved goes to a node that stays below 80 % of its cap',
      (before, after) =>
        request.ids.every((r) => {
          const to = after.request.at(r).node;
          if (!isMoved(before, after, r) || to === null) return true;
          const { struckBy, cpu } = after.node.at(to);
          return struckBy === 'Byzantine' || 100 * cpu <= repairedDesign.migrationThreshold * caps.cpu;
        }),
      { given: (before, after) => request.ids.some((r) => isMoved(before, after, r)) },
    ),
  };
}

function isMoved(before: ReadonlyState, after: ReadonlyState, r: RequestId): boolean {
  const [from, to] = [before.request.at(r).node, after.request.at(r).node];
  return from !== null && to !== null && from !== to;
}
