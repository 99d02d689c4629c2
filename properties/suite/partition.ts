import type { PartitionState } from '../../models/index.js';
import {
  bothSides,
  changeOfGroup,
  conflict,
  converges,
  leftOut,
  majorityServes,
  served,
  singleWriter,
} from '../catalogue/communication/partial-failure.js';
import type { Binding } from '../obligation.js';
import { bindingsOf, type Instance } from './bindings.js';

const { holds, breaks, limit, reached } = bindingsOf<PartitionState>('partition');

/** The model's own parameters: two links fail, one after the other, which can cut off Cloud1. */
const byDefault = { faults: ['a link fails'] };
/** Any two sides, each of which may again fall apart where no link joins it. */
const twoSides = { parameters: { cuts: 0, partitions: 1 }, faults: ['the network splits'] };
/**
 * The network splits, heals, and splits elsewhere; then clients write at the cores. More writes are more states, and no
 * more of them: who serves does not depend on what is written.
 */
const twoSplits = {
  parameters: { cuts: 0, partitions: 2, heals: 1, clients: 2, clientsWait: true },
  faults: ['the network splits'],
};

/** A node crashes for good, and a link fails. */
const deadNode = { parameters: { cuts: 1, crashes: 1 }, faults: ['a link fails', 'a node crashes'] };
/** One link fails of all. */
const oneLink = { parameters: { cuts: 1 }, faults: ['a link fails'] };
/** As many links fail for good as leave a majority connected, whichever they are. Nobody need write for somebody to serve. */
const fiveLinks = { parameters: { cuts: 5, heals: 0, writes: 0 }, faults: ['a link fails'] };
/** The same beside a node that is dead. */
const oneLinkOneDead = {
  parameters: { cuts: 1, crashes: 1, heals: 0, writes: 0 },
  faults: ['a link fails', 'a node crashes'],
};

/** The network splits, and a node crashes for good. Nothing is written, for the sake of the number of states. */
const twoSidesOneDead = {
  parameters: { cuts: 0, partitions: 1, crashes: 1, writes: 0 },
  faults: ['the network splits', 'a node crashes'],
};

const flawed = (variant: string, finding: string, instance: Instance = byDefault) => ({
  ...instance,
  variant,
  finding,
});

/** R6: with one more link the nodes can fall apart into sides of which none is a majority. */
function oneLinkMore({ parameters, faults }: typeof fiveLinks) {
  return { finding: 'R6', parameters: { ...parameters, cuts: parameters.cuts + 1 }, faults, nearest: parameters };
}

/** Partial failures: who serves, and what becomes of clients' writes, on the repaired design and on each that lacks something. */
export const partitionSuite: readonly Binding[] = [
  holds(singleWriter, byDefault),
  holds(singleWriter, twoSides),
  holds(singleWriter, deadNode),
  holds(singleWriter, oneLink),
  holds(singleWriter, twoSplits),
  reached(singleWriter, bothSides),
  breaks(singleWriter, flawed('documented', 'R4')),
  breaks(singleWriter, flawed('isolation-by-command', 'R4', twoSides)),
  breaks(singleWriter, flawed('overlapping-majorities', 'R3', oneLink)),
  breaks(
    singleWriter,
    flawed('majority-of-the-last-group', 'a majority of the last group beside one of all', twoSplits),
  ),
  breaks(singleWriter, flawed('lease-longer-than-detection', 'seeded: nobody waits for the end of a lease')),
  breaks(singleWriter, flawed('lease-renewed-by-anybody', 'seeded: those who have left renew it')),

  holds(majorityServes, byDefault),
  holds(majorityServes, twoSides),
  holds(majorityServes, deadNode),
  holds(majorityServes, twoSidesOneDead),
  reached(majorityServes, leftOut),
  breaks(majorityServes, flawed('documented', 'R4', twoSidesOneDead)),
  breaks(majorityServes, flawed('everybody-must-join', 'seeded: no group without all five')),

  holds(served, byDefault),
  holds(served, fiveLinks),
  holds(served, oneLinkOneDead),
  reached(served, changeOfGroup),
  breaks(served, flawed('everybody-must-join', 'seeded: no group without all five')),
  limit(served, oneLinkMore(fiveLinks)),
  limit(served, oneLinkMore(oneLinkOneDead)),

  holds(converges, byDefault),
  holds(converges, twoSides),
  reached(converges, conflict),
  breaks(converges, flawed('documented', 'R5')),
  breaks(converges, flawed('last-writer-wins', 'R5')),
];
