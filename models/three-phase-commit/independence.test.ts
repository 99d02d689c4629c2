import { describe, expect, it } from 'vitest';
import { check, eventuallyAlways, never } from '../../checker/index.js';
import { grid } from '../testing/grid.js';
import { searchNaively } from '../testing/naive-search.js';
import {
  disagree,
  isBlocked,
  naiveThreePhaseCommit,
  type ThreePhaseCommitSetting,
} from '../testing/naive-three-phase-commit.js';
import { type ThreePhaseCommitState, threePhaseCommit } from './index.js';

const agreement = never<ThreePhaseCommitState>(
  'one has committed and another aborted',
  (s) =>
    s.participant.some(({ decision }) => decision.some((taken) => taken === 'commit')) &&
    s.participant.some(({ decision }) => decision.some((taken) => taken === 'abort')),
);

const termination = eventuallyAlways<ThreePhaseCommitState>(
  'in the end all who are up have decided',
  (s) => s.participant.every(({ up, decision }) => !up || decision.every((taken) => taken !== 'none')),
  { repairs: 'weak' },
);

interface Verdict {
  readonly agreement: boolean;
  readonly termination: boolean;
}

async function verdictOfModel({ epochs, ...parameters }: ThreePhaseCommitSetting): Promise<Verdict> {
  const instance = threePhaseCommit.instantiate({ parameters, variant: epochs ? 'repaired' : 'without-epochs' });
  const { complete, failure, properties } = await check(instance, { properties: { agreement, termination } });
  expect({ complete, failure }).toEqual({ complete: true, failure: null });
  const holds = (id: string) => properties.find((property) => property.id === id)?.verdict === 'holds';
  return { agreement: holds('agreement'), termination: holds('termination') };
}

function naiveVerdict(setting: ThreePhaseCommitSetting): Verdict {
  const { runs } = searchNaively(naiveThreePhaseCommit(setting), {
    disagreement: disagree,
    block: (state) => isBlocked(state, setting),
  });
  return { agreement: runs.disagreement === null, termination: runs.block === null };
}

const settings = [
  ...grid<ThreePhaseCommitSetting>({
    participants: [2],
    crashes: [0, 1],
    suspicions: [0, 1, 2],
    partitions: [0, 1],
    epochs: [true, false],
    turns: [1],
  }),
  ...grid<ThreePhaseCommitSetting>({
    participants: [2],
    crashes: [1],
    suspicions: [0, 1, 2],
    partitions: [0, 1],
    epochs: [true, false],
    turns: [2],
  }),
  { participants: 2, crashes: 0, suspicions: 1, partitions: 0, epochs: true, turns: 2 },
  ...grid<ThreePhaseCommitSetting>({
    participants: [3],
    crashes: [0, 1, 2],
    suspicions: [0],
    partitions: [0],
    epochs: [true, false],
    turns: [1],
  }),
  // No second turn is taken where nobody is suspected in error.
  { participants: 3, crashes: 2, suspicions: 0, partitions: 0, epochs: true, turns: 2 },
  ...grid<ThreePhaseCommitSetting>({
    participants: [3],
    crashes: [0],
    suspicions: [1],
    partitions: [0],
    epochs: [true, false],
    turns: [1, 2],
  }),
  // Two participants disagree here, three with one turn each do not.
  { participants: 3, crashes: 1, suspicions: 1, partitions: 0, epochs: true, turns: 1 },
];

const naiveVerdicts = new Map<ThreePhaseCommitSetting, Verdict>();

function knownNaiveVerdict(setting: ThreePhaseCommitSetting): Verdict {
  const verdict = naiveVerdicts.get(setting) ?? naiveVerdict(setting);
  naiveVerdicts.set(setting, verdict);
  return verdict;
}

describe('three-phase-commit and its naive formulation', () => {
  it.each(settings)(
    'say the same: $participants participants, $crashes crashes, $suspicions suspicions, $partitions partitions, epochs $epochs, $turns turns',
    async (setting) => {
      expect(await verdictOfModel(setting)).toEqual(knownNaiveVerdict(setting));
    },
  );

  it('have something to say: some settings are safe, some are not, and some of each block', () => {
    const verdicts = settings.map(knownNaiveVerdict);
    for (const agreement of [true, false]) {
      for (const termination of [true, false]) expect(verdicts).toContainEqual({ agreement, termination });
    }
  });
});
