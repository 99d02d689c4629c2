import { defineFunctions, each, type FiniteInputs } from '../../checker/index.js';
import { type QuorumSizes, quorumSizes } from '../pbft/quorum-sizes.js';

/** How large quorums are. */
export interface QuorumArithmetic {
  readonly sizes: (replicas: number, faulty: number) => QuorumSizes;
}

/** So many replicas, of which so many may be Byzantine. */
interface Group {
  readonly replicas: number;
  readonly faulty: number;
}

/** The largest group that is looked at. */
const MOST = 100;

/** Every group of up to a hundred, with any number of them faulty. */
const everyGroup: FiniteInputs<Group> = each(
  Array.from({ length: MOST }, (_, less) => less + 1).flatMap((replicas) =>
    Array.from({ length: replicas }, (_, faulty) => ({ replicas, faulty })),
  ),
);

/** The sizes that pbft has in this design. */
const sizesIn = (variant: string) => ({ sizes: (n: number, f: number) => quorumSizes(n, f, variant) });

/** "Quorum Requirements" of the Byzantine Fault Tolerance Algorithm, for groups of any size. */
export const quorumArithmetic = defineFunctions<QuorumArithmetic>({
  name: 'quorum-arithmetic',
  about: 'How many replicas are a quorum, where some are Byzantine',
  functions: sizesIn('repaired'),
  properties: ({ forAll }) => ({
    'three-per-faulty': forAll(
      'some size of a quorum is both safe and live if and only if n ≥ 3f + 1 (B2)',
      everyGroup,
      ({ replicas, faulty }) =>
        sizesUpTo(replicas).some((size) => 2 * size - replicas > faulty && size <= replicas - faulty) ===
        replicas >= 3 * faulty + 1,
    ),
  }),
  variants: {
    repaired: { about: '⌈(n+f+1)/2⌉: two quorums meet in a correct replica' },
    documented: { about: '2f+1, and f+1 for a new view', replace: sizesIn('documented') },
    'quorums-of-2f+1': { about: 'Quorums of 2f+1, whatever n is (B1)', replace: sizesIn('quorums-of-2f+1') },
    'new-view-from-f+1': { about: 'A new view needs f+1 view changes (B3)', replace: sizesIn('new-view-from-f+1') },
    unanimous: {
      about: 'A quorum is everybody, so that one who is silent stops all',
      replace: {
        sizes: (replicas) => ({ prepareQuorum: replicas, commitQuorum: replicas, viewChangeQuorum: replicas }),
      },
    },
  },
});

function sizesUpTo(replicas: number): number[] {
  return Array.from({ length: replicas }, (_, less) => less + 1);
}
