import { each, forAll, forSome } from '../../../checker/index.js';
import type { QuorumArithmetic } from '../../../models/index.js';
import type { FunctionObligation, FunctionWitness } from '../../obligation.js';
import { systemProperties } from '../../system-properties.js';

/** So many replicas, of which so many may be Byzantine. */
interface Group {
  readonly replicas: number;
  readonly faulty: number;
}

/** The largest group that is looked at. */
const MOST = 100;

/** Every group of up to a hundred that can tolerate its Byzantine members: n ≥ 3f + 1. */
const everyGroup = each(
  Array.from({ length: MOST }, (_, less) => less + 1).flatMap((replicas) =>
    Array.from({ length: Math.floor((replicas + 2) / 3) }, (_, faulty): Group => ({ replicas, faulty })),
  ),
);

const source = 'Algorithms & Implementation, Byzantine Fault Tolerance Algorithm: "Quorum Requirements"';

/**
 * What agreement within a view, and from one view to the next, rests on. Two quorums of q and r of n replicas have as few
 * as q + r − n in common.
 */
export const intersection: FunctionObligation<QuorumArithmetic> = {
  id: 'P12.intersection',
  property: systemProperties.P12,
  source: `${source}; Castro and Liskov, 1999, section 4.5.1`,
  formula: forAll(
    'two quorums, of whatever phases, have a correct replica in common',
    everyGroup,
    ({ replicas, faulty }, { sizes }: QuorumArithmetic) => {
      const quorums = sizesOf(sizes(replicas, faulty));
      return quorums.every((one) => quorums.every((other) => one + other - replicas > faulty));
    },
    { given: ({ faulty }) => faulty > 0 },
  ),
};

export const attainable: FunctionObligation<QuorumArithmetic> = {
  id: 'P12.attainable',
  property: systemProperties.P12,
  source: `${source}; Castro and Liskov, 1999, section 3`,
  formula: forAll(
    'the correct replicas alone are a quorum of every phase',
    everyGroup,
    ({ replicas, faulty }, { sizes }: QuorumArithmetic) =>
      sizesOf(sizes(replicas, faulty)).every((size) => size <= replicas - faulty),
    { given: ({ faulty }) => faulty > 0 },
  ),
};

export const noneToSpare: FunctionWitness<QuorumArithmetic> = {
  id: 'P12.intersection/reached:none-to-spare',
  formula: forSome(
    'with one replica fewer, two quorums could meet in Byzantine ones alone',
    everyGroup,
    ({ replicas, faulty }, { sizes }: QuorumArithmetic) =>
      faulty > 0 && 2 * (sizes(replicas, faulty).commitQuorum - 1) - replicas <= faulty,
  ),
};

export const allNeeded: FunctionWitness<QuorumArithmetic> = {
  id: 'P12.attainable/reached:all-needed',
  formula: forSome(
    'every correct replica is needed for a quorum',
    everyGroup,
    ({ replicas, faulty }, { sizes }: QuorumArithmetic) =>
      faulty > 0 && sizes(replicas, faulty).commitQuorum === replicas - faulty,
  ),
};

function sizesOf({ prepareQuorum, commitQuorum, viewChangeQuorum }: ReturnType<QuorumArithmetic['sizes']>): number[] {
  return [prepareQuorum, commitQuorum, viewChangeQuorum];
}
