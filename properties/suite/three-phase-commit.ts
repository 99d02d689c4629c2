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
} from '../catalogue/transactions.js';
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

const holdsThroughout = (obligation: P4): readonly Binding[] => [
  holds(obligation, byDefault),
  holds(obligation, allFive),
  holds(obligation, splitUnmistaken),
];

/** A flawed design with the model's own parameters. */
const flawed = (variant: string, finding: string, ...faults: readonly string[]) => ({ variant, finding, faults });

/** T10: what false suspicions do to agreement, between so many participants, and the nearest that they do not. */
const deceived = (
  parameters: Binding['parameters'],
  nearest: Binding['parameters'],
  ...faults: readonly string[]
): readonly Binding[] => [
  holds(agreement, { parameters: nearest }),
  limit(agreement, { finding: 'T10', parameters, nearest, faults }),
];

const falseSuspicion = 'suspect one that is alive';

/** Three-phase commit: safe and live with perfect failure detectors, and what becomes of it with others. */
export const threePhaseCommitSuite: readonly Binding[] = [
  ...holdsThroughout(agreement),
  reached(agreement, commitsEverywhere),
  reached(agreement, abortsEverywhere),
  breaks(agreement, flawed('documented', 'T8', 'crash')),
  breaks(agreement, flawed('without-pre-commit', 'T8', 'crash')),
  breaks(agreement, flawed('without-epochs', 'T10', 'crash')),
  breaks(agreement, flawed('failure-detected-while-committing', 'T1', 'crash')),
  breaks(agreement, flawed('commits-before-the-others-know', 'seeded: a substitute commits at once', 'crash')),
  ...deceived(
    { participants: 2, crashes: 1, suspicions: 1 },
    { participants: 2, crashes: 0, suspicions: 1 },
    'crash',
    falseSuspicion,
  ),
  ...deceived({ crashes: 2, suspicions: 1 }, { crashes: 1, suspicions: 1 }, 'crash', falseSuspicion),
  ...deceived({ crashes: 1, suspicions: 2 }, { crashes: 0, suspicions: 2 }, 'crash', falseSuspicion),
  ...deceived({ crashes: 0, partitions: 1 }, { crashes: 0, cuts: 1 }, 'the network splits'),

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
  holds(termination, { parameters: { crashes: 0, suspicions: 1 }, faults: [falseSuspicion] }),
  reached(termination, lastSurvivor),
  breaks(termination, flawed('one-substitute', 'seeded: nobody takes over from the substitute', 'crash')),
  breaks(termination, flawed('waits-for-the-dead', 'T6', 'crash')),
];
