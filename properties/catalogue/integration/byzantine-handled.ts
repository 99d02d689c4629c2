import { leadsTo, type ProcessId, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';
import { type AgreementState, areAnswered, hasSettled } from '../fault-tolerance/byzantine-agreement.js';

/** The agreement of replicas, and which of them lie. */
export interface ByzantineState extends AgreementState {
  readonly byzantine: { some(test: (replica: ProcessId) => boolean): boolean };
}

/** The part of P30.handled about a Byzantine node. That nothing wrong is executed is P12.agreement and P12.validity. */
export const maskedByzantine: Obligation<ByzantineState> = {
  id: 'P30.handled',
  property: systemProperties.P30,
  source: 'Fault Tolerance, Failure Type Handling: "Byzantine Failures, Core1: BFT consensus, Quorum verification"',
  formula: leadsTo<ByzantineState>(
    'a node that lies is masked: once the network has settled, each request is answered by correct nodes, one more than may lie',
    (s) => isSomebodyByzantine(s) && hasSettled(s),
    areAnswered,
  ),
};

export const masked: Witness<ByzantineState> = {
  id: 'P30.handled/reached:masked',
  formula: reachable(
    'a request is answered in a later view, since the primary of the first one lies',
    (s) =>
      isSomebodyByzantine(s) &&
      areAnswered(s) &&
      s.replica.count(({ view, executed }) => view > 0 && executed.size > 0) > s.bounds.faulty,
  ),
};

function isSomebodyByzantine({ byzantine }: ByzantineState): boolean {
  return byzantine.some(() => true);
}
