import type { Workload } from '../subject.js';
import { liveness } from './liveness.js';
import { pbftWorkloads } from './pbft.js';
import { tcommit } from './tcommit.js';
import { twoPhase } from './two-phase.js';
import { twoPhaseCommit } from './two-phase-commit.js';

/** Everything that is measured, TwoPhase with each of these numbers of resource managers. */
export function workloadsOf(resourceManagers: readonly number[]): readonly Workload[] {
  return [...resourceManagers.map(twoPhase), tcommit(13), ...pbftWorkloads, twoPhaseCommit, liveness];
}
