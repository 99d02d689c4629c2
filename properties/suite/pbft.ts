import type { PbftState } from '../../models/index.js';
import {
  agreement,
  answer,
  certificate,
  equivocation,
  liveness,
  validity,
  viewChange,
} from '../catalogue/fault-tolerance/byzantine-agreement.js';
import { masked, maskedByzantine } from '../catalogue/integration/byzantine-handled.js';
import type { Binding } from '../obligation.js';
import { bindingsOf } from './bindings.js';

const { holds, breaks, limit, reached, unrefuted } = bindingsOf<PbftState>('pbft');

const equivocating = 'accept a PRE-PREPARE of the Byzantine primary';
const lyingInPhases = [
  equivocating,
  'send COMMIT, helped by a Byzantine replica',
  'commit, execute and reply, helped by a Byzantine replica',
];
const lyingInViewChanges = [
  'join a view change, helped by a Byzantine replica',
  'send NEW-VIEW, helped by a Byzantine replica',
  'accept a NEW-VIEW of the Byzantine primary',
];
const impatience = ['premature timeout', 'timeout, the Byzantine primary being slow'];

/** The model's own parameters: four replicas, the Byzantine one at any place, two requests for one sequence number. */
const byDefault = { faults: [...lyingInPhases, ...lyingInViewChanges, ...impatience] };
/** No timeout before or after settling is limited by anything but the number of views. */
const twoViews = { parameters: { views: 2 }, faults: [...lyingInPhases, ...lyingInViewChanges, 'premature timeout'] };
const oneView = { parameters: { views: 1 }, faults: lyingInPhases };
/** The nodes of the system's document. */
const fiveNodes = { parameters: { replicas: 5, views: 1 }, faults: lyingInPhases };
const fiveNodesInTwoViews = { ...twoViews, parameters: { replicas: 5, views: 2 } };
/** As many sequence numbers as requests. */
const oneRequest = { ...byDefault, parameters: { requests: 1 } };
/** A Byzantine primary can give the request both sequence numbers. */
const twoNumbers = { parameters: { views: 1, requests: 1, sequenceNumbers: 2 }, faults: lyingInPhases };
/** The network settles before anybody has left the first view. */
const settled = { views: 3, unsettledViews: 1, requests: 1 };
const slowness = [...lyingInPhases, 'timeout, the Byzantine primary being slow'];
const settledAtOnce = { parameters: settled, faults: slowness };
const fiveNodesSettled = { parameters: { ...settled, replicas: 5 }, faults: slowness };

/** One more node has crashed. */
const withACrash = { parameters: { ...fiveNodesSettled.parameters, crashes: 1 }, faults: ['crash'] };
/** Of the five it is Core1 that is Byzantine, the first primary. */
const core1 = { parameters: { ...fiveNodesSettled.parameters, byzantinePosition: 'primary' }, faults: slowness };

/** Nobody is Byzantine, but one may be dead. */
const oneCrash = {
  parameters: { requests: 1, byzantine: 0, crashes: 1 },
  faults: ['premature timeout', 'crash'],
};

/** Two Byzantine replicas of seven are far more states than can be explored. */
const sevenReplicas = {
  parameters: { replicas: 7 },
  profile: 'ci',
  runs: { seed: 1, steps: 20_000_000 },
} as const;

/** Three members, for one Byzantine of them (B2). */
const threeReplicas = { replicas: 3, faulty: 1 };
const ofThree = {
  finding: 'B2: quorums of three, so that two meet in a correct one',
  parameters: { ...threeReplicas, requests: 1 },
  nearest: oneRequest.parameters,
};

/** Practical Byzantine fault tolerance: safe whatever happens, live when the network has settled. */
export const pbftSuite: readonly Binding[] = [
  holds(agreement, byDefault),
  holds(agreement, twoViews),
  holds(agreement, oneView),
  holds(agreement, fiveNodes),
  holds(agreement, fiveNodesInTwoViews),
  unrefuted(agreement, sevenReplicas),
  reached(agreement, equivocation),
  reached(agreement, certificate),
  breaks(agreement, { variant: 'documented', finding: 'B1', ...fiveNodes, faults: [equivocating] }),
  breaks(agreement, { variant: 'documented', finding: 'B3', ...twoViews, faults: ['premature timeout'] }),
  breaks(agreement, { variant: 'quorums-of-2f+1', finding: 'B1', ...fiveNodes, faults: [equivocating] }),
  breaks(agreement, {
    variant: 'new-view-from-f+1',
    finding: 'B3',
    ...twoViews,
    faults: ['send NEW-VIEW, helped by a Byzantine replica'],
  }),
  breaks(agreement, {
    variant: 'new-view-unverified',
    finding: 'B3',
    ...twoViews,
    faults: ['accept a NEW-VIEW of the Byzantine primary'],
  }),
  breaks(agreement, { variant: 'primary-counted-twice', finding: 'B4', ...twoViews, faults: [equivocating] }),
  limit(agreement, {
    finding: 'f+1 Byzantine',
    parameters: { byzantine: 2, views: 1 },
    faults: [equivocating],
    nearest: oneView.parameters,
  }),
  limit(agreement, {
    finding: 'B2: quorums of two, so that one may be silent',
    parameters: { ...threeReplicas, prepareQuorum: 2, commitQuorum: 2, viewChangeQuorum: 2, views: 1 },
    faults: [equivocating],
    nearest: oneView.parameters,
  }),

  holds(validity, byDefault),
  holds(validity, twoViews),
  holds(validity, twoNumbers),
  unrefuted(validity, sevenReplicas),
  reached(validity, answer),
  breaks(validity, { variant: 'executes-out-of-order', finding: 'B6', ...twoNumbers, faults: [equivocating] }),
  breaks(validity, {
    variant: 'executes-twice',
    finding: 'seeded: no timestamps',
    ...twoNumbers,
    faults: [equivocating],
  }),

  holds(liveness, byDefault),
  holds(liveness, oneRequest),
  holds(liveness, settledAtOnce),
  holds(liveness, fiveNodesSettled),
  holds(liveness, oneCrash),
  reached(liveness, viewChange),
  breaks(liveness, { variant: 'pre-prepare-not-counted', finding: 'B4', ...settledAtOnce, faults: [] }),
  breaks(liveness, { variant: 'joins-nobody', finding: 'B3', ...settledAtOnce, faults: [] }),
  breaks(liveness, {
    variant: 'waits-for-nobody',
    finding: 'seeded: an impatient view change',
    ...oneCrash,
  }),
  limit(liveness, ofThree),
  limit(liveness, { ...withACrash, finding: 'B5', nearest: fiveNodesSettled.parameters }),

  holds(maskedByzantine, core1),
  holds(maskedByzantine, fiveNodesSettled),
  holds(maskedByzantine, settledAtOnce),
  holds(maskedByzantine, oneRequest),
  reached(maskedByzantine, masked, { parameters: core1.parameters }),
  breaks(maskedByzantine, { variant: 'pre-prepare-not-counted', finding: 'B4', ...settledAtOnce, faults: [] }),
  breaks(maskedByzantine, { variant: 'joins-nobody', finding: 'B3', ...settledAtOnce, faults: [] }),
  limit(maskedByzantine, ofThree),
  limit(maskedByzantine, { ...withACrash, finding: 'B5', nearest: fiveNodesSettled.parameters }),
];
