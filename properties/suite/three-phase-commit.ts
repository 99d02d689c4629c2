import type { ThreePhaseCommitState } from '../../models/index.js';
import {
  abortsEverywhere,
  agreement,
  commitsEverywhere,
  dissent,
  irrevocability,
  lastSurvivor,
  legacy,
  nontriviality,
  termination,
  unanimity,
  validity,
} from '../catalogue/transactions/atomic-commitment.js';
import type { Binding, Obligation } from '../obligation.js';
import { bindingsOf } from './bindings.js';

type P4 = Obligation<ThreePhaseCommitState>;

const { holds, breaks, limit, reached } = bindingsOf<ThreePhaseCommitState>('three-phase-commit');

/** Three participants of which all but one may crash, and a perfect failure detector. */
const byDefault = { faults: ['crash'] };
/** All five nodes of the system, of which four may crash, each of them a coordinator. */
const allFive = { parameters: { participants: 5 }, faults: ['crash'] };
/** The network splits and heals; failure detectors, though, are perfect. */
const splitUnmistaken = {
  parameters: { partitions: 1, detector: 'perfect' },
  faults: ['crash', 'the network splits'],
};

const noFault = { crashes: 0 };
const oneCrash = { crashes: 1 };
const oneSuspicion = { crashes: 0, suspicions: 1 };
const oneCrashOneSuspicion = { crashes: 1, suspicions: 1 };
/** One link of three fails: Core1 and Core2, say, take each other for dead, and Cloud1 hears both. */
const oneLink = { crashes: 0, cuts: 1 };
const onePartition = { crashes: 0, partitions: 1 };
/** Who is superseded in error has no further turn, as if it had died. */
const oneTurn = { turns: 1 };

const holdsThroughout = (obligation: P4): readonly Binding[] => [
  holds(obligation, byDefault),
  holds(obligation, allFive),
  holds(obligation, splitUnmistaken),
];

/** A flawed design with the model's own parameters. */
const flawed = (variant: string, finding: string, ...faults: readonly string[]) => ({ variant, finding, faults });

const falseSuspicion = 'suspect one that is alive';

/** Three-phase commit: safe and live with perfect failure detectors, and what becomes of it with others. */
export const threePhaseCommitSuite: readonly Binding[] = [
  ...holdsThroughout(agreement),
  reached(agreement, commitsEverywhere),
  reached(agreement, abortsEverywhere),
  // The coordinator commits and dies.
  holds(agreement, { parameters: oneCrash, faults: ['crash'] }),
  breaks(agreement, { ...flawed('documented', 'T8', 'crash'), parameters: oneCrash }),
  breaks(agreement, { ...flawed('without-pre-commit', 'T8', 'crash'), parameters: oneCrash }),
  breaks(agreement, flawed('without-epochs', 'T10', 'crash')),
  breaks(agreement, flawed('failure-detected-while-committing', 'T1', 'crash')),
  // T2 needs no fault at all.
  holds(agreement, { parameters: noFault }),
  breaks(agreement, { ...flawed('timeout-after-vote', 'T2'), parameters: noFault }),
  breaks(agreement, flawed('commits-before-the-others-know', 'seeded: a substitute commits at once', 'crash')),
  // T10, by the smallest budgets that break agreement; beside each the nearest ones that do not.
  limit(agreement, {
    finding: 'T10',
    parameters: { participants: 2, crashes: 1, suspicions: 1 },
    nearest: { participants: 2, crashes: 0, suspicions: 1 },
    faults: ['crash', falseSuspicion],
  }),
  holds(agreement, { parameters: { participants: 2, crashes: 0, suspicions: 1 }, faults: [falseSuspicion] }),
  limit(agreement, {
    finding: 'T10',
    parameters: oneCrashOneSuspicion,
    nearest: oneSuspicion,
    faults: ['crash', falseSuspicion],
  }),
  limit(agreement, {
    finding: 'T10',
    parameters: { crashes: 0, suspicions: 2 },
    nearest: oneSuspicion,
    faults: [falseSuspicion],
  }),
  holds(agreement, { parameters: oneSuspicion, faults: [falseSuspicion] }),
  limit(agreement, {
    finding: 'T10',
    parameters: oneLink,
    nearest: { ...oneLink, detector: 'perfect' },
    faults: ['a link fails'],
  }),
  holds(agreement, { parameters: { ...oneLink, detector: 'perfect' }, faults: ['a link fails'] }),
  limit(agreement, {
    finding: 'T10',
    parameters: onePartition,
    nearest: { ...onePartition, detector: 'perfect' },
    faults: ['the network splits'],
  }),
  holds(agreement, { parameters: { ...onePartition, detector: 'perfect' }, faults: ['the network splits'] }),
  // What epochs do for three, though: without further turns they are safe where obeying anybody is not.
  ...[
    { parameters: { ...oneCrashOneSuspicion, ...oneTurn }, faults: ['crash', falseSuspicion] },
    { parameters: { ...oneLink, ...oneTurn }, faults: ['a link fails'] },
  ].flatMap(({ parameters, faults }) => [
    holds(agreement, { parameters, faults }),
    breaks(agreement, { ...flawed('without-epochs', 'T10', ...faults), parameters }),
  ]),

  ...holdsThroughout(validity),
  reached(validity, dissent),
  breaks(validity, flawed('the-dead-need-not-vote', 'seeded: the votes of the dead are not missed', 'crash')),

  ...holdsThroughout(nontriviality),
  reached(nontriviality, unanimity),
  breaks(nontriviality, flawed('timeout-after-vote', 'T2')),

  ...holdsThroughout(irrevocability),
  reached(irrevocability, legacy),
  breaks(irrevocability, flawed('failure-detected-while-committing', 'T1', 'crash')),

  ...holdsThroughout(termination),
  // A node that is wrongly suspected is told by its substitute.
  holds(termination, { parameters: oneSuspicion, faults: [falseSuspicion] }),
  // And coordinates again when that one dies, if it may.
  holds(termination, { parameters: oneCrashOneSuspicion, faults: ['crash', falseSuspicion] }),
  limit(termination, {
    finding: 'one turn each',
    parameters: { ...oneCrashOneSuspicion, ...oneTurn },
    nearest: oneCrashOneSuspicion,
    faults: ['crash', falseSuspicion],
  }),
  reached(termination, lastSurvivor),
  breaks(termination, flawed('one-substitute', 'seeded: nobody takes over from the substitute', 'crash')),
  breaks(termination, flawed('waits-for-the-dead', 'T6', 'crash')),
];
