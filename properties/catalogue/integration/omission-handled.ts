import { leadsTo, reachable } from '../../../checker/index.js';
import type { Obligation, Witness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';
import { type CallerState, isRightlyAnswered } from '../communication/remote-calls.js';

/** Who makes calls, what has become of each, and how often a node has dropped a message. */
export type OmittingState = CallerState & { readonly omissions: { readonly spent: number } };

/** Masked: answered rightly, as if nothing had been dropped. Reported: the client knows that something was. */
export const omissionHandled: Obligation<OmittingState> = {
  id: 'P30.handled',
  property: systemProperties.P30,
  source: 'Failure Type Handling: "Omission Failures, Edge2, Cloud1"',
  formula: leadsTo(
    'when a node has dropped a message, each call is answered rightly in the end, or an error is reported',
    ({ omissions, manager }) => omissions.spent > 0 && manager.waitsFor !== null,
    ({ manager, call }) => manager.waitsFor === null && call.every(isRightlyAnswered),
  ),
};

export const omissionMasked: Witness<OmittingState> = {
  id: 'P30.handled/reached:omission-masked',
  formula: reachable(
    'nodes have dropped messages, and all calls are answered',
    ({ omissions, call }) => omissions.spent > 0 && call.every(({ outcome }) => outcome === 'response'),
  ),
};

export const omissionReported: Witness<OmittingState> = {
  id: 'P30.handled/reached:omission-reported',
  formula: reachable(
    'nodes have dropped messages, and an error is reported',
    ({ omissions, call }) => omissions.spent > 0 && call.some(({ outcome }) => outcome === 'error'),
  ),
};
