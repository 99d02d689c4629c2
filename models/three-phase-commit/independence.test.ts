import { describe, expect, it } from 'vitest';
import { check, eventuallyAlways, never } from '../../checker/index.js';
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

/** Every combination of one value of each. */
function grid<Values extends object>(values: { readonly [name in keyof Values]: readonly Values[name][] }): Values[] {
  return (Object.entries(values) as [keyof Values, readonly Values[keyof Values][]][]).reduce<Values[]>(
    (points, [name, ofName]) => points.flatMap((point) => ofName.map((value) => ({ ...point, [name]: value }))),
    [{} as Values],
  );
}

const settings = [
  ...grid<ThreePhaseCommitSetting>({
    participants: [2],
    crashes: [0, 1, 2],
    suspicions: [0, 1, 2],
    partitions: [0, 1, 2],
    epochs: [true, false],
  }),
  ...grid<ThreePhaseCommitSetting>({
    participants: [3],
    crashes: [0, 1, 2],
    suspicions: [0, 1],
    partitions: [0],
    epochs: [true, false],
  }),
  ...grid<ThreePhaseCommitSetting>({
    participants: [3],
    crashes: [0],
    suspicions: [0],
    partitions: [1],
    epochs: [true, false],
  }),
];

describe('three-phase-commit and its naive formulation', () => {
  it.each(settings)('say the same of %o', async (setting) => {
    expect(await verdictOfModel(setting)).toEqual(naiveVerdict(setting));
  });
});
