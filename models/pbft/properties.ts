import type { Property } from '../../checker/index.js';
import { conductInAView } from './conduct.js';
import { type PbftLanguage, type ReadonlyState, type RequestId, range } from './state.js';
import { conductBetweenViews } from './view-conduct.js';

type Properties = { readonly [id: string]: Property<ReadonlyState> };

/** What this model alone promises. The obligations of agreement are in the catalogue. */
export function ownProperties(language: PbftLanguage): Properties {
  return {
    clientNotDeceived: clientNotDeceived(language),
    ...conductInAView(language),
    ...(language.views > 1 ? conductBetweenViews(language) : {}),
  };
}

/**
 * A client accepts a result that f+1 replicas have sent it, Byzantine ones among them, who send any. A result is here the
 * sequence number of the execution: what was executed before it follows from that.
 */
function clientNotDeceived({
  replica,
  request,
  faulty,
  sequenceNumbers,
  always,
}: PbftLanguage): Property<ReadonlyState> {
  const numbers = range(1, sequenceNumbers);
  const isExecuted = (s: ReadonlyState, r: RequestId, n: number) =>
    s.replica.some(({ executed }) => executed.get(n) === r);
  const isAcceptable = (s: ReadonlyState, r: RequestId, n: number) =>
    replica.ids.filter((from) => s.byzantine.has(from) || s.replica.at(from).executed.get(n) === r).length > faulty;
  return always(
    'a result for which a client can have f+1 matching replies is that of a correct replica, and the only one for its request',
    (s) =>
      request.ids.every((r) => {
        const acceptable = numbers.filter((n) => isAcceptable(s, r, n));
        return acceptable.length <= 1 && acceptable.every((n) => isExecuted(s, r, n));
      }),
    { given: (s) => request.ids.some((r) => numbers.some((n) => isAcceptable(s, r, n))) },
  );
}
