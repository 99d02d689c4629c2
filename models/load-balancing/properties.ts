import type { Property } from '../../checker/index.js';
import { placementOf, repairedDesign } from './placement.js';
import type { LoadBalancingLanguage, ReadonlyState } from './state.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of P1, P2 and P17 to P19 are in the catalogue. */
export function ownProperties(language: LoadBalancingLanguage): Properties {
  const { node, request, always, leadsTo } = language;
  const { relief } = placementOf(language, repairedDesign);
  const isPast = (s: ReadonlyState) => request.ids.some((r) => relief(s, r) !== null);
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
    relieved: leadsTo(
      'what runs on a node past 80 % of its cap is moved, or ends, if another could take it and stay below',
      isPast,
      (s) => !isPast(s),
    ),
  };
}
