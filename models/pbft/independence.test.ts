import { describe, expect, it } from 'vitest';
import { check, never } from '../../checker/index.js';
import { grid } from '../testing/grid.js';
import { disagree, naivePbft } from '../testing/naive-pbft.js';
import { searchNaively } from '../testing/naive-search.js';
import { sampled } from '../testing/sampled.js';
import { type PbftState, pbft } from './index.js';

const agreement = never<PbftState>('two correct replicas have executed different requests', (s) =>
  s.replica.some(({ executed: one }) =>
    s.replica.some(({ executed: other }) => one.has(1) && other.has(1) && one.get(1) !== other.get(1)),
  ),
);

interface Setting {
  readonly replicas: number;
  readonly prepareQuorum: number;
  readonly commitQuorum: number;
  readonly viewChangeQuorum: number;
  readonly views: number;
  readonly byzantine: number;
  readonly byzantinePosition: 'primary' | 'backup';
}

/** How the model's variants differ from the paper, in the words of the naive formulation. */
const designs = {
  repaired: { verified: true, countsPrimaryAgain: false },
  'new-view-unverified': { verified: false, countsPrimaryAgain: false },
  'primary-counted-twice': { verified: true, countsPrimaryAgain: true },
} as const;

type Design = keyof typeof designs;

/** Whether the model's correct replicas agree wherever the Byzantine ones are. */
async function modelAgrees(setting: Setting, variant: Design): Promise<boolean> {
  const parameters = { ...setting, faulty: 1, unsettledViews: setting.views };
  const { complete, failure, properties } = await check(pbft.instantiate({ parameters, variant }), {
    properties: { agreement },
  });
  expect({ complete: complete || properties[0]?.verdict === 'violated', failure }).toEqual({
    complete: true,
    failure: null,
  });
  return properties[0]?.verdict === 'holds';
}

/** The same, one search for each way to place them. */
function naiveAgrees({ byzantine, byzantinePosition, ...setting }: Setting, design: Design): boolean {
  return subsetsOf(setting.replicas)
    .filter((liars) => liars.length === byzantine && liars.includes(0) === (byzantinePosition === 'primary'))
    .every((liars) => {
      const of = { ...setting, ...designs[design], byzantine: liars, byzantineSends: 'when read' } as const;
      return searchNaively(naivePbft(of), { disagreement: disagree }).runs.disagreement === null;
    });
}

function subsetsOf(replicas: number): readonly (readonly number[])[] {
  const subsets: number[][] = [[]];
  for (let id = 0; id < replicas; id += 1) subsets.push(...subsets.map((subset) => [...subset, id]));
  return subsets;
}

const positions = ['primary', 'backup'] as const;

/** One view, in which only a primary can deceive, and the quorum of view changes does not matter. */
const oneView = grid<Setting>({
  replicas: [4, 5],
  prepareQuorum: [3, 4],
  commitQuorum: [2, 3, 4],
  viewChangeQuorum: [3],
  views: [1],
  byzantine: [1, 2],
  byzantinePosition: ['primary'],
});

const threeReplicas = grid<Setting>({
  replicas: [3],
  prepareQuorum: [2, 3],
  commitQuorum: [2, 3],
  viewChangeQuorum: [2, 3],
  views: [2],
  byzantine: [1],
  byzantinePosition: positions,
});

/** In the third view a certificate of the second one counts more than one of the first. */
const threeViews = grid<Setting>({
  replicas: [3],
  prepareQuorum: [3],
  commitQuorum: [3],
  viewChangeQuorum: [2],
  views: [3],
  byzantine: [1],
  byzantinePosition: positions,
});

/** The quorums of the paper, and others, some of which are as safe. */
const fourReplicas = [
  { prepareQuorum: 3, commitQuorum: 3, viewChangeQuorum: 3 },
  { prepareQuorum: 3, commitQuorum: 2, viewChangeQuorum: 3 },
  { prepareQuorum: 3, commitQuorum: 2, viewChangeQuorum: 4 },
].flatMap((quorums) =>
  positions.map((byzantinePosition) => ({ replicas: 4, views: 2, byzantine: 1, byzantinePosition, ...quorums })),
);

const title =
  'of $replicas replicas $byzantine Byzantine ($byzantinePosition), quorums $prepareQuorum, $commitQuorum, $viewChangeQuorum, views $views';

describe('pbft and its naive formulation say the same', () => {
  it.each(sampled([...oneView, ...threeReplicas, ...threeViews, ...fourReplicas], 1 / 3))(title, async (setting) => {
    expect(await modelAgrees(setting, 'repaired')).toBe(naiveAgrees(setting, 'repaired'));
  });
});

describe.each(['new-view-unverified', 'primary-counted-twice'] as const)('%s, and so does the naive one', (design) => {
  it.each(threeReplicas)(title, async (setting) => {
    expect(await modelAgrees(setting, design)).toBe(naiveAgrees(setting, design));
  });

  it('is less safe than the repaired design, and not always unsafe', () => {
    const lost = threeReplicas.filter((setting) => naiveAgrees(setting, 'repaired') && !naiveAgrees(setting, design));
    expect(lost).not.toEqual([]);
    expect(threeReplicas.filter((setting) => naiveAgrees(setting, design))).not.toEqual([]);
  });
});
